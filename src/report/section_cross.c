/* Two classifications against each other: functions and economic classes, the
 * crosswalk of both economic classifications. */
#include "report/breakdown.h"
#include "report/sections.h"

#include <glib.h>
#include <string.h>

static const char *
item_name(const struct summary *s, enum classification which,
          const char *code)
{
    const struct aggregate *item = aggregate_find(&s->by[which], code);
    return item && item->name ? item->name : code;
}

/** A cross table as a chart: which classifications, what it is called. */
struct crossing {
    const struct cross_table *cross;
    enum classification row, column;
    const char *title; /* what a cell is */
    const char *anchor;
};

enum { MOST_ROWS = 16, MOST_HEAT_COLUMNS = 9 };

/* Fewer are read in the tables at once. */
enum { LEAST_CELLS = 5 };

/* Codes of rows or columns worth showing: the largest, in order of code. */
static GPtrArray *
kept_codes(const struct cross_table *cross, bool rows, guint most)
{
    GPtrArray *codes = g_ptr_array_new();
    GArray *sums = g_array_new(FALSE, TRUE, sizeof(int64_t));
    for (size_t i = 0; i < cross->n; i++) {
        const struct cross_cell *cell = &cross->cells[i];
        const char *code = rows ? cell->row_code : cell->column_code;
        guint at = 0;
        while (at < codes->len && strcmp(codes->pdata[at], code) != 0)
            at++;
        if (at == codes->len) {
            int64_t none = 0;
            g_ptr_array_add(codes, (gpointer) code);
            g_array_append_val(sums, none);
        }
        g_array_index(sums, int64_t, at) += cell->amount.fen;
    }
    while (codes->len > most) {
        guint least = 0;
        for (guint i = 1; i < codes->len; i++)
            if (g_array_index(sums, int64_t, i) <
                g_array_index(sums, int64_t, least))
                least = i;
        g_ptr_array_remove_index(codes, least);
        g_array_remove_index(sums, least);
    }
    g_array_free(sums, TRUE);
    return codes;
}

static bool
is_kept(const GPtrArray *codes, const char *code)
{
    for (guint i = 0; i < codes->len; i++)
        if (strcmp(codes->pdata[i], code) == 0)
            return true;
    return false;
}

/* The cells of kept rows and columns; `*left` what is not among them. */
static struct chart_item *
cells_of(struct composing *c, const struct crossing *x, size_t *n,
         money *left)
{
    const struct summary *s = c->u->summary;
    GPtrArray *rows = kept_codes(x->cross, true, MOST_ROWS);
    GPtrArray *columns = kept_codes(x->cross, false, MOST_HEAT_COLUMNS);
    struct chart_item *items =
        arena_array(c->a, struct chart_item, x->cross->n + 1);
    *n = 0;
    *left = (money) { 0 };
    for (size_t i = 0; i < x->cross->n; i++) {
        const struct cross_cell *cell = &x->cross->cells[i];
        if (!is_kept(rows, cell->row_code) ||
            !is_kept(columns, cell->column_code)) {
            money_add(left, cell->amount);
            continue;
        }
        const char *anchor =
            breakdown_subject_anchor(c->a, x->row, cell->row_code);
        items[(*n)++] = (struct chart_item) {
            .label = item_name(s, x->row, cell->row_code),
            .to = item_name(s, x->column, cell->column_code),
            .value = cell->amount, .share = -1,
            .href = arena_printf(c->a, "#%s", anchor)
        };
    }
    g_ptr_array_free(rows, TRUE);
    g_ptr_array_free(columns, TRUE);
    return items;
}

static const struct chart_item *
largest(const struct chart_item *items, size_t n)
{
    const struct chart_item *most = &items[0];
    for (size_t i = 1; i < n; i++)
        if (money_compare(items[i].value, most->value) > 0)
            most = &items[i];
    return most;
}

static void
draw_heat(struct composing *c, const struct crossing *x)
{
    const struct summary *s = c->u->summary;
    size_t n;
    money left;
    struct chart_item *items = cells_of(c, x, &n, &left);
    const struct chart_item *most = n ? largest(items, n) : NULL;
    if (n < LEAST_CELLS || most->value.fen <= 0)
        return;
    int64_t share = 0;
    money_ratio(most->value, s->total, 10000, &share);
    struct chart *chart = arena_one(c->a, struct chart);
    *chart = (struct chart) {
        .kind = CHART_HEAT, .unit = UNIT_WAN, .decimals = 2, .n_items = n,
        .items = items,
        .title = arena_printf(c->a, "“%s”的“%s”最多，占支出%s", most->label,
                              most->to,
                              words_share(c->a, share, most->value)),
        .note = arena_printf(
            c->a, "%s；单位：万元，颜色越深金额越大%s。资料来源：%s。",
            x->title,
            left.fen ? arena_printf(c->a, "；未列金额较小的科目，合计%s",
                                    words_amount(c->a, left)) : "",
            table_words(c->a, s->source))
    };
    chart->description = chart->title;
    part_chart(c, chart, x->anchor);
}

bool
has_cross(const struct composing *c)
{
    return c->u->summary->function_by_department.n >= LEAST_CELLS &&
           c->u->summary->total.fen > 0;
}

void
section_cross(struct composing *c)
{
    const struct summary *s = c->u->summary;
    const struct crossing x = {
        &s->function_by_department, CLASS_FUNCTION, CLASS_DEPARTMENT,
        "行为功能分类款级科目，列为部门支出经济分类类级科目", "chart-cross"
    };
    struct writing *w = writing_new(c->a);
    writing_say(w, "每一项职能的钱用于工资、商品和服务、补助还是建设，见下图"
                   "各格；“–”表示没有列数");
    writing_reference(w, "chart-cross");
    writing_say(w, "。");
    writing_paragraph(w, c);
    draw_heat(c, &x);
}

/* ----------------------------------------------------------- crosswalk */

/* Government 款 × department 类: cells of the same pair are summed. */
static struct cross_table
by_department_class(struct composing *c)
{
    const struct cross_table *fine = &c->u->summary->government_by_department;
    struct cross_table made = {
        .cells = arena_array(c->a, struct cross_cell, fine->n + 1)
    };
    for (size_t i = 0; i < fine->n; i++) {
        const struct cross_cell *cell = &fine->cells[i];
        const char *class = arena_strndup(c->a, cell->column_code, 3);
        struct cross_cell *last = made.n ? &made.cells[made.n - 1] : NULL;
        if (!last || strcmp(last->row_code, cell->row_code) ||
            strcmp(last->column_code, class)) {
            last = &made.cells[made.n++];
            *last = (struct cross_cell) { cell->row_code, class, { 0 } };
        }
        money_add(&last->amount, cell->amount);
    }
    return made;
}

void
part_crosswalk(struct composing *c)
{
    if (c->u->summary->government_by_department.n < 2)
        return;
    if (c->web) /* what stands before it folds */
        part_section(c, NULL, "两种经济分类的对照");
    struct cross_table cross = by_department_class(c);
    const struct crossing x = {
        &cross, CLASS_GOVERNMENT, CLASS_DEPARTMENT,
        "行为政府支出经济分类款级科目，列为部门支出经济分类类级科目",
        "chart-crosswalk"
    };
    draw_heat(c, &x);
}
