#include "budget/coverage.h"

size_t
coverage_figures(const struct coverage *c)
{
    return c->placed + c->named + c->unplaced;
}

int
coverage_share(const struct coverage *c)
{
    size_t all = c->placed + c->unplaced;
    return all ? (int) (c->placed * 10000 / all) : 10000;
}

bool
coverage_is_enough(const struct coverage *c)
{
    enum { ENOUGH = 9900 };
    return coverage_share(c) >= ENOUGH;
}
