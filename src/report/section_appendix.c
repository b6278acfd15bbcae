/* Every published table in full, in the order they were published. */
#include "report/breakdown.h"
#include "report/finding_groups.h"
#include "report/sections.h"

#include <glib.h>

/* ------------------------------------------------------------ appendix */

/* A subject leads back to its row in the chapter of its classification; where
 * there is none, the link is taken off in the end. */
static const char *
link_back(arena *a, const struct row *row, enum column_role role)
{
    static const enum column_role keys[][CLASS_COUNT] = {
        { COLUMN_FUNCTION, COLUMN_GOVERNMENT, COLUMN_DEPARTMENT },
        { COLUMN_FUNCTION_CODE, COLUMN_GOVERNMENT_CODE,
          COLUMN_DEPARTMENT_CODE }
    };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        for (int which = 0; which < CLASS_COUNT; which++)
            if (role == keys[i][which] && row->subject[which].code)
                return breakdown_subject_anchor(a,
                                                (enum classification) which,
                                                row->subject[which].code);
    return NULL;
}

static struct report_cell
published_cell(arena *a, const struct table *t, const struct row *row,
               size_t column)
{
    const struct cell *from = &row->cells[column];
    enum column_role role = t->columns[column].role;
    bool amount = column_is_amount(role);
    bool in_balance = role == COLUMN_REVENUE_AMOUNT ||
                      role == COLUMN_EXPENDITURE_AMOUNT;
    bool nameless = in_balance && column && !from[-1].text;
    struct report_cell cell = { .blank = amount && !nameless };
    const char *text = from->text;
    enum span_style style = SPAN_PLAIN;
    if (amount) {
        const struct figure *f = &from->figure;
        style = f->repaired || (text && !figure_is_printed(f) &&
                                !figure_is_blank(f))
                    ? SPAN_MARK : SPAN_NUMBER;
        if (f->repaired)
            text = words_wan_exact(a, f->used);
    }
    if (!text)
        return cell;
    struct span span = { style, text, link_back(a, row, role) };
    cell.text = text_join(a, 1, &span);
    cell.blank = false;
    return cell;
}

static enum report_row_role
published_role(const struct row *row)
{
    if (row->role == ROW_TOTAL)
        return REPORT_ROW_TOTAL;
    return row->role == ROW_SUBTOTAL ? REPORT_ROW_SUBTOTAL : REPORT_ROW_ITEM;
}

enum { MOST_LEVELS = 4 };

/** A column's header from the top: the groups it stands under, its leaf. */
struct head_path {
    const char *part[MOST_LEVELS];
    size_t n;
};

static struct head_path
head_path_of(arena *a, const struct column *column)
{
    struct head_path path = { .n = 0 };
    const char *leaf = g_strrstr(column->name, "/");
    char **groups = g_strsplit(column->group ? column->group : "", "/", -1);
    for (size_t i = 0; groups[i] && path.n + 1 < MOST_LEVELS; i++)
        if (*groups[i])
            path.part[path.n++] = arena_strdup(a, groups[i]);
    path.part[path.n++] =
        leaf && column->group ? leaf + 1 : column->name;
    g_strfreev(groups);
    return path;
}

/** The columns of a table that are printed: those of amounts that hold nothing
 *  but blanks are left out, and named below. */
struct published {
    const struct table *table;
    size_t n, depth;
    int decimals; /* of the amounts, as printed */
    size_t *columns;
    struct head_path *paths; /* of the columns that are printed */
    const char *left_out;    /* "事业收入、其他收入"; or null */
};

static bool
is_blank_column(const struct table *t, size_t column)
{
    bool blank = column_is_amount(t->columns[column].role) && t->n_rows;
    for (size_t i = 0; blank && i < t->n_rows; i++)
        blank = !t->rows[i].cells[column].text &&
                !figure_is_known(&t->rows[i].cells[column].figure);
    return blank;
}

static struct published
published_of(arena *a, const struct table *t)
{
    struct published p = { .table = t, .depth = 1 };
    p.columns = arena_array(a, size_t, t->n_columns);
    p.paths = arena_array(a, struct head_path, t->n_columns);
    for (size_t k = 0; k < t->n_columns; k++) {
        struct head_path path = head_path_of(a, &t->columns[k]);
        if (is_blank_column(t, k)) {
            p.left_out = p.left_out
                             ? arena_printf(a, "%s、%s", p.left_out,
                                            path.part[path.n - 1])
                             : path.part[path.n - 1];
            continue;
        }
        for (size_t i = 0; i < t->n_rows; i++)
            if (figure_is_printed(&t->rows[i].cells[k].figure))
                p.decimals = MAX(p.decimals,
                                 t->rows[i].cells[k].figure.decimals);
        p.columns[p.n] = k;
        p.paths[p.n++] = path;
        p.depth = MAX(p.depth, path.n);
    }
    return p;
}

/* Both stand under the same group at this level and above. */
static bool
same_group(const struct head_path *a, const struct head_path *b, size_t level)
{
    if (level + 1 >= a->n || level + 1 >= b->n)
        return false;
    for (size_t i = 0; i <= level; i++)
        if (g_strcmp0(a->part[i], b->part[i]) != 0)
            return false;
    return true;
}

/* Groups span their columns from the top; leaves stand in the last row. */
static void
published_head(arena *a, const struct head_path *paths, size_t n_columns,
               struct report_table *made)
{
    for (size_t k = 0; k < n_columns; k++) {
        const struct head_path *path = &paths[k];
        made->head[made->n_head - 1].cells[k].text =
            text_plain(a, path->part[path->n - 1]);
        for (size_t level = 0; level + 1 < path->n; level++) {
            if (k && same_group(path, &paths[k - 1], level))
                continue;
            struct report_cell *cell = &made->head[level].cells[k];
            cell->text = text_plain(a, path->part[level]);
            cell->span = 1;
            while (k + (size_t) cell->span < n_columns &&
                   same_group(path, &paths[k + (size_t) cell->span], level))
                cell->span++;
        }
    }
}

static bool
is_code(enum column_role role)
{
    return role == COLUMN_FUNCTION_CODE || role == COLUMN_ORG_CODE ||
           role == COLUMN_GOVERNMENT_CODE || role == COLUMN_DEPARTMENT_CODE;
}

/* Add a row that counts to the running sums; as printed, one a column. */
static const char *const *
carried_sums(struct composing *c, const struct published *p,
             const struct row *row, money *sums)
{
    const struct table *t = p->table;
    const char **texts = arena_array(c->a, const char *, p->n);
    for (size_t i = 0; i < p->n; i++) {
        size_t k = p->columns[i];
        char text[MONEY_TEXT_SIZE];
        if (!column_is_amount(t->columns[k].role))
            continue;
        if (row->role == ROW_ITEM)
            money_add(&sums[k], row->cells[k].figure.used);
        if (sums[k].fen)
            texts[i] = arena_strdup(
                c->a, money_write(sums[k], t->unit, p->decimals, true, text));
    }
    return texts;
}

static bool
is_org(enum column_role role)
{
    return role == COLUMN_ORG || role == COLUMN_ORG_CODE ||
           role == COLUMN_ORG_NAME;
}

/* The unit of the row above is not said again. */
static bool
is_said_above(const struct table *t, size_t row, size_t column)
{
    return row && is_org(t->columns[column].role) &&
           t->rows[row].role == t->rows[row - 1].role &&
           t->rows[row].cells[column].text &&
           g_strcmp0(t->rows[row].cells[column].text,
                     t->rows[row - 1].cells[column].text) == 0;
}

/* Sums down a page say something where a column is summed at its end. */
static bool
carries(const struct table *t)
{
    return table_total(t) && table_column(t, COLUMN_EXPENDITURE_ITEM) < 0;
}

/* The first finding of a line; findings stand by line. */
static const char *
finding_of_line(struct composing *c, int line)
{
    const findings *found = c->u->budget->found;
    size_t low = 0, high = findings_count(found);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (findings_at(found, middle)->at.line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < findings_count(found) &&
                   findings_at(found, low)->at.line == line
               ? finding_anchor(c->a, low) : NULL;
}

/* On the web: the row's line, and what was found there. */
static void
put_line(struct composing *c, struct report_cell *cell, int line)
{
    const char *finding = finding_of_line(c, line);
    const struct span spans[] = {
        { .text = arena_printf(c->a, "%d", line), .line = line },
        { .text = " 疑", .link = finding }
    };
    cell->text = text_join(c->a, finding ? 2 : 1, spans);
    cell->blank = false;
}

static void
publish_rows(struct composing *c, const struct published *p,
             struct report_table *made)
{
    const struct table *t = p->table;
    money *sums = arena_array(c->a, money, t->n_columns);
    GHashTable *lines = g_hash_table_new(NULL, NULL); /* may hold several */
    made->carries = carries(t);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        made->rows[i].role = published_role(row);
        if (g_hash_table_add(lines, GINT_TO_POINTER(row->line)))
            made->rows[i].anchor = anchor_row(c->a, t, row->line);
        if (made->carries && !c->web)
            made->rows[i].carry = carried_sums(c, p, row, sums);
        for (size_t k = 0; k < p->n; k++)
            if (c->web || !is_said_above(t, i, p->columns[k]))
                made->rows[i].cells[k] =
                    published_cell(c->a, t, row, p->columns[k]);
        if (c->web)
            put_line(c, &made->rows[i].cells[p->n], row->line);
    }
    g_hash_table_destroy(lines);
}

static void
publish_table(struct composing *c, const struct table *t)
{
    struct published p = published_of(c->a, t);
    struct report_table *made =
        report_table_new(c->a, p.n + c->web, p.depth, t->n_rows);
    made->caption = t->title;
    made->anchor = anchor_table(c->a, t);
    made->numbered = true;
    made->unit = arena_printf(c->a, "金额单位：%s",
                              money_unit_name(t->unit));
    for (size_t k = 0; k < p.n; k++) {
        enum column_role role = t->columns[p.columns[k]].role;
        made->columns[k].align =
            column_is_amount(role) ? ALIGN_POINT : ALIGN_LEFT;
        made->columns[k].least = is_code(role) ? 0 : 4;
    }
    published_head(c->a, p.paths, p.n, made);
    if (c->web) {
        made->columns[p.n].align = ALIGN_RIGHT;
        made->head[p.depth - 1].cells[p.n].text = text_plain(c->a, "行");
    }
    publish_rows(c, &p, made);
    made->note = arena_printf(c->a, "公开文本第%d行至第%d行。%s%s%s",
                              t->first_line, t->last_line,
                              p.left_out ? "没有数的列从略：" : "",
                              p.left_out ? p.left_out : "",
                              p.left_out ? "。" : "");
    report_add(c->r, BLOCK_TABLE)->table = made;
}

/* ------------------------------------------- tables of targets, grouped */

static void
put_indicator(struct tabling *t, const struct indicator *item,
              const struct indicator *before)
{
    const char *level1 = before ? before->level1 : NULL;
    const char *level2 = before ? before->level2 : NULL;
    bool same1 = before && g_strcmp0(level1, item->level1) == 0;
    bool same2 = same1 && g_strcmp0(level2, item->level2) == 0;
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_text(t, same1 ? NULL : item->level1, 0);
    tabling_text(t, same2 ? NULL : item->level2, 0);
    tabling_text(t, item->level3, 0);
    tabling_text(t, item->relation, 0);
    tabling_text(t, item->value, 0);
    tabling_text(t, item->measure, 0);
    struct span line = { .line = item->line,
                         .text = arena_printf(tabling_arena(t), "%d",
                                              item->line) };
    tabling_rich(t, text_join(tabling_arena(t), 1, &line));
}

static void
put_group(struct tabling *t, const char *text, const char *anchor)
{
    tabling_row(t, REPORT_ROW_GROUP, anchor);
    tabling_text(t, text, 0);
    tabling_span_rest(t);
}

static void
put_over_all(struct tabling *t, const char *text)
{
    if (!text)
        return;
    tabling_row(t, REPORT_ROW_ITEM, NULL);
    tabling_text(t, text, 0);
    tabling_span_rest(t);
}

static const struct tabling_column INDICATOR_COLUMNS[] = {
    { "一级指标", ALIGN_LEFT, 5, 6 },  { "二级指标", ALIGN_LEFT, 6, 9 },
    { "三级指标", ALIGN_LEFT, 14, 0 }, { "性质", ALIGN_CENTRE, 2, 3 },
    { "指标值", ALIGN_RIGHT, 4, 8 },   { "单位", ALIGN_LEFT, 3, 5 },
    { "行", ALIGN_RIGHT, 0, 0 }
};

/* The project's row in the chapter of projects. */
static const char *
project_back(struct composing *c, const struct project *p)
{
    size_t i = (size_t) (p - c->u->budget->projects);
    return arena_printf(c->a, "project-%s",
                        sheet_stem(c->u->budget, i, c->a));
}

static void
put_project(struct composing *c, struct tabling *t, const struct project *p)
{
    const char *code = p->code ? p->code : "";
    const char *name = p->name ? p->name : "（名称缺失）";
    char amount[MONEY_TEXT_SIZE] = "–";
    if (figure_is_known(&p->total))
        money_write(p->total.used, UNIT_WAN, 6, true, amount);
    tabling_row(t, REPORT_ROW_GROUP,
                anchor_row(c->a, p->table, p->first_line));
    tabling_link(t, arena_printf(c->a, "%s%s%s　总额%s万元", code,
                                 *code ? "　" : "", name, amount),
                 project_back(c, p));
    tabling_span_rest(t);
    put_over_all(t, p->goal);
    for (size_t i = 0; i < p->n_indicators; i++)
        put_indicator(t, &p->indicators[i], i ? &p->indicators[i - 1] : NULL);
}

static void
end_targets(struct composing *c, struct tabling *t, const struct table *from)
{
    struct report_table *made = tabling_end(t, c);
    made->anchor = anchor_table(c->a, from);
    made->note = arena_printf(c->a, "公开文本第%d行至第%d行；“行”为三级指标"
                                    "所在行号。",
                              from->first_line, from->last_line);
}

static void
publish_project_targets(struct composing *c, const struct table *from)
{
    const struct budget *b = c->u->budget;
    struct tabling *t = tabling_new(c->a, from->title, 7, INDICATOR_COLUMNS);
    for (size_t i = 0; i < b->n_projects; i++)
        if (b->projects[i].table == from)
            put_project(c, t, &b->projects[i]);
    end_targets(c, t, from);
}

static void
publish_department_targets(struct composing *c, const struct table *from)
{
    const struct department_goals *g = c->u->budget->department_goals;
    struct tabling *t = tabling_new(c->a, from->title, 7, INDICATOR_COLUMNS);
    put_group(t, "整体绩效目标", NULL);
    put_over_all(t, g->goal);
    for (size_t i = 0; i < g->n_indicators; i++) {
        const struct indicator *item = &g->indicators[i];
        const struct indicator *before = i ? item - 1 : NULL;
        bool same = before &&
                    g_strcmp0(before->activity, item->activity) == 0;
        if (!same && item->activity) {
            put_group(t, arena_printf(c->a, "活动：%s", item->activity), NULL);
            before = NULL;
        }
        put_indicator(t, item, before);
    }
    end_targets(c, t, from);
}

/* Targets are grouped by project or activity; the rest stands as printed. */
void
part_published(struct composing *c, const struct table *t)
{
    const struct department_goals *g = c->u->budget->department_goals;
    if (t->kind == TABLE_PROJECT_TARGETS && c->u->budget->n_projects)
        publish_project_targets(c, t);
    else if (t->kind == TABLE_DEPARTMENT_TARGETS && g && g->table == t)
        publish_department_targets(c, t);
    else if (t->n_columns && t->n_rows)
        publish_table(c, t);
    else
        part_paragraph(c, "空表：公开文本中本表没有数据行。");
}

void
section_appendix(struct composing *c)
{
    const struct budget *b = c->u->budget;
    for (size_t i = 0; i < b->n_tables; i++) {
        const struct table *t = &b->tables[i];
        part_section(c, NULL, table_words(c->a, t));
        part_published(c, t);
    }
}
