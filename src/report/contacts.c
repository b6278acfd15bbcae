/* Names and phones where contacts are not shown. */
#include "report/contacts.h"

#include "budget/contacts.h"

const char *
contacts_shown(arena *a, const struct understanding *u,
               const struct compose_options *options, const char *text)
{
    bool as_it_is = !text || options->show_contacts;
    return as_it_is ? text : contacts_masked(a, u->budget, text);
}
