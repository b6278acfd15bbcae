/* Spending by the three classifications as trees: 类, 款, 项, and below a
 * function the economic classes of its published rows. */
#include "write/html.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *anchor; /* of the pack's chapter */
    enum classification which;
    const char *prefix; /* of the subjects' anchors, as in the pack */
} CHAPTERS[] = { { "function", CLASS_FUNCTION, "f" },
                 { "department-economic", CLASS_DEPARTMENT, "d" },
                 { "government-economic", CLASS_GOVERNMENT, "g" } };

/** An amount, its parts, and the lines it is the sum of. */
struct sum {
    money total, basic, project;
    GArray *lines; /* of int */
};

/* --------------------------------------------------------------- figures */

/* "公开文本第59、60行之和"; null for a figure of one line. */
static const char *
sum_words(arena *a, const GArray *lines)
{
    enum { NAMED = 6 };
    if (lines->len < 2)
        return NULL;
    GString *words = g_string_new("公开文本第");
    for (guint i = 0; i < lines->len && i < NAMED; i++)
        g_string_append_printf(words, "%s%d", i ? "、" : "",
                               g_array_index(lines, int, i));
    if (lines->len > NAMED)
        g_string_append_printf(words, "…等%u", lines->len);
    g_string_append(words, "行之和");
    const char *kept = arena_strdup(a, words->str);
    g_string_free(words, TRUE);
    return kept;
}

/* A sum of nothing is a dash, as in the pack. */
static void
set_sum(const struct html *h, struct value *r, const char *name,
        money amount, const struct rich_run *link)
{
    char text[MONEY_TEXT_SIZE];
    if (!amount.fen) {
        html_set_text(h, r, name, "–");
        return;
    }
    struct rich_run run = *link;
    run.text = arena_strdup(h->a, money_write(amount, UNIT_WAN, 6, true,
                                              text));
    value_set(h->a, r, name, value_rich(h->a, &run, 1));
}

static void
set_width(const struct html *h, struct value *r, const char *name,
          money part)
{
    html_set_text(h, r, name,
                  html_percent(h->a, part, h->u->summary->total));
}

static void
set_sums(const struct html *h, struct value *r, const struct sum *sum)
{
    int line = sum->lines->len ? g_array_index(sum->lines, int, 0) : 0;
    struct rich_run link = { .href = html_line_link(h->a, "", line),
                             .title = sum_words(h->a, sum->lines) };
    set_sum(h, r, "total", sum->total, &link);
    set_sum(h, r, "basic", sum->basic, &link);
    set_sum(h, r, "project", sum->project, &link);
    set_width(h, r, "total_width", sum->total);
    set_width(h, r, "basic_width", sum->basic);
    set_width(h, r, "project_width", sum->project);
}

static struct value *
subject_row(const struct html *h, const struct coded *subject, int level)
{
    const char *name = subject->name ? subject->name : "（名称缺失）";
    struct value *r = value_record(h->a);
    html_set_text(h, r, "code", subject->code);
    html_set_text(h, r, "name", subject->code ? name : "（未列经济分类）");
    html_set_text(h, r, "class", arena_printf(h->a, "level%d", level));
    return r;
}

/* ------------------------------------------------ below a function's leaf */

static money
amount_of(const struct table *t, const struct row *row, enum column_role role)
{
    const struct figure *f = row_figure(t, row, role);
    return f ? f->used : (money) { 0 };
}

static void
add_to_sum(struct sum *sum, const struct table *t, const struct row *row)
{
    money_add(&sum->total, amount_of(t, row, COLUMN_TOTAL));
    money_add(&sum->basic, amount_of(t, row, COLUMN_BASIC));
    money_add(&sum->project, amount_of(t, row, COLUMN_PROJECT_SPENDING));
    g_array_append_val(sum->lines, row->line);
}

/* A row of the tree for those rows of the leaf that have one government code
 * (any where `all`), or for one row alone. */
static struct value *
economic_row(const struct html *h, const struct coded *subject, int level,
             const struct sum *sum)
{
    struct value *r = subject_row(h, subject, level);
    html_set_text(h, r, "anchor", NULL);
    html_set_text(h, r, "share", NULL);
    set_sums(h, r, sum);
    return r;
}

static void
add_row(const struct html *h, struct value *all, const struct row *row,
        enum classification which, int level)
{
    struct sum sum = { .lines = g_array_new(FALSE, FALSE, sizeof(int)) };
    add_to_sum(&sum, h->u->summary->source, row);
    value_append(h->a, all, economic_row(h, &row->subject[which], level,
                                         &sum));
    g_array_free(sum.lines, TRUE);
}

static bool
is_row_of(const struct row *row, const char *function)
{
    return row->role == ROW_ITEM &&
           (row->subject[CLASS_GOVERNMENT].code ||
            row->subject[CLASS_DEPARTMENT].code) &&
           g_strcmp0(row->subject[CLASS_FUNCTION].code, function) == 0;
}

static bool
same_code(const struct row *a, const struct row *b, enum classification which)
{
    return g_strcmp0(a->subject[which].code, b->subject[which].code) == 0;
}

/* The rows from `first` on that share its government code, under their sum;
 * where they have no department code they are the sum itself. */
static void
add_government(const struct html *h, struct value *all, const GPtrArray *rows,
               guint first)
{
    const struct row *lead = rows->pdata[first];
    struct sum sum = { .lines = g_array_new(FALSE, FALSE, sizeof(int)) };
    for (guint i = first; i < rows->len; i++)
        if (same_code(rows->pdata[i], lead, CLASS_GOVERNMENT))
            add_to_sum(&sum, h->u->summary->source, rows->pdata[i]);
    value_append(h->a, all,
                 economic_row(h, &lead->subject[CLASS_GOVERNMENT], 4, &sum));
    g_array_free(sum.lines, TRUE);
    for (guint i = first; i < rows->len; i++) {
        const struct row *row = rows->pdata[i];
        if (same_code(row, lead, CLASS_GOVERNMENT) &&
            row->subject[CLASS_DEPARTMENT].code)
            add_row(h, all, row, CLASS_DEPARTMENT, 5);
    }
}

static bool
has_government_before(const GPtrArray *rows, guint i)
{
    for (guint k = 0; k < i; k++)
        if (same_code(rows->pdata[k], rows->pdata[i], CLASS_GOVERNMENT))
            return true;
    return false;
}

/* Government sections with their department sections; a table that prints one
 * classification only has its rows directly below. */
static void
add_economic_rows(const struct html *h, struct value *all,
                  const char *function)
{
    const struct table *t = h->u->summary->source;
    GPtrArray *rows = g_ptr_array_new();
    bool government = false;
    for (size_t i = 0; t && i < t->n_rows; i++)
        if (is_row_of(&t->rows[i], function)) {
            g_ptr_array_add(rows, &t->rows[i]);
            government |= t->rows[i].subject[CLASS_GOVERNMENT].code != NULL;
        }
    for (guint i = 0; i < rows->len; i++) {
        if (!government)
            add_row(h, all, rows->pdata[i], CLASS_DEPARTMENT, 4);
        else if (!has_government_before(rows, i))
            add_government(h, all, rows, i);
    }
    g_ptr_array_free(rows, TRUE);
}

/* ----------------------------------------------------------- the subjects */

static bool
is_leaf(const struct aggregates *list, size_t i)
{
    return i + 1 == list->n || list->items[i + 1].parent != i;
}

static struct value *
aggregate_row(const struct html *h, const struct aggregate *item,
              const char *prefix)
{
    struct coded subject = { .code = item->code, .name = item->name };
    struct value *r = subject_row(h, &subject, item->level);
    struct sum sum = { item->total, item->basic, item->project,
                       g_array_new(FALSE, FALSE, sizeof(int)) };
    for (const int *line = item->lines; line && *line; line++)
        g_array_append_val(sum.lines, *line);
    html_set_text(h, r, "anchor",
                  arena_printf(h->a, "%s-%s", prefix, item->code));
    set_sums(h, r, &sum);
    value_set(h->a, r, "share",
              value_number(h->a, VALUE_SHARE, item->share));
    g_array_free(sum.lines, TRUE);
    return r;
}

static int
index_of_chapter(const char *anchor)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CHAPTERS); i++)
        if (strcmp(CHAPTERS[i].anchor, anchor) == 0)
            return (int) i;
    return -1;
}

bool
html_is_class_chapter(const char *anchor)
{
    return index_of_chapter(anchor) >= 0;
}

void
html_set_subjects(const struct html *h, struct value *chapter,
                  const char *anchor)
{
    struct value *all = value_list(h->a);
    int i = index_of_chapter(anchor);
    bool by_function = i >= 0 && CHAPTERS[i].which == CLASS_FUNCTION;
    const struct aggregates *list =
        i >= 0 ? &h->u->summary->by[CHAPTERS[i].which] : NULL;
    for (size_t k = 0; list && k < list->n; k++) {
        value_append(h->a, all, aggregate_row(h, &list->items[k],
                                              CHAPTERS[i].prefix));
        if (by_function && is_leaf(list, k))
            add_economic_rows(h, all, list->items[k].code);
    }
    value_set(h->a, chapter, "subjects", all);
    value_set(h->a, chapter, "by_function", value_flag(h->a, by_function));
}
