/* The goal of a form and its result, which stand side by side in the form and
 * one after the other, or line by line beside each other, in the text. */
#include "recognize/indicators/form.h"
#include "recognize/indicators/weights.h"

#include "base/unicode.h"

#include "vocabulary/words.h"

#include <string.h>

enum role { ROLE_TEXT, ROLE_LABEL, ROLE_GOAL_HEAD, ROLE_RESULT_HEAD };

/* The goal's block without its labels. */
struct block {
    size_t n;
    struct piece *p;
    struct marks *m;
    size_t result_head; /* texts before the result's head; SIZE_MAX: none seen
                           after a text */
};

static enum role
role_at(const struct form *f, size_t at, size_t *n)
{
    const char *field;
    *n = pieces_say(&f->pieces, at, f->goal.end, WORDS_FORM_GOAL, &field);
    if (*n == 0) {
        *n = 1;
        return ROLE_TEXT;
    }
    return strcmp(field, "goal") == 0     ? ROLE_GOAL_HEAD
           : strcmp(field, "result") == 0 ? ROLE_RESULT_HEAD
                                          : ROLE_LABEL;
}

static struct block
texts_of(const struct form *f)
{
    size_t most = f->goal.end - f->goal.first;
    struct block b = { .result_head = SIZE_MAX };
    b.p = arena_array(f->r->memory, struct piece, most + 1);
    b.m = arena_array(f->r->memory, struct marks, most + 1);
    for (size_t i = f->goal.first, n; i < f->goal.end; i += n) {
        enum role role = role_at(f, i, &n);
        if (role == ROLE_RESULT_HEAD && b.n > 0)
            b.result_head = b.n;
        if (role != ROLE_TEXT)
            continue;
        b.p[b.n] = f->pieces.all[i];
        b.m[b.n] = marks_of(&b.p[b.n], true);
        b.n++;
    }
    return b;
}

static const char *
text_of(arena *a, const struct block *b, size_t first, size_t end)
{
    struct pieces p = { b->n, b->p };
    return pieces_text(a, &p, (struct span){ first, end });
}

/* ---------------------------------------------------- one after the other */

/* How badly the pieces of a part break its lines: a line that ends early
 * though the next one's first part had room. */
static int
raggedness(const struct block *b, size_t first, size_t end)
{
    int width = 0, sum = 0;
    for (size_t i = first; i < end; i++)
        width = MAX(width, b->p[i].width);
    for (size_t i = first + 1; i < end; i++) {
        int room = width - b->p[i - 1].width - b->m[i].chunk_most;
        if (!b->p[i].starts_line) {
            sum += b->m[i - 1].latin_end && b->m[i].latin_start ? 6 : 15;
            continue;
        }
        bool paragraph = b->m[i - 1].ends_stop || b->m[i].list_item;
        if (room > 1)
            sum += paragraph ? 4 : MIN(30, 6 + room);
        else if (b->m[i - 1].ends_stop)
            sum += 2;
    }
    return sum;
}

/* "1." after a part that counts too: a list begins anew. */
static bool
restarts(const struct block *b, size_t at)
{
    const char *folded = b->p[at].folded;
    bool first = *folded == '1' || g_str_has_prefix(folded, "(1") ||
                 g_str_has_prefix(folded, "(一") ||
                 g_str_has_prefix(folded, "一,");
    if (!b->m[at].list_item || !first)
        return false;
    for (size_t i = 0; i < at; i++)
        if (b->m[i].list_item)
            return true;
    return false;
}

/* How well the result could begin with piece `at`. */
static int
split_worth(const struct block *b, size_t at)
{
    const struct marks *before = &b->m[at - 1], *m = &b->m[at];
    int sum = -raggedness(b, 0, at) - raggedness(b, at, b->n);
    sum += b->p[at].gap > 0 ? 8 : 0;
    sum += before->ends_stop ? 12 : before->ends_comma || before->opens ? -20
                                                                       : 0;
    sum += m->starts_mark ? -30 : 0;
    sum += restarts(b, at) ? 25 : 0;
    sum += word_find(WORDS_MARK_RESULT, b->p[at].folded) ? 6 : 0;
    return sum;
}

static size_t
best_split(const struct block *b, int *margin)
{
    int best = INT_MIN, second = INT_MIN;
    size_t at = b->n;
    for (size_t i = 1; i < b->n; i++) {
        int worth = split_worth(b, i);
        if (worth > best) {
            second = best;
            best = worth;
            at = i;
        } else if (worth > second) {
            second = worth;
        }
    }
    *margin = second == INT_MIN ? INT_MAX : best - second;
    return at;
}

/* ------------------------------------------------------------ side by side */

/* Most lines hold two pieces, and the second ones begin below each other: the
 * two columns beside each other. Blanks strewn in text stand anywhere. */
static bool
is_side_by_side(const struct block *b)
{
    enum { NEAR = 3 };
    size_t lines = 0, pairs = 0, marks = 0, level = 0;
    int first = 0;
    for (size_t i = 0; i < b->n; i++) {
        lines += b->p[i].starts_line;
        if (!b->p[i].starts_line || b->p[i].ends_line || i + 1 == b->n ||
            !b->p[i + 1].ends_line)
            continue;
        int indent = b->p[i + 1].indent;
        first = pairs++ ? MAX(first, indent) : indent;
        marks += b->m[i + 1].starts_mark;
    }
    for (size_t i = 1; i < b->n; i++)
        level += !b->p[i].starts_line && b->p[i].ends_line &&
                 first - b->p[i].indent <= NEAR;
    return pairs >= 2 && pairs * 2 >= lines && !marks && level * 3 >= pairs * 2;
}

/* Lines of one piece belong to the column whose last line was full; where
 * neither tells, to the wider one. */
static void
read_columns(arena *a, const struct block *b, struct evaluation *e)
{
    GString *side[2] = { g_string_new(NULL), g_string_new(NULL) };
    int width[2] = { 0, 0 }, last[2] = { 0, 0 };
    for (size_t i = 0; i + 1 < b->n; i++)
        if (b->p[i].starts_line && !b->p[i].ends_line)
            for (size_t k = 0; k < 2; k++)
                width[k] = MAX(width[k], b->p[i + k].width);
    for (size_t i = 0; i < b->n; i++) {
        bool alone = b->p[i].starts_line && b->p[i].ends_line;
        bool full0 = width[0] - last[0] < 3, full1 = width[1] - last[1] < 3;
        size_t k = !alone ? (b->p[i].starts_line ? 0 : 1)
                          : full0 == full1 ? width[1] > width[0] : full1;
        g_string_append_printf(side[k], "%s%s", side[k]->len ? " " : "",
                               b->p[i].text);
        last[k] = b->p[i].width;
    }
    e->goal = unicode_tidy(a, side[0]->str);
    e->actual = unicode_tidy(a, side[1]->str);
    g_string_free(side[0], TRUE);
    g_string_free(side[1], TRUE);
}

/* In a table the two stand in cells below their heads, of which one may be
 * another word. */
static bool
read_cells(const struct form *f, struct evaluation *e)
{
    arena *a = f->r->memory;
    int columns[2] = { 0 };
    size_t heads = 0, row = 0, n;
    for (size_t i = f->goal.first; i < f->goal.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        enum role role = role_at(f, i, &n);
        if (!p->is_cell)
            return false;
        if (!heads && role != ROLE_TEXT && role != ROLE_LABEL)
            row = p->row;
        heads += role == ROLE_GOAL_HEAD || role == ROLE_RESULT_HEAD;
    }
    if (!heads)
        return false;
    for (size_t i = f->goal.first; i < f->goal.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        enum role role = role_at(f, i, &n);
        if (p->row != row || role == ROLE_LABEL)
            continue;
        int which = role == ROLE_RESULT_HEAD || columns[0];
        if (role == ROLE_TEXT && which == 0 && p->column == 1)
            continue; /* the label's place */
        columns[which] = p->column;
        if (role == ROLE_TEXT)
            form_doubt(f, DOUBT_COLUMN, p->text, p)->printed = p->text;
    }
    for (size_t i = f->goal.first; i < f->goal.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        if (p->row == row || role_at(f, i, &n) != ROLE_TEXT)
            continue;
        const char **to = columns[1] && p->column >= columns[1] ? &e->actual
                                                                : &e->goal;
        *to = pieces_join(a, *to, p->text);
    }
    return e->goal || e->actual;
}

enum { CERTAIN = 6 };

void
form_goal(const struct form *f, struct evaluation *e)
{
    arena *a = f->r->memory;
    if (read_cells(f, e))
        return;
    struct block b = texts_of(f);
    if (b.n == 0)
        return;
    if (b.result_head != SIZE_MAX) {
        e->goal = text_of(a, &b, 0, b.result_head);
        e->actual = text_of(a, &b, b.result_head, b.n);
        return;
    }
    if (is_side_by_side(&b)) {
        read_columns(a, &b, e);
        return;
    }
    int margin;
    size_t at = best_split(&b, &margin);
    e->goal = text_of(a, &b, 0, at);
    e->actual = text_of(a, &b, at, b.n);
    if (margin < CERTAIN)
        form_doubt(f, DOUBT_GOAL, b.p[MIN(at, b.n - 1)].text,
                   &b.p[MIN(at, b.n - 1)]);
}
