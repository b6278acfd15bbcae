/* Subjects as a tree: 类 → 款 → 项, below a function's leaf what it is spent on
 * by both economic classifications. Each 类 folds. */
#include "report/breakdown.h"
#include "report/web_parts.h"

#include <glib.h>
#include <string.h>

struct tree {
    struct composing *c;
    const struct summary *s;
    enum classification which;
    struct tabling *t; /* of the 类 being written */
};

enum { BELOW_LEAF = 4 }; /* the level of what stands below 类, 款 and 项 */

/** Amounts of rows that are summed. */
struct row_sum {
    money total, basic, project;
    int line; /* the first */
};

static void
put_row(struct tree *x, const struct coded *subject, int level,
        const struct row_sum *sum, const char *share)
{
    const char *name = subject->name ? subject->name
                       : subject->code ? "–" : "未标明科目";
    const money more[] = { sum->basic, sum->project };
    struct span total = { SPAN_NUMBER, words_wan(x->c->a, sum->total), NULL,
                          sum->line };
    tabling_text(x->t, subject->code, 0);
    tabling_text(x->t, name, 0);
    tabling_rich(x->t, text_join(x->c->a, 1, &total));
    tabling_exact(x->t, sum->total);
    for (size_t i = 0; i < G_N_ELEMENTS(more); i++) {
        if (!more[i].fen) {
            tabling_blank(x->t);
            continue;
        }
        tabling_text(x->t, words_wan(x->c->a, more[i]), 0);
        tabling_exact(x->t, more[i]);
    }
    tabling_text(x->t, share ? share : "", 0);
    tabling_level(x->t, level);
}

/* ------------------------------------------------ below a function's leaf */

static void
add_row(struct tree *x, struct row_sum *sum, const struct row *row)
{
    money_add(&sum->total, summarize_row(x->s, row, MEASURE_TOTAL));
    money_add(&sum->basic, summarize_row(x->s, row, MEASURE_BASIC));
    money_add(&sum->project, summarize_row(x->s, row, MEASURE_PROJECT));
    sum->line = sum->line ? sum->line : row->line;
}

/* The rows of one code of a classification, as one; marked in `done`. */
static struct row_sum
sum_of_code(struct tree *x, const GPtrArray *rows, guint first,
            enum classification which, bool *done)
{
    const struct row *lead = rows->pdata[first];
    struct row_sum sum = { 0 };
    for (guint i = first; i < rows->len; i++) {
        const struct row *row = rows->pdata[i];
        if (done[i] || g_strcmp0(row->subject[which].code,
                                 lead->subject[which].code) != 0)
            continue;
        add_row(x, &sum, row);
        done[i] = true;
    }
    return sum;
}

/* Government sections, and below each its department sections; a table that
 * prints one classification only has its rows directly below. */
static void
put_economic(struct tree *x, const GPtrArray *rows,
             enum classification which, int level)
{
    bool *done = arena_array(x->c->a, bool, rows->len + 1);
    for (guint i = 0; i < rows->len; i++) {
        const struct row *lead = rows->pdata[i];
        if (done[i])
            continue;
        struct row_sum sum = sum_of_code(x, rows, i, which, done);
        tabling_row(x->t, REPORT_ROW_ITEM, NULL);
        put_row(x, &lead->subject[which], level, &sum, NULL);
        if (which == CLASS_DEPARTMENT)
            continue;
        GPtrArray *below = g_ptr_array_new();
        for (guint k = i; k < rows->len; k++) {
            const struct row *row = rows->pdata[k];
            if (row->subject[CLASS_DEPARTMENT].code &&
                g_strcmp0(row->subject[which].code,
                          lead->subject[which].code) == 0)
                g_ptr_array_add(below, (void *) row);
        }
        put_economic(x, below, CLASS_DEPARTMENT, level + 1);
        g_ptr_array_free(below, TRUE);
    }
}

static void
put_below_leaf(struct tree *x, const struct aggregate *leaf)
{
    const struct table *t = x->s->source;
    GPtrArray *rows = g_ptr_array_new();
    bool government = false;
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        bool coded = r->subject[CLASS_GOVERNMENT].code ||
                     r->subject[CLASS_DEPARTMENT].code;
        if (r->role != ROW_ITEM || !coded ||
            g_strcmp0(r->subject[CLASS_FUNCTION].code, leaf->code) != 0)
            continue;
        g_ptr_array_add(rows, (void *) r);
        government |= r->subject[CLASS_GOVERNMENT].code != NULL;
    }
    put_economic(x, rows, government ? CLASS_GOVERNMENT : CLASS_DEPARTMENT,
                 BELOW_LEAF);
    g_ptr_array_free(rows, TRUE);
}

/* -------------------------------------------------------------- a 类 */

static const struct tabling_column COLUMNS[] = {
    { "编码", ALIGN_LEFT, 0, 0 },     { "科目", ALIGN_LEFT, 12, 0 },
    { "合计", ALIGN_RIGHT, 0, 0 },    { "基本支出", ALIGN_RIGHT, 0, 0 },
    { "项目支出", ALIGN_RIGHT, 0, 0 }, { "占支出", ALIGN_RIGHT, 0, 0 }
};

static void
put_class(struct tree *x, const struct aggregates *list, size_t first,
          size_t end)
{
    const struct aggregate *top = &list->items[first];
    arena *a = x->c->a;
    struct block *h = report_heading(
        x->c->r, 2, breakdown_subject_anchor(a, x->which, top->code),
        top->name ? top->name : top->code);
    h->heading.folds = true;
    h->heading.remark =
        arena_printf(a, "%s，占支出%s", words_amount(a, top->total),
                     words_share(a, top->share, top->total));
    x->t = tabling_new(a, NULL, G_N_ELEMENTS(COLUMNS), COLUMNS);
    for (size_t i = first; i < end; i++) {
        const struct aggregate *item = &list->items[i];
        struct coded subject = { .code = item->code, .name = item->name };
        struct row_sum sum = { item->total, item->basic, item->project,
                               item->lines ? item->lines[0] : 0 };
        bool leaf = i + 1 == end || list->items[i + 1].parent != i;
        tabling_row(x->t, REPORT_ROW_ITEM,
                    i > first ? breakdown_subject_anchor(a, x->which,
                                                         item->code)
                              : NULL);
        put_row(x, &subject, item->level, &sum,
                words_share(a, item->share, item->total));
        if (leaf && x->which == CLASS_FUNCTION)
            put_below_leaf(x, item);
    }
    struct report_table *made = tabling_end(x->t, x->c);
    made->unit = "金额单位：万元";
    made->tools = true;
    made->numbered = false;
}

void
web_subjects(struct composing *c, enum classification which,
             const char *anchor)
{
    struct tree x = { .c = c, .s = c->u->summary, .which = which };
    const struct aggregates *list = &x.s->by[which];
    part_note(c, arena_printf(c->a, "支出合计%s万元，下列各类相加即得；每类"
                                    "可以展开，点合计数可到公开文本的那一行。",
                              words_wan(c->a, x.s->total)));
    c->r->last->anchor = anchor;
    for (size_t i = 0, end; i < list->n; i = end) {
        end = i + 1;
        while (end < list->n && list->items[end].level > 1)
            end++;
        put_class(&x, list, i, end);
    }
}
