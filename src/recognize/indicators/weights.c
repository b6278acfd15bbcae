/* The weights of every kind of evidence in reading indicator tables. Knows
 * pieces and columns; knows nothing of paths. */
#include "recognize/indicators/weights.h"

#include <string.h>

/* ---------------------------------------------------------------- starts */

/* What a look is worth to columns of a kind. */
enum group {
    OF_ORG, OF_PROJECT, OF_CATEGORY, OF_PERSON, OF_PHONE, OF_MONEY, OF_GOAL,
    OF_NAME, OF_RELATION, OF_VALUE, OF_MEASURE, OF_DIRECTION, OF_NOTE, GROUPS
};

static const signed char WORTH_OF_LOOK[LOOKS][GROUPS] = {
    /*                  org  prj  cat  per  pho  mon goal name  rel  val
     *                 meas  dir note */
    [LOOK_TEXT] =      { -6,  -6, -25,  -5, -60, -90,   0,   0, -90,   0,
                         -2, -60,  -2 },
    [LOOK_LEVEL] =     { -90, -90, -90, -90, -90, -90, -60, -45, -90, -60,
                         -70, -90, -40 },
    [LOOK_BARE] =      { -10, -10, -40, -10, -60, -90, -20,  -8, -90,  -8,
                         -10, -60, -10 },
    [LOOK_RELATION] =  { -90, -90, -90, -90, -90, -90, -60, -60,   2, -15,
                         -60, -60, -30 },
    [LOOK_DIRECTION] = { -90, -90, -60, -60, -90, -90, -60, -60, -90, -50,
                         -45,   4, -30 },
    [LOOK_CODE] =      { -60,   8, -60, -90, -40, -90, -40, -90, -90, -60,
                         -90, -90, -20 },
    [LOOK_DIGITS] =    { -40,  -2, -60, -60, -30, -60, -40, -50, -90, -20,
                         -60, -90, -20 },
    [LOOK_ORG] =       {   4, -12, -20, -50, -60, -90, -30, -25, -90, -25,
                         -50, -90, -20 },
    [LOOK_CATEGORY] =  { -30, -14,   6, -50, -60, -90, -25, -25, -90, -25,
                         -40, -90, -20 },
    [LOOK_PHONE] =     { -60, -30, -60, -60,   4,  -6, -60, -60, -90,  -3,
                         -60, -90,  -4 },
    [LOOK_AMOUNT] =    { -60, -60, -60, -60, -40,   4, -60, -60, -90,  -2,
                         -60, -90,  -4 },
    [LOOK_NUMBER] =    { -60, -60, -40, -60, -20,  -6, -60, -60, -90,   0,
                         -50, -90,  -2 },
    [LOOK_PERCENT] =   { -60, -60, -60, -60, -60, -60, -50, -30, -90,   3,
                         -20, -90, -10 },
    [LOOK_DASH] =      { -20, -30, -10, -10,  -4,  -1, -20, -80, -30, -12,
                          -3,  -6,  -2 },
};

static enum group
group_of(enum column_role role)
{
    switch (role) {
    case COLUMN_ORG:
    case COLUMN_ORG_CODE:
        return OF_ORG;
    case COLUMN_PROJECT:
    case COLUMN_PROJECT_CODE:
        return OF_PROJECT;
    case COLUMN_CATEGORY:
        return OF_CATEGORY;
    case COLUMN_PERSON:
        return OF_PERSON;
    case COLUMN_PHONE:
        return OF_PHONE;
    case COLUMN_TOTAL:
    case COLUMN_FISCAL:
    case COLUMN_OTHER_MONEY:
        return OF_MONEY;
    case COLUMN_GOAL:
        return OF_GOAL;
    case COLUMN_ACTIVITY:
    case COLUMN_LEVEL3:
        return OF_NAME;
    case COLUMN_RELATION:
        return OF_RELATION;
    case COLUMN_VALUE:
        return OF_VALUE;
    case COLUMN_MEASURE:
        return OF_MEASURE;
    case COLUMN_DIRECTION:
        return OF_DIRECTION;
    default:
        return OF_NOTE;
    }
}

/* What each mark is worth to the columns of a result. */
struct mark_worth {
    size_t offset; /* of the mark in struct marks */
    int name, target, actual, reason;
};
#define MARK(m) offsetof(struct marks, m)
static const struct mark_worth WORTH[] = {
    /*                      name target actual reason */
    { MARK(is_number),       -60,  -6,   -3,   -35 },
    { MARK(is_dash),         -80, -40,  -10,    -8 },
    { MARK(is_percent),      -30,   3,    5,   -30 },
    { MARK(has_digit),        -6,   6,    3,    -2 },
    { MARK(starts_digit),    -14,   2,    0,    -8 },
    { MARK(relation),        -40,  15,   -8,   -40 },
    { MARK(none),            -40, -15,    8,     0 },
    { MARK(done),             -8,  -3,    7,     0 },
    { MARK(cause),           -10,  -8,   -4,    12 },
    { MARK(name_tail),         4,  -2,   -2,    -3 },
    { MARK(numbered_name),    30, -30,  -30,   -30 },
    { MARK(has_comma),       -12,   0,    0,     2 },
    { MARK(starts_mark),     -40, -40,  -40,   -40 },
};

static int
marks_worth(const struct marks *m, enum column_role role)
{
    int sum = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(WORTH); i++) {
        const struct mark_worth *w = &WORTH[i];
        if (!*(const bool *) ((const char *) m + w->offset))
            continue;
        sum += role == COLUMN_LEVEL3  ? w->name
               : role == COLUMN_VALUE  ? w->target
               : role == COLUMN_ACTUAL ? w->actual
               : role == COLUMN_REASON ? w->reason : 0;
    }
    return sum;
}

static int
number_worth(const struct marks *m, enum column_role role)
{
    if (m->is_dash)
        return -2;
    if (!m->is_number)
        return -150;
    int sum = m->value > 10000 || m->value < 0 ? -60 : 0;
    if (role == COLUMN_WEIGHT && (m->value > 6000 || m->value == 0))
        sum -= 12;
    if (role == COLUMN_WEIGHT && m->value % 50 != 0)
        sum -= 8;
    return sum;
}

static int
level_worth(const struct piece *p, enum column_role role)
{
    bool fits = role == COLUMN_LEVEL1 ? p->level.level1 != LEVEL1_NONE
                                      : p->level.level2 != LEVEL2_NONE;
    if (fits)
        return p->level.full ? 0 : -6;
    return role == COLUMN_LEVEL1 ? -90 : -60;
}

/* A level's word stands where it is none. */
static int
misplaced_level(const struct piece *p)
{
    return !p->level.length ? 0 : p->level.full ? -70 : -8;
}

/* Texts of columns that are told by how long they are. */
static int
length_worth(const struct piece *p, const struct marks *m,
             enum column_role role)
{
    switch (group_of(role)) {
    case OF_GOAL:
        return p->width > 40 ? 8 : p->width <= 16 ? -8 : m->ends_stop ? 4 : 0;
    case OF_PERSON:
        return p->width > 16 || m->has_digit ? -40 : 0;
    case OF_PROJECT:
        return p->look == LOOK_TEXT && (p->width > 160 || m->ends_stop) ? -20
                                                                        : 0;
    case OF_ORG:
        return p->look == LOOK_TEXT && (p->width > 80 || m->ends_stop) ? -20
                                                                       : 0;
    case OF_MEASURE:
        return p->width > 12 || (p->look == LOOK_TEXT && m->has_digit) ? -30
                                                                       : 0;
    case OF_NAME:
        return p->width > 120 ? -10 : 0;
    case OF_VALUE:
        return p->look == LOOK_TEXT && !m->has_digit ? -4 : 0;
    default:
        return 0;
    }
}

/* In a table the cell stands in the column, or does not. A row whose cells are
 * not what its columns hold was shifted and says less. */
static int
place_worth(const struct scoring *s, size_t i, size_t column)
{
    const struct piece *p = &s->p[i];
    int wanted = s->columns->at[column];
    if (wanted == 0 || !p->is_cell)
        return 0;
    if (p->column == wanted)
        return s->m[i].aligned ? 18 : 9;
    return s->m[i].aligned ? -10 : -5;
}

int
weight_start(const struct scoring *s, size_t i, size_t column)
{
    const struct piece *p = &s->p[i];
    const struct marks *m = &s->m[i];
    enum column_role role = s->columns->role[column];
    int sum = place_worth(s, i, column);
    if (role_is_level(role))
        return sum + level_worth(p, role);
    if (role_is_number(role))
        return sum + number_worth(m, role);
    if (!s->columns->name[column])
        return sum - 40; /* nothing is known of it */
    if (role == COLUMN_UNKNOWN || role == COLUMN_NOTE)
        return sum + (s->columns->of[COLUMN_SCORE] ? misplaced_level(p) : -8);
    if (s->columns->of[COLUMN_ACTUAL] && !s->columns->of[COLUMN_RELATION] &&
        role_is_of_item(role) && role != COLUMN_MEASURE) {
        if (role == COLUMN_LEVEL3 && p->width <= 4 && !p->is_cell)
            sum -= 12;
        return sum + marks_worth(m, role) + misplaced_level(p);
    }
    if (role == COLUMN_ACTUAL || role == COLUMN_REASON)
        return sum + marks_worth(m, role) + misplaced_level(p);
    return sum + WORTH_OF_LOOK[p->look][group_of(role)] +
           length_worth(p, m, role);
}

/* ------------------------------------------------------------- going on */

static int
go_on_in_line(const struct marks *a, const struct marks *b)
{
    if (b->starts_mark || a->ends_comma)
        return -8;
    if (a->is_number || b->is_number || b->is_dash)
        return -40;
    return a->latin_end && b->latin_start ? -10 : -30;
}

/* Cells are centred, so that pieces which share a line are whole cells. */
static int
go_on_over_lines(const struct piece *a, const struct piece *b)
{
    int sum = b->gap > 0 ? -2 : 0;
    if (!a->starts_line)
        sum -= 10;
    if (!b->ends_line)
        sum -= 10;
    return sum;
}

/* A line of one cell, of a row whose cells stand one a line. */
static int
go_on_loose(const struct scoring *s, size_t i, enum column_role role)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    enum group group = group_of(role);
    bool text = b->look == LOOK_TEXT || b->look == LOOK_BARE;
    bool cut = a->look == LOOK_CODE && !strchr(a->folded, '-') &&
               strlen(a->folded) < 21;
    bool nameless = a->look == LOOK_DIGITS ||
                    (a->look == LOOK_CODE && g_str_has_suffix(a->folded, "-"));
    if (group == OF_PROJECT && !s->m[i - 1].ends_stop)
        return cut && (b->look == LOOK_DIGITS || b->look == LOOK_CATEGORY ||
                       b->look == LOOK_ORG) ? 6
               : !text  ? -50
               : nameless ? 6 : -7;
    if (group == OF_GOAL)
        return text ? (b->width > 16 || s->m[i].ends_stop ? 2 : -3) : -12;
    if (group == OF_NAME)
        return text ? -5 : -40;
    return group == OF_VALUE || group == OF_NOTE ? -25 : -50;
}

int
weight_go_on(const struct scoring *s, size_t i, size_t column)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    const struct marks *ma = &s->m[i - 1], *mb = &s->m[i];
    enum column_role role = s->columns->role[column];
    if (role_is_level(role))
        return -120;
    if (role_is_number(role))
        return NEVER;
    int sum = misplaced_level(b);
    if (a->is_cell || b->is_cell)
        return sum + (a->column == b->column && a->row != b->row ? -25 : -60);
    if (!s->flat)
        return sum + go_on_loose(s, i, role);
    if (mb->is_dash)
        sum -= 40;
    if (mb->numbered_name)
        sum -= 30;
    if (role == COLUMN_LEVEL3) /* names are short */
        sum -= mb->has_comma ? 12 : 3;
    if (mb->starts_mark)
        sum += 20;
    if (ma->ends_comma)
        sum += 10;
    if (ma->opens || ma->ends_open)
        sum += 8;
    if (mb->seam_known)
        sum += 6;
    if (role == COLUMN_REASON)
        sum += (mb->cause ? 2 : 0) - (mb->name_tail ? 5 : 0);
    if (role == COLUMN_VALUE && mb->repeats)
        sum -= 15;
    if (mb->relation && !ma->ends_comma)
        sum -= 10;
    if (mb->is_number)
        sum -= ma->is_number || role == COLUMN_LEVEL3 ? 80 : 10;
    return sum + (b->starts_line ? go_on_over_lines(a, b)
                                 : go_on_in_line(ma, mb));
}

/* ----------------------------------------------------------------- seams */

enum outcome { OUTCOME_UNKNOWN, OUTCOME_FULL, OUTCOME_LESS, OUTCOME_BLANK,
               OUTCOME_OVER };

/* The score at piece `i` beside the weight before it. */
static enum outcome
outcome_at(const struct scoring *s, size_t i)
{
    if (i == 0)
        return OUTCOME_UNKNOWN;
    const struct marks *weight = &s->m[i - 1], *score = &s->m[i];
    if (score->is_dash)
        return OUTCOME_BLANK;
    if (!weight->is_number || !score->is_number)
        return OUTCOME_UNKNOWN;
    return score->value == weight->value  ? OUTCOME_FULL
           : score->value < weight->value ? OUTCOME_LESS : OUTCOME_OVER;
}

/* What follows a score: a reason where points were lost, else a new row. */
static int
after_score(const struct scoring *s, struct seam seam)
{
    static const int REASON[] = { [OUTCOME_UNKNOWN] = 0, [OUTCOME_FULL] = -18,
                                  [OUTCOME_LESS] = 6, [OUTCOME_BLANK] = 6,
                                  [OUTCOME_OVER] = 0 };
    static const int ROW[] = { [OUTCOME_UNKNOWN] = -2, [OUTCOME_FULL] = 0,
                               [OUTCOME_LESS] = -6, [OUTCOME_BLANK] = -6,
                               [OUTCOME_OVER] = -2 };
    enum outcome o = outcome_at(s, seam.i - 1);
    if (s->columns->role[seam.to] == COLUMN_REASON)
        return s->m[seam.i].none || s->m[seam.i].is_dash ? 12
               : s->m[seam.i].cause ? REASON[o] : REASON[o] - 4;
    return seam.is_row ? ROW[o] : 0;
}

/* Two numbers of a weight and its score. */
static int
weight_and_score(const struct scoring *s, size_t i)
{
    const struct piece *b = &s->p[i];
    int sum = b->starts_line && !b->is_cell ? -8 : 6;
    if (s->m[i].is_number != s->m[i - 1].is_number)
        sum -= 10;
    return sum - (outcome_at(s, i) == OUTCOME_OVER ? 15 : 0);
}

/* A target and a result in the same unit, or the same words. */
static int
target_and_actual(const struct scoring *s, size_t i)
{
    const struct marks *a = &s->m[i - 1], *b = &s->m[i];
    if (b->repeats)
        return 12;
    if (strcmp(s->p[i - 1].folded, s->p[i].folded) == 0)
        return a->is_number ? 0 : 12;
    return a->has_digit && b->has_digit && strcmp(a->unit, b->unit) == 0 ? 8
                                                                         : 0;
}

static int
row_worth(const struct scoring *s, struct seam seam)
{
    const struct piece *b = &s->p[seam.i];
    if (seam.is_row)
        return b->starts_line ? 0 : s->flat ? -35 : -60;
    return b->starts_line && b->is_cell ? -30 : 0;
}

/* Cells of a row stand as far apart as their columns. */
static int
distance_worth(const struct scoring *s, struct seam seam)
{
    const struct piece *a = &s->p[seam.i - 1], *b = &s->p[seam.i];
    const int *at = s->columns->at;
    if (!a->is_cell || !b->is_cell || a->row != b->row || seam.is_row ||
        !at[seam.from] || !at[seam.to])
        return 0;
    return b->column - a->column == at[seam.to] - at[seam.from] ? 9 : -5;
}

/* Money of a project: the total stands first, the treasury's after it, and is
 * often all of it. */
static int
money_worth(const struct scoring *s, struct seam seam)
{
    enum column_role from = s->columns->role[seam.from];
    enum column_role to = s->columns->role[seam.to];
    bool same = strcmp(s->p[seam.i - 1].folded, s->p[seam.i].folded) == 0;
    if (to == COLUMN_FISCAL)
        return from != COLUMN_TOTAL ? -15 : same ? 10 : 0;
    if (to != COLUMN_OTHER_MONEY)
        return 0;
    return from == COLUMN_FISCAL && !same ? 0
           : from == COLUMN_TOTAL && !same ? -4 : -20;
}

/* The name may be merged over rows, but stands on the first of its group;
 * a 一级 is followed by a 二级; a project without a code has money. */
static int
order_worth(const struct scoring *s, struct seam seam)
{
    enum column_role from = s->columns->role[seam.from];
    enum column_role to = s->columns->role[seam.to];
    const struct piece *a = &s->p[seam.i - 1];
    int sum = 0;
    if (role_is_level(from) && !role_is_level(to) && to != COLUMN_LEVEL3 &&
        to != COLUMN_NOTE)
        sum -= 50;
    if (from == COLUMN_LEVEL1 && to != COLUMN_LEVEL2)
        sum -= 20;
    if (from == COLUMN_PROJECT && a->look == LOOK_TEXT &&
        (role_is_of_item(to) || to == COLUMN_GOAL || seam.is_row))
        sum -= 18;
    if (from == COLUMN_PROJECT && a->look == LOOK_CODE && !a->is_cell &&
        g_str_has_suffix(a->folded, "-"))
        sum -= 20;
    if ((from == COLUMN_ORG || from == COLUMN_ORG_CODE) &&
        a->look == LOOK_TEXT && (to == COLUMN_CATEGORY || column_is_amount(to)))
        sum -= 15;
    if (to == COLUMN_PERSON && from != COLUMN_CATEGORY &&
        s->columns->of[COLUMN_CATEGORY])
        sum -= 8;
    if (from == COLUMN_RELATION && to == COLUMN_MEASURE)
        sum -= 8;
    if (from == COLUMN_LEVEL3 && to == COLUMN_RELATION)
        sum += 4;
    return sum;
}

int
weight_seam(const struct scoring *s, struct seam seam)
{
    const struct marks *a = &s->m[seam.i - 1], *b = &s->m[seam.i];
    const struct piece *piece = &s->p[seam.i];
    enum column_role from = s->columns->role[seam.from];
    enum column_role to = s->columns->role[seam.to];
    int sum = row_worth(s, seam) + order_worth(s, seam) +
              distance_worth(s, seam) + money_worth(s, seam);
    if (from == COLUMN_SCORE)
        sum += after_score(s, seam);
    if (from == COLUMN_WEIGHT && to == COLUMN_SCORE)
        sum += weight_and_score(s, seam.i);
    if (from == COLUMN_VALUE && to == COLUMN_ACTUAL)
        sum += target_and_actual(s, seam.i);
    if (piece->is_cell || s->p[seam.i - 1].is_cell)
        return sum;
    if (!s->flat)
        return sum;
    if (from == COLUMN_LEVEL3 && !a->name_tail)
        sum -= 4;
    if (a->ends_comma)
        sum -= 15;
    if (a->opens || a->ends_open)
        sum -= 12;
    if (a->ends_relation)
        sum -= 30;
    if (b->seam_known)
        sum -= 8;
    if (b->starts_mark)
        sum -= 20;
    if (piece->starts_line && piece->gap == 0)
        sum -= 1;
    return sum;
}

/* ----------------------------------------------------------------- lines */

int
weight_late(const struct scoring *s)
{
    size_t lines = 0, shared = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (!s->p[i].starts_line || s->p[i].is_cell)
            continue;
        lines++;
        shared += !s->p[i].ends_line;
    }
    return shared * 8 > lines ? 22 : 0;
}

/* ---------------------------------------------------------------- widths */

static bool
is_free(const struct piece *p)
{
    return !p->is_cell;
}

int
weight_wrapped(const struct scoring *s, size_t i, int width)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    if (!s->flat || !is_free(a) || !is_free(b) || !b->starts_line)
        return 0;
    if (width == 0)
        return -10;
    int room = width - a->width - s->m[i].chunk_most;
    if (room < 0)
        return 4;
    bool paragraph = s->m[i - 1].ends_stop || s->m[i].list_item;
    int cost = room < 1 ? 6 : room < 2 ? 12 : room < 4 ? 24 : 40;
    return -(paragraph ? cost / 2 : cost);
}

int
weight_closed(const struct scoring *s, size_t i, int width)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    if (!is_free(a) || !is_free(b) || !b->starts_line || width == 0)
        return 0;
    return a->width + s->m[i].chunk_least > width ? -24 : 0;
}

int
weight_fits(const struct scoring *s, size_t i, int width)
{
    const struct piece *p = &s->p[i];
    if (!is_free(p) || width == 0 || p->width <= width)
        return 0;
    return p->width == width + 1 ? -8 : -40;
}
