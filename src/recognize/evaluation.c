#include "recognize/section.h"

void
recognize_self_evaluation(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    (void) r;
    (void) s;
    (void) out;
}
