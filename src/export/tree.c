/* The understood document as lines for reading: tables, what their rows mean,
 * sums, and how many checks hold. Every line begins with the line of the text
 * it comes from. */
#include "export/tree.h"

#include "export/export.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- pieces */

static const char *
tree_money(const struct tree *t, money m)
{
    char text[MONEY_TEXT_SIZE];
    return arena_strdup(t->a, money_write(m, UNIT_WAN, 6, true, text));
}

const char *
tree_figure(const struct tree *t, const struct figure *f)
{
    if (figure_is_blank(f))
        return "–";
    if (!figure_is_known(f))
        return arena_printf(t->a, "?“%s”", f->text);
    if (f->repaired)
        return arena_printf(t->a, "%s（印作“%s”）", tree_money(t, f->used),
                            f->text ? f->text : "");
    return tree_money(t, f->used);
}

const char *
tree_coded(const struct tree *t, const struct coded *c)
{
    if (!c->code && !c->name)
        return NULL;
    return arena_printf(t->a, "%s %s", c->code ? c->code : "–",
                        c->name ? c->name : "–");
}

void
tree_line(const struct tree *t, int line, int depth)
{
    if (line)
        sink_printf(t->out, "%5d  ", line);
    else
        sink_puts(t->out, "       ");
    for (int i = 0; i < depth; i++)
        sink_puts(t->out, "  ");
}

/* ------------------------------------------------------------- rows */

/* Cells whose meaning the row holds itself. */
static bool
is_key(enum column_role role)
{
    return role >= COLUMN_FUNCTION && role <= COLUMN_PROJECT_NAME &&
           role != COLUMN_ORG_TYPE;
}

static void
put_piece(const struct tree *t, const char **before, const char *text)
{
    if (!text)
        return;
    sink_printf(t->out, "%s%s", *before, text);
    *before = " | ";
}

static void
put_keys(const struct tree *t, const struct row *r, const char **before)
{
    put_piece(t, before, tree_coded(t, &r->org));
    put_piece(t, before, tree_coded(t, &r->project));
    for (int i = 0; i < CLASS_COUNT; i++)
        put_piece(t, before, tree_coded(t, &r->subject[i]));
}

static void
put_cell(const struct tree *t, const struct column *column,
         const struct cell *cell, const char **before)
{
    if (!column_is_amount(column->role)) {
        if (!is_key(column->role))
            put_piece(t, before, cell->text);
        return;
    }
    if (!figure_is_blank(&cell->figure))
        put_piece(t, before,
                  arena_printf(t->a, "%s %s", column->name,
                               tree_figure(t, &cell->figure)));
}

static void
put_row(const struct tree *t, const struct table *table, const struct row *r)
{
    static const char *const marks[] = { "", "（小计）", "＝" };
    const char *before = "";
    tree_line(t, r->line, 1);
    sink_puts(t->out, marks[r->role]);
    if (r->role == ROW_TOTAL)
        put_piece(t, &before, r->label);
    else
        put_keys(t, r, &before);
    for (size_t i = 0; i < table->n_columns; i++)
        if (r->role != ROW_TOTAL || column_is_amount(table->columns[i].role))
            put_cell(t, &table->columns[i], &r->cells[i], &before);
    sink_puts(t->out, "\n");
}

static void
put_rows(const struct tree *t, const struct table *table)
{
    for (size_t i = 0; i < table->n_rows; i++)
        put_row(t, table, &table->rows[i]);
}

/* ------------------------------------------------------------- balances */

static const char *
balance_mark(enum balance_item_kind kind)
{
    static const char *const marks[] = {
        [BALANCE_SOURCE] = "来源",       [BALANCE_CLASS] = "类",
        [BALANCE_CURRENT] = "本年",      [BALANCE_CARRIED] = "结转",
        [BALANCE_CARRIED_PART] = "其中", [BALANCE_GRAND_TOTAL] = "总计",
        [BALANCE_USED] = "使用",         [BALANCE_DISTRIBUTED] = "分配",
        [BALANCE_PART] = "其中",         [BALANCE_PURPOSE] = "用途"
    };
    return marks[kind];
}

static void
put_balance(const struct tree *t, const struct balance *b)
{
    for (int side = 0; side < 2; side++) {
        tree_line(t, 0, 1);
        sink_puts(t->out, side ? "支出\n" : "收入\n");
        for (size_t i = 0; i < b->n_items; i++) {
            const struct balance_item *item = &b->items[i];
            if (item->is_expenditure != (side == 1))
                continue;
            tree_line(t, item->line, 2);
            sink_printf(t->out, "%s %s%s%s %s\n", balance_mark(item->kind),
                        item->code ? item->code : "", item->code ? " " : "",
                        item->name, tree_figure(t, item->figure));
        }
    }
}

static const struct balance *
balance_of(const struct budget *b, const struct table *table)
{
    for (size_t i = 0; i < b->n_balances; i++)
        if (b->balances[i].table == table)
            return &b->balances[i];
    return NULL;
}

/* ------------------------------------------------------------- tables */

static void
put_columns(const struct tree *t, const struct table *table)
{
    if (!table->n_columns)
        return;
    tree_line(t, 0, 1);
    sink_puts(t->out, "列：");
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct column *c = &table->columns[i];
        sink_printf(t->out, "%s%s〔%s〕", i ? "、" : "",
                    c->name ? c->name : "–", column_role_word(c->role));
    }
    sink_puts(t->out, "\n");
}

static void
put_table(const struct tree *t, const struct table *table)
{
    const struct balance *balance = balance_of(t->u->budget, table);
    tree_line(t, table->first_line, 0);
    sink_printf(t->out, "表%s %s〔%s〕%s，%zu行，至第%d行\n", table->number,
                table->title ? table->title : "–",
                table_kind_word(table->kind), money_unit_name(table->unit),
                table_count_rows(table), table->last_line);
    if (table->kind == TABLE_PROJECT_TARGETS) {
        tree_projects(t, table);
    } else if (table->kind == TABLE_DEPARTMENT_TARGETS) {
        tree_department_goals(t, table);
    } else if (table->kind == TABLE_SELF_EVALUATION) {
        tree_evaluations(t, table);
    } else if (balance) {
        put_balance(t, balance);
    } else {
        put_columns(t, table);
        put_rows(t, table);
    }
}

/* ------------------------------------------------------------- sums */

static void
put_aggregates(const struct tree *t, const char *title,
               const struct aggregates *list)
{
    bool split = t->u->summary->split;
    if (!list->n)
        return;
    tree_line(t, 0, 0);
    sink_printf(t->out, "%s\n", title);
    for (size_t i = 0; i < list->n; i++) {
        const struct aggregate *x = &list->items[i];
        tree_line(t, 0, x->level);
        sink_printf(t->out, "%s %s %s，基本 %s，项目 %s，占%s%d.%02d%%\n",
                    x->code, x->name ? x->name : "–",
                    tree_money(t, x->total),
                    split ? tree_money(t, x->basic) : "–",
                    split ? tree_money(t, x->project) : "–",
                    x->share < 0 ? "-" : "",
                    (int) (ABS(x->share) / 100),
                    (int) (ABS(x->share) % 100));
    }
}

static void
put_sums(const struct tree *t)
{
    const struct summary *s = t->u->summary;
    if (!s->source)
        return;
    tree_line(t, 0, 0);
    sink_printf(t->out, "支出合计 %s，基本 %s，项目 %s（表%s）\n",
                tree_money(t, s->total),
                s->parts_known ? tree_money(t, s->basic) : "–",
                s->parts_known ? tree_money(t, s->project) : "–",
                s->source->number);
    put_aggregates(t, "按支出功能分类", &s->by[CLASS_FUNCTION]);
    put_aggregates(t, "按政府支出经济分类", &s->by[CLASS_GOVERNMENT]);
    put_aggregates(t, "按部门支出经济分类", &s->by[CLASS_DEPARTMENT]);
}

static void
put_verdict(const struct tree *t)
{
    const struct ledger *l = t->u->ledger;
    const struct coverage *c = &t->u->budget->coverage;
    const findings *found = t->u->budget->found;
    tree_line(t, 0, 0);
    sink_printf(t->out, "结论：%s；读出 %d.%02d%%",
                l->verdict.word ? l->verdict.word : "–",
                coverage_share(c) / 100, coverage_share(c) % 100);
    sink_printf(t->out, "；发现：错误 %zu，警告 %zu，提示 %zu\n",
                findings_count_level(found, FINDING_ERROR),
                findings_count_level(found, FINDING_WARNING),
                findings_count_level(found, FINDING_NOTE));
}

static void
put_head(const struct tree *t)
{
    const struct budget *b = t->u->budget;
    const char *department = tree_coded(t, &b->department);
    tree_line(t, 0, 0);
    sink_printf(t->out, "%s：%s，",
                document_kind_name(b->kind),
                department ? department : "部门未印");
    if (b->year)
        sink_printf(t->out, "%d年，%zu张表\n", b->year, b->n_tables);
    else
        sink_printf(t->out, "年度未印，%zu张表\n", b->n_tables);
}

void
export_tree(sink *out, const struct export_source *u)
{
    struct tree t = { out, arena_new(), u };
    put_head(&t);
    for (size_t i = 0; i < u->budget->n_tables; i++)
        put_table(&t, &u->budget->tables[i]);
    put_sums(&t);
    put_verdict(&t);
    arena_free(t.a);
}
