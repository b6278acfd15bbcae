/* The goal of a form and its result, which stand side by side in the form and
 * one after the other, or line by line beside each other, in the text. */
#include "recognize/evaluation_marks.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

static const char *const LABELS[] = { "年度总体目标", "年度绩效目标",
                                      "年度总体绩效目标", "总体绩效目标" };
static const char *const GOAL_HEADS[] = {
    "预期目标", "年初设定目标", "年初目标", "年度目标", "预期总体目标",
    "总体目标", "绩效目标", "年度预期目标", "全年预期目标",
    "年初设定的总体目标", NULL
};
static const char *const RESULT_HEADS[] = {
    "实际完成情况", "全年实际完成情况", "目标实际完成情况",
    "年度总体目标完成情况", "年度总体目标完成情况综述", "目标完成情况",
    "完成情况", "全年完成情况", "实际完成目标情况", NULL
};

enum role { ROLE_TEXT, ROLE_LABEL, ROLE_GOAL_HEAD, ROLE_RESULT_HEAD };

/* The goal's block without its labels. */
struct block {
    size_t n;
    struct piece *p;
    struct marks *m;
    size_t result_head; /* texts before the result's head; SIZE_MAX: none seen
                           after a text */
};

static size_t
spells(const struct pieces *p, size_t at, size_t end, const char *const *words)
{
    size_t best = 0;
    for (; *words; words++) {
        size_t n = pieces_spell(p, at, end, *words);
        char *with_colon = g_strconcat(*words, ":", NULL);
        if (n == 0)
            n = pieces_spell(p, at, end, with_colon);
        g_free(with_colon);
        best = MAX(best, n);
    }
    return best;
}

static size_t
label_length(const struct pieces *p, size_t at, size_t end)
{
    size_t best = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++)
        best = MAX(best, pieces_spell(p, at, end, LABELS[i]));
    return best;
}

static enum role
role_at(const struct pieces *p, size_t at, size_t end, size_t *n)
{
    if ((*n = label_length(p, at, end)) > 0)
        return ROLE_LABEL;
    if ((*n = spells(p, at, end, RESULT_HEADS)) > 0)
        return ROLE_RESULT_HEAD;
    if ((*n = spells(p, at, end, GOAL_HEADS)) > 0)
        return ROLE_GOAL_HEAD;
    *n = 1;
    return ROLE_TEXT;
}

static struct block
texts_of(struct recognizing *r, const struct form *f)
{
    size_t most = f->goal.end - f->goal.first;
    struct block b = { .result_head = SIZE_MAX };
    b.p = arena_array(r->memory, struct piece, most + 1);
    b.m = arena_array(r->memory, struct marks, most + 1);
    for (size_t i = f->goal.first, n; i < f->goal.end; i += n) {
        enum role role = role_at(&f->pieces, i, f->goal.end, &n);
        if (role == ROLE_RESULT_HEAD && b.n > 0)
            b.result_head = b.n;
        if (role != ROLE_TEXT)
            continue;
        b.p[b.n] = f->pieces.all[i];
        b.m[b.n] = evaluation_marks(&b.p[b.n]);
        b.n++;
    }
    return b;
}

static const char *
text_of(struct recognizing *r, const struct block *b, size_t first, size_t end)
{
    struct pieces p = { b->n, b->p };
    return pieces_text(r, &p, (struct span_of_pieces) { first, end });
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

static bool
tells_result(const char *folded)
{
    static const char *const WORDS[] = { "已", "完成", "达成", "未", "实现了",
                                         "基本", "达到", "开展了", "全年共",
                                         NULL };
    for (size_t i = 0; WORDS[i]; i++)
        if (strstr(folded, WORDS[i]))
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
    sum += tells_result(b->p[at].folded) ? 6 : 0;
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

/* Most lines hold two pieces: the two columns beside each other. */
static bool
is_side_by_side(const struct block *b)
{
    size_t lines = 0, pairs = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (!b->p[i].starts_line)
            continue;
        lines++;
        pairs += !b->p[i].ends_line && i + 1 < b->n && b->p[i + 1].ends_line;
    }
    return pairs >= 2 && pairs * 2 >= lines;
}

/* Lines of one piece belong to the column whose last line was full; where
 * neither tells, to the wider one. */
static void
read_columns(struct recognizing *r, const struct block *b,
             struct evaluation *e)
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
    e->goal = unicode_tidy(r->memory, side[0]->str);
    e->actual = unicode_tidy(r->memory, side[1]->str);
    g_string_free(side[0], TRUE);
    g_string_free(side[1], TRUE);
}

/* In a table the two stand in cells of one row. */
static bool
read_cells(struct recognizing *r, const struct block *b, struct evaluation *e)
{
    size_t cells = 0;
    for (size_t i = 0; i < b->n; i++)
        cells += b->p[i].is_cell;
    if (cells == 0 || cells < b->n)
        return false;
    e->goal = text_of(r, b, 0, 1);
    e->actual = text_of(r, b, 1, b->n);
    return true;
}

enum { CERTAIN = 6 };

void
evaluation_goal(struct recognizing *r, const struct form *f,
                struct evaluation *e)
{
    struct block b = texts_of(r, f);
    if (b.n == 0 || read_cells(r, &b, e))
        return;
    if (b.result_head != SIZE_MAX) {
        e->goal = text_of(r, &b, 0, b.result_head);
        e->actual = text_of(r, &b, b.result_head, b.n);
        return;
    }
    if (is_side_by_side(&b)) {
        read_columns(r, &b, e);
        return;
    }
    int margin;
    size_t at = best_split(&b, &margin);
    e->goal = text_of(r, &b, 0, at);
    e->actual = text_of(r, &b, at, b.n);
    if (margin < CERTAIN)
        evaluation_doubt(r, f, DOUBT_GOAL, b.p[MIN(at, b.n - 1)].text,
                         &b.p[MIN(at, b.n - 1)]);
}
