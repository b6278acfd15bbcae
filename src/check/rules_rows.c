/* Rules about the rows of a table as a whole: none lost where a page ends, none
 * printed twice. Both are settled by whether the columns add up. */
#include "check/judges.h"

#include <string.h>

/* How the columns of a table compare with their total. */
struct columns {
    size_t n; /* columns with a total */
    size_t hold, too_short, too_long;
    size_t rows_off; /* sums across that fail */
    money missing;   /* of the first column that is short */
    const char *name;
    money over; /* of the first column that is too long */
};

static bool
is_of_row(const struct table *t, const struct row *r, const struct figure *f)
{
    for (size_t c = 0; c < t->n_columns; c++)
        if (f == &r->cells[c].figure)
            return true;
    return false;
}

/* A sum down a column to the (last) total row. */
static bool
is_column(const struct relation *r, const struct table *t,
          const struct row *total)
{
    return r->line == total->line && r->n_left == 1 &&
           is_of_row(t, total, r->left[0].figure) &&
           !is_of_row(t, total, r->right[0].figure);
}

static void
count_column(const struct relation *r, money left, money right,
             struct columns *c)
{
    c->n++;
    if (relation_holds(r->kind, left, right, relation_tolerance(r))) {
        c->hold++;
    } else if (left.fen < right.fen) {
        if (c->too_long++ == 0)
            c->over = (money){ right.fen - left.fen };
    } else if (c->too_short++ == 0) {
        c->missing = (money){ left.fen - right.fen };
        c->name = r->what;
    }
}

/* The columns against the table's total row, after repairs; by economic class
 * (R19) the same rows would count again. */
static struct columns
compare_columns(const struct judge *j, const struct table *t)
{
    struct columns c = { 0 };
    const struct row *total = table_total(t);
    for (size_t i = 0; total && i < j->all->n; i++) {
        const struct relation *r = &j->all->all[i];
        money left, right;
        bool left_any, any;
        if (r->tables[0] != t || r->tables[1] || strcmp(r->rule, "R19") == 0 ||
            !relation_side(r->left, r->n_left, SIDE_USED, &left, &left_any) ||
            !relation_side(r->right, r->n_right, SIDE_USED, &right, &any) ||
            !left_any)
            continue;
        if (is_column(r, t, total))
            count_column(r, left, right, &c);
        else if (!relation_holds(r->kind, left, right, relation_tolerance(r)))
            c.rows_off++;
    }
    return c;
}

/* ---------------------------------------------------- R13 pages' ends */

/* The rows on both sides of a page's end. */
static void
around(const struct table *t, int end, const struct row **before,
       const struct row **after)
{
    *before = *after = NULL;
    for (size_t i = 0; i < t->n_rows; i++) {
        if (t->rows[i].line <= end)
            *before = &t->rows[i];
        else if (!*after)
            *after = &t->rows[i];
    }
}

/* The longest function code (they begin with 2) of which the table is short by
 * all that is missing, against another table. */
static const char *
missing_code(const struct judge *j, const struct table *t, money missing)
{
    const char *best = NULL;
    for (size_t i = 0; i < j->all->n; i++) {
        const struct relation *r = &j->all->all[i];
        money left, right;
        bool any;
        if (!r->subject || r->subject[0] != '2' ||
            (r->tables[0] != t && r->tables[1] != t) ||
            !relation_side(r->left, r->n_left, SIDE_USED, &left, &any) ||
            !relation_side(r->right, r->n_right, SIDE_USED, &right, &any))
            continue;
        int64_t off = r->tables[0] == t ? right.fen - left.fen
                                        : left.fen - right.fen;
        if (off == missing.fen && (!best || strlen(r->subject) > strlen(best)))
            best = r->subject;
    }
    return best;
}

static bool
codes_ascend(const struct table *t)
{
    const char *before = "";
    for (size_t i = 0; i < t->n_rows; i++) {
        const char *code = t->rows[i].subject[CLASS_FUNCTION].code;
        if (!code || t->rows[i].role != ROW_ITEM)
            continue;
        if (strcmp(before, code) > 0)
            return false;
        before = code;
    }
    return true;
}

/* Rows of this code may have stood there, as codes ascend. */
static bool
is_likely(const struct table *t, int end, const char *code)
{
    const struct row *before, *after;
    around(t, end, &before, &after);
    const char *from = before ? before->subject[CLASS_FUNCTION].code : NULL;
    const char *to = after ? after->subject[CLASS_FUNCTION].code : NULL;
    size_t length = strlen(code);
    return (!from || strncmp(from, code, length) <= 0) &&
           (!to || strncmp(to, code, length) >= 0);
}

/* The ends where rows may be lost, all where nothing is known of them; null
 * where the rows that are missing stood elsewhere. */
static const int *
doubtful_ends(const struct judge *j, const struct table *t, money missing)
{
    size_t n = 0, likely = 0;
    const char *code = codes_ascend(t) ? missing_code(j, t, missing) : NULL;
    while (t->page_ends[n])
        n++;
    int *ends = arena_array(j->memory, int, n + 1);
    for (size_t i = 0; i < n; i++)
        if (!code || is_likely(t, t->page_ends[i], code))
            ends[likely++] = t->page_ends[i];
    return likely ? ends : NULL;
}

static void
report_lost_rows(struct judge *j, struct check_entry *e, const struct table *t,
                 const struct columns *c)
{
    const int *ends = doubtful_ends(j, t, c->missing);
    if (!ends) {
        judge_insufficient(e, "各栏短少，但所缺的科目不在换页处");
        return;
    }
    GString *zh = g_string_new(NULL), *en = g_string_new(NULL);
    for (const int *end = ends; *end; end++) {
        const struct row *before, *after;
        around(t, *end, &before, &after);
        int from = before ? before->line : *end;
        int to = after ? after->line : t->last_line;
        g_string_append_printf(zh, "%s第%d行与第%d行之间", zh->len ? "或" : "",
                               from, to);
        g_string_append_printf(en, "%sbetween lines %d and %d",
                               en->len ? " or " : "", from, to);
        judge_line(j, e, from);
        judge_line(j, e, to);
    }
    judge_finding(
        j, e, judge_at(j, t, ends[0]),
        judge_text(j, "表%s %s缺行（换页处）：%s短 %s 万元。", t->number,
                   zh->str, c->name, judge_amount(j, c->missing)),
        judge_text(j,
                   "Table %s has lost rows %s, where a page ends: "
                   "%s is short by %s 万元.",
                   t->number, en->str, c->name, judge_amount(j, c->missing)));
    g_string_free(zh, TRUE);
    g_string_free(en, TRUE);
}

void
judge_page_ends(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_tables; i++) {
        const struct table *t = &j->b->tables[i];
        if (!t->page_ends || !t->page_ends[0] || !t->n_rows)
            continue;
        struct check_entry *e = judge_add(j, judge_about(j, t));
        judge_table(e, t);
        struct columns c = compare_columns(j, t);
        if (!c.n)
            judge_insufficient(e, "没有可比的合计行，换页处是否缺行不能判断");
        else if (c.hold == c.n)
            continue;
        else if (c.too_long || c.rows_off || c.too_short < 2)
            judge_insufficient(e, "合计与各行不符，不能断定是缺行");
        else
            report_lost_rows(j, e, t, &c);
    }
}

/* --------------------------------------------------- R15 repeated rows */

static const char *
row_text(struct judge *j, const struct table *t, const struct row *r)
{
    GString *text = g_string_new(NULL);
    bool amount = false;
    for (size_t c = 0; c < t->n_columns; c++) {
        const char *cell = r->cells[c].text;
        g_string_append_printf(text, "%s\x1f", cell ? cell : "");
        amount |= column_is_amount(t->columns[c].role) &&
                  r->cells[c].figure.reading != MONEY_BLANK;
    }
    const char *kept = amount ? arena_strdup(j->memory, text->str) : NULL;
    g_string_free(text, TRUE);
    return kept;
}

static bool
has_amount(const struct table *t, const struct row *r, money amount)
{
    for (size_t c = 0; c < t->n_columns; c++)
        if (column_is_amount(t->columns[c].role) &&
            r->cells[c].figure.used.fen == amount.fen)
            return true;
    return false;
}

/* A row that stands again, and how the table's columns compare. */
struct repeated {
    const struct table *table;
    const struct row *first, *again;
    const struct columns *columns;
};

static void
judge_repeated(struct judge *j, struct check_entry *e, const struct repeated *r)
{
    const struct columns *c = r->columns;
    judge_line(j, e, r->first->line);
    judge_line(j, e, r->again->line);
    if (c->n && c->hold == c->n) {
        if (e->state == CHECK_HOLDS)
            judge_note(j, e, "有完全相同的行，合计证明各为一笔");
        return;
    }
    if (table_total(r->table) &&
        !(c->too_long && has_amount(r->table, r->again, c->over))) {
        if (e->state != CHECK_FAILS)
            judge_insufficient(e, "有完全相同的行，合计不符，不能断定是否重复");
        return;
    }
    judge_finding(j, e, judge_at(j, r->table, r->again->line),
                  judge_text(j, "表%s第%d行与第%d行完全相同，可能是重复。",
                             r->table->number, r->again->line, r->first->line),
                  judge_text(j, "Table %s: line %d repeats line %d.",
                             r->table->number, r->again->line, r->first->line));
}

/* Find the rows that stand twice; the entry is added with the first row that
 * has an amount. */
static void
judge_rows_of(struct judge *j, const struct table *t)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct check_entry *e = NULL;
    struct columns columns = compare_columns(j, t);
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct row *r = &t->rows[i];
        const char *text = r->role == ROW_ITEM ? row_text(j, t, r) : NULL;
        if (!text)
            continue;
        if (!e) {
            e = judge_add(j, judge_about(j, t));
            judge_table(e, t);
        }
        const struct row *first = g_hash_table_lookup(seen, text);
        if (first)
            judge_repeated(j, e, &(struct repeated){ t, first, r, &columns });
        else
            g_hash_table_insert(seen, (gpointer) text, (gpointer) r);
    }
    g_hash_table_destroy(seen);
}

void
judge_repeated_rows(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_tables; i++)
        judge_rows_of(j, &j->b->tables[i]);
}
