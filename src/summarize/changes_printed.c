/* Last year's columns beside this year's, as some forms print them. */
#include "summarize/changes.h"

#include "budget/classify.h"

#include <glib.h>
#include <string.h>

const char *
changes_header(const struct column *column, arena *memory)
{
    const char *leaf = strrchr(column->name, '/');
    leaf = leaf && column->group ? leaf + 1 : column->name;
    if (!column->group || !*column->group)
        return leaf;
    return arena_printf(memory, "%s/%s", column->group, leaf);
}

/* A year of four digits: "2023" in "2023年执行数". */
static int
year_in(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (!g_ascii_isdigit(*p))
            continue;
        size_t digits = strspn(p, "0123456789");
        gint64 year = digits == 4 ? g_ascii_strtoll(p, NULL, 10) : 0;
        if (year >= 1950 && year < 2150)
            return (int) year;
        p += digits - 1;
    }
    return 0;
}

int
changes_header_year(const char *header, int year)
{
    int printed = year_in(header);
    if (printed)
        return year && printed < year ? printed : 0;
    bool last = strstr(header, "上年") && !strstr(header, "上年结转") &&
                !strstr(header, "比上年");
    return last && year ? year - 1 : 0;
}

static int
before_column(const struct budget *b, const struct table *t, arena *memory)
{
    for (size_t k = 0; k < t->n_columns; k++) {
        const struct column *column = &t->columns[k];
        const char *header = changes_header(column, memory);
        if (column->role == COLUMN_AMOUNT &&
            changes_header_year(header, b->year))
            return (int) k;
    }
    return -1;
}

static struct change
change_of_row(const struct table *t, const struct row *r, int before)
{
    const struct figure *old = &r->cells[before].figure;
    const struct figure *now = row_figure(t, r, COLUMN_TOTAL);
    static const money none = { 0 };
    struct change c = change_of(figure_is_known(old) ? old->used : none,
                                now && figure_is_known(now) ? now->used
                                                            : none);
    c.line_before = c.line_now = r->line;
    return c;
}

/* Rows with a function, whatever they count as; a 类 row sums its 项. */
static void
read_rows(struct printed_changes *made, int before, arena *memory)
{
    const struct table *t = made->table;
    money old = { 0 }, now = { 0 };
    made->by_function.items = arena_array(memory, struct change,
                                          t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        const struct coded *function = &r->subject[CLASS_FUNCTION];
        struct change c = change_of_row(t, r, before);
        if (r->role == ROW_ITEM) {
            money_add(&old, c.before);
            money_add(&now, c.now);
        }
        if (r->role == ROW_TOTAL ||
            !classify_is_code(CLASS_FUNCTION, function->code))
            continue;
        const char *known = classify_name(CLASS_FUNCTION, function->code);
        c.code = function->code;
        c.name = known ? known : function->name;
        c.level = classify_level(function->code);
        made->by_function.items[made->by_function.n++] = c;
    }
    const struct row *total = table_total(t);
    made->total = total ? change_of_row(t, total, before)
                        : change_of(old, now);
}

struct printed_changes
changes_printed(const struct budget *b, arena *memory)
{
    struct printed_changes made = { 0 };
    const struct table *t = budget_sure_table(b, TABLE_GENERAL);
    int before = t ? before_column(b, t, memory) : -1;
    if (before < 0)
        return made;
    made.table = t;
    made.before = changes_header(&t->columns[before], memory);
    read_rows(&made, before, memory);
    if (!made.by_function.n || made.total.before.fen <= 0)
        return (struct printed_changes) { 0 };
    return made;
}
