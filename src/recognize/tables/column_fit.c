/* How well a cell fits what a column holds, by what it is itself. */
#include "recognize/tables/body.h"

#include "base/unicode.h"
#include "budget/classify.h"
#include "vocabulary/phrases.h"
#include "vocabulary/words.h"

#include <string.h>

static double
fit_item(const struct body_cell *c, bool expenditure)
{
    if (c->amount || c->broken || c->number)
        return ALIGN_IMPOSSIBLE;
    if (c->dash)
        return 4;
    bool in = word_find(WORDS_REVENUE_SIDE, c->folded) != NULL;
    bool out = word_find(WORDS_EXPENDITURE_SIDE, c->folded) != NULL;
    if (in && out) /* 国有资本经营预算支出, 抗疫特别国债安排的支出 */
        in = !(out = !word_find(WORDS_REVENUE, c->folded));
    if (in == out)
        return 1;
    return out == expenditure ? 0 : 6;
}

static double
fit_amount(const struct body_cell *c)
{
    if (c->amount || c->dash)
        return 0;
    if (c->broken)
        return 1;
    if (!c->number) /* spoilt beyond knowing, or not an amount at all */
        return strpbrk(c->folded, "0123456789") && c->shape == CODE_NONE
                   ? 10 : ALIGN_IMPOSSIBLE;
    if (c->folded[0] == '0' && c->folded[1]) /* 03: a part of a code */
        return ALIGN_IMPOSSIBLE;
    bool code = c->shape == CODE_FUNCTION || c->shape == CODE_DEPARTMENT ||
                c->shape == CODE_GOVERNMENT || c->shape == CODE_UNIT;
    return code && strlen(c->folded) >= 5 ? 5 : 1;
}

static double
fit_ratio(const struct body_cell *c)
{
    bool percent = g_str_has_suffix(c->folded, "%");
    bool figure = c->amount || c->dash || c->number || percent;
    return figure ? 0.5 : ALIGN_IMPOSSIBLE;
}

static double
fit_code(const struct body_cell *c, enum code_shape wanted, bool with_name)
{
    if (c->amount || c->broken || c->dash)
        return ALIGN_IMPOSSIBLE;
    if (c->total || c->subtotal)
        return with_name ? 1 : 2;
    if (c->shape == wanted)
        return c->named == with_name ? 0 : 1;
    if (c->shape == CODE_PART && !with_name && !c->named)
        return 1;
    if (c->shape == CODE_NONE)
        return with_name ? 4 : 8;
    return 7;
}

static double
fit_name(const struct body_cell *c, enum code_shape own)
{
    if (c->amount || c->broken)
        return ALIGN_IMPOSSIBLE;
    if (c->total || c->subtotal)
        return 1;
    if (c->number)
        return 9;
    if (c->dash)
        return 2;
    if (c->shape == CODE_NONE)
        return 0;
    return c->shape == own ? 1 : 5;
}

/* 1-行政单位, 31-部门项目: a type, not a name. */
static bool
is_numbered(const char *folded)
{
    size_t n = strspn(folded, "0123456789");
    return n >= 1 && n <= 2 && folded[n] == '-' && folded[n + 1];
}

static double
fit_org(const struct body_cell *c, bool with_name)
{
    if (c->amount || c->broken)
        return ALIGN_IMPOSSIBLE;
    if (c->total || c->subtotal)
        return 1.5;
    if (c->shape == CODE_UNIT)
        return with_name || !c->named ? 0 : 1;
    if (is_numbered(c->folded))
        return 6;
    if (c->shape == CODE_NONE)
        return with_name ? 1 : 8;
    return c->number && !with_name ? 2 : 6;
}

/* A code in its own cell, then its name. */
static double
fit_text(const struct body_cell *c, enum code_shape own)
{
    if (c->amount || c->broken)
        return ALIGN_IMPOSSIBLE;
    if (own != CODE_NONE && c->shape == own)
        return 0;
    if (c->total || c->subtotal)
        return 1.5;
    if (c->shape == CODE_NONE && !c->number)
        return 1;
    return c->shape == CODE_OTHER ? 2 : 5;
}

static bool
is_year(const char *folded)
{
    size_t n = strspn(folded, "0123456789");
    return year_length(folded) || (n == 4 && !folded[n] && *folded <= '2');
}

/* Only changes are often negative. */
enum { NEGATIVE = 6 };

double
align_fit(enum column_role role, const struct body_cell *c)
{
    if (column_is_amount(role))
        return fit_amount(c) +
               (c->value.fen < 0 && role != COLUMN_CHANGE ? NEGATIVE : 0);
    switch (role) {
    case COLUMN_FUNCTION:
        return fit_code(c, CODE_FUNCTION, true);
    case COLUMN_FUNCTION_CODE:
        return fit_code(c, CODE_FUNCTION, false);
    case COLUMN_GOVERNMENT:
        return fit_code(c, CODE_GOVERNMENT, true);
    case COLUMN_GOVERNMENT_CODE:
        return fit_code(c, CODE_GOVERNMENT, false);
    case COLUMN_DEPARTMENT:
        return fit_code(c, CODE_DEPARTMENT, true);
    case COLUMN_DEPARTMENT_CODE:
        return fit_code(c, CODE_DEPARTMENT, false);
    case COLUMN_FUNCTION_NAME:
        return fit_name(c, CODE_FUNCTION);
    case COLUMN_GOVERNMENT_NAME:
        return fit_name(c, CODE_GOVERNMENT);
    case COLUMN_DEPARTMENT_NAME:
        return fit_name(c, CODE_DEPARTMENT);
    case COLUMN_ORG:
        return fit_org(c, true);
    case COLUMN_ORG_CODE:
        return fit_org(c, false);
    case COLUMN_ORG_NAME:
        return fit_name(c, CODE_UNIT);
    case COLUMN_PROJECT:
        return fit_text(c, CODE_PROJECT);
    case COLUMN_PROJECT_CODE:
        return c->shape == CODE_PROJECT ? 0 : 6;
    case COLUMN_PROJECT_NAME:
        return fit_name(c, CODE_NONE);
    case COLUMN_YEAR:
        return is_year(c->folded) ? 0 : c->total ? 2 : 9;
    case COLUMN_REVENUE_ITEM:
        return fit_item(c, false);
    case COLUMN_EXPENDITURE_ITEM:
        return fit_item(c, true);
    case COLUMN_OTHER_ITEM:
        return c->amount || c->broken || c->number ? ALIGN_IMPOSSIBLE : 0;
    case COLUMN_DIRECTORY1:
        return fit_text(c, CODE_PART);
    case COLUMN_DIRECTORY2:
        return fit_text(c, CODE_DIRECTORY);
    case COLUMN_FIELD:
        return fit_text(c, CODE_FUNCTION);
    case COLUMN_PROCUREMENT_CATEGORY:
        return fit_text(c, CODE_LETTER);
    case COLUMN_RATIO:
        return fit_ratio(c);
    case COLUMN_ORG_TYPE:
    case COLUMN_CATEGORY:
        return c->amount || c->broken ? ALIGN_IMPOSSIBLE
               : is_numbered(c->folded) ? 0 : 1.2;
    default:
        return c->amount || c->broken ? 6 : 1.2;
    }
}
