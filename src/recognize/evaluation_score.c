/* The weights of every kind of evidence in reading indicator tables. Knows
 * pieces and fields; knows nothing of paths. */
#include "recognize/evaluation_score.h"

#include <glib.h>
#include <string.h>

static const int SKIP[FIELD_COUNT] = {
    [FIELD_NAME] = -16,   [FIELD_TARGET] = -50, [FIELD_ACTUAL] = -45,
    [FIELD_WEIGHT] = -50, [FIELD_SCORE] = -32,  [FIELD_NOTE] = -12,
};

int
score_skip(enum field f)
{
    return SKIP[f];
}

int
score_skip_both(void)
{
    return 28;
}

int
score_skip_group(void)
{
    return -18;
}

/* ---------------------------------------------------------------- starts */

/* What each mark is worth to the fields of text. */
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
text_worth(const struct marks *m, enum field f)
{
    int sum = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(WORTH); i++) {
        const struct mark_worth *w = &WORTH[i];
        if (!*(const bool *) ((const char *) m + w->offset))
            continue;
        sum += f == FIELD_NAME     ? w->name
               : f == FIELD_TARGET ? w->target
               : f == FIELD_ACTUAL ? w->actual
               : f == FIELD_REASON ? w->reason : 0;
    }
    return sum;
}

static int
number_worth(const struct marks *m, enum field f)
{
    if (m->is_dash)
        return -2;
    if (!m->is_number)
        return -150;
    int sum = m->value > 10000 || m->value < 0 ? -60 : 0;
    if (f == FIELD_WEIGHT && (m->value > 6000 || m->value == 0))
        sum -= 12;
    if (f == FIELD_WEIGHT && m->value % 50 != 0)
        sum -= 8;
    return sum;
}

static int
level_worth(const struct piece *p, const struct marks *m, enum field f)
{
    bool fits = f == FIELD_LEVEL1 ? m->level1 : m->level2;
    if (fits)
        return g_str_has_suffix(p->folded, ")") ||
               g_str_has_suffix(p->folded, "指标") ? 0 : -6;
    return f == FIELD_LEVEL1 ? -90 : -60;
}

/* A level's word stands where it is none. */
static int
misplaced_level(const struct piece *p, const struct marks *m)
{
    if (!m->level1 && !m->level2)
        return 0;
    return g_str_has_suffix(p->folded, "指标") ? -70 : -8;
}

/* In a table the cell stands in the column, or does not. A row whose cells are
 * not what its columns hold was shifted and says less. */
static int
column_worth(const struct scoring *s, size_t i, size_t column)
{
    int wanted = s->columns->column[column];
    if (!s->is_table || wanted == 0 || !s->p[i].is_cell)
        return 0;
    int sure = s->m[i].aligned ? 2 : 1;
    return sure * (s->p[i].column == wanted ? 9 : -5);
}

int
score_start(const struct scoring *s, size_t i, size_t column)
{
    const struct marks *m = &s->m[i];
    enum field f = s->columns->field[column];
    int sum = column_worth(s, i, column);
    if (field_is_level(f))
        return sum + level_worth(&s->p[i], m, f);
    if (field_is_number(f))
        return sum + number_worth(m, f);
    if (f == FIELD_NAME && s->p[i].width <= 4 && !s->p[i].is_cell)
        sum -= 12;
    return sum + text_worth(m, f) + misplaced_level(&s->p[i], m);
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

int
score_go_on(const struct scoring *s, size_t i, enum field f)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    const struct marks *ma = &s->m[i - 1], *mb = &s->m[i];
    if (field_is_level(f))
        return -120;
    if (field_is_number(f))
        return NEVER;
    int sum = misplaced_level(b, mb);
    if (a->is_cell || b->is_cell)
        return sum + (a->column == b->column && a->row != b->row ? -25 : -60);
    if (mb->is_dash)
        sum -= 40;
    if (mb->numbered_name)
        sum -= 30;
    if (f == FIELD_NAME) /* names are short */
        sum -= mb->has_comma ? 12 : 3;
    if (mb->starts_mark)
        sum += 20;
    if (ma->ends_comma)
        sum += 10;
    if (ma->opens || ma->ends_open)
        sum += 8;
    if (mb->seam_known)
        sum += 6;
    if (f == FIELD_REASON)
        sum += (mb->cause ? 2 : 0) - (mb->name_tail ? 5 : 0);
    if (f == FIELD_TARGET && mb->repeats)
        sum -= 15;
    if (mb->relation && !ma->ends_comma)
        sum -= 10;
    if (mb->is_number)
        sum -= ma->is_number || f == FIELD_NAME ? 80 : 10;
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
    if (seam.to == FIELD_REASON)
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
        return b->starts_line ? 0 : s->is_table ? -60 : -35;
    return b->starts_line && s->is_table && b->is_cell ? -30 : 0;
}

/* The name may be merged over rows, but stands on the first of its group;
 * a 一级 is followed by a 二级. */
static int
level_seam(struct seam seam)
{
    int sum = 0;
    if (field_is_level(seam.from) && !field_is_level(seam.to) &&
        seam.to != FIELD_NAME && seam.to != FIELD_NOTE)
        sum -= 50;
    if (seam.from == FIELD_LEVEL1 && seam.to != FIELD_LEVEL2)
        sum -= 20;
    return sum;
}

int
score_seam(const struct scoring *s, struct seam seam)
{
    const struct marks *a = &s->m[seam.i - 1], *b = &s->m[seam.i];
    const struct piece *piece = &s->p[seam.i];
    int sum = row_worth(s, seam) + level_seam(seam);
    if (seam.from == FIELD_SCORE)
        sum += after_score(s, seam);
    if (seam.from == FIELD_WEIGHT && seam.to == FIELD_SCORE)
        sum += weight_and_score(s, seam.i);
    if (seam.from == FIELD_TARGET && seam.to == FIELD_ACTUAL)
        sum += target_and_actual(s, seam.i);
    if (piece->is_cell || s->p[seam.i - 1].is_cell)
        return sum;
    if (seam.from == FIELD_NAME && !a->name_tail)
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
score_late(const struct scoring *s)
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
score_wrapped(const struct scoring *s, size_t i, int width)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    if (!is_free(a) || !is_free(b) || !b->starts_line)
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
score_closed(const struct scoring *s, size_t i, int width)
{
    const struct piece *a = &s->p[i - 1], *b = &s->p[i];
    if (!is_free(a) || !is_free(b) || !b->starts_line || width == 0)
        return 0;
    return a->width + s->m[i].chunk_least > width ? -24 : 0;
}

int
score_fits(const struct scoring *s, size_t i, int width)
{
    const struct piece *p = &s->p[i];
    if (!is_free(p) || width == 0 || p->width <= width)
        return 0;
    return p->width == width + 1 ? -8 : -40;
}
