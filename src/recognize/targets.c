/* Tables of performance targets (绩效目标) → projects with their indicators,
 * and the department's own targets. */
#include "recognize/section.h"

void
recognize_project_targets(struct recognizing *r, const struct section *s,
                          struct table *out)
{
    (void) r;
    (void) s;
    (void) out;
}

void
recognize_department_targets(struct recognizing *r, const struct section *s,
                             struct table *out)
{
    (void) r;
    (void) s;
    (void) out;
}

void
targets_settle(struct recognizing *r)
{
    (void) r;
}
