/* Words → table, column, rows → figures. A code or a name means all item rows
 * that carry it together; where words fit several things, that is said and
 * nothing is chosen. Judges nothing. */
#include "check/user_figures.h"

#include "base/unicode.h"

#include <string.h>

struct seeking {
    const struct budget *b;
    const struct rule_reference *words;
    const char *row, *column; /* folded */
    struct meant *m;
};

/* Always false: the search ends. */
static bool
give_up(struct seeking *s, enum meaning meaning, const char *why)
{
    s->m->meaning = meaning;
    s->m->why = why;
    return false;
}

#define SAY(s, ...) arena_printf((s)->b->memory, __VA_ARGS__)

static const char *
folded(const struct seeking *s, const char *text)
{
    return unicode_fold(s->b->memory, text ? text : "");
}

static bool
same(const struct seeking *s, const char *text, const char *word)
{
    return text && *word && strcmp(folded(s, text), word) == 0;
}

/* --------------------------------------------------------------- tables */

typedef bool (*table_fits)(const struct seeking *s, const struct table *t,
                           const char *word);

static bool
fits_number(const struct seeking *s, const struct table *t, const char *word)
{
    bool short_form = strlen(word) == 1 && g_ascii_isdigit(word[0]);
    return same(s, t->number, short_form ? SAY(s, "0%s", word) : word);
}

static bool
fits_title(const struct seeking *s, const struct table *t, const char *word)
{
    return same(s, t->title, word);
}

static bool
fits_kind(const struct seeking *s, const struct table *t, const char *word)
{
    return t->kind != TABLE_UNKNOWN &&
           (same(s, table_kind_name(t->kind), word) ||
            same(s, table_kind_name(t->kind), SAY(s, "%s表", word)) ||
            same(s, table_kind_word(t->kind), word));
}

static bool
fits_part(const struct seeking *s, const struct table *t, const char *word)
{
    return strstr(folded(s, t->title), word) ||
           (t->kind != TABLE_UNKNOWN &&
            strstr(folded(s, table_kind_name(t->kind)), word));
}

/* From the strictest: the first by which any table fits decides. */
static const table_fits TABLE_TIERS[] = { fits_number, fits_title, fits_kind,
                                          fits_part };

static bool
find_table(struct seeking *s)
{
    const char *word = folded(s, s->words->table);
    for (size_t tier = 0; tier < G_N_ELEMENTS(TABLE_TIERS); tier++) {
        const struct table *found = NULL;
        for (size_t i = 0; i < s->b->n_tables; i++) {
            const struct table *t = &s->b->tables[i];
            if (!TABLE_TIERS[tier](s, t, word))
                continue;
            if (found)
                return give_up(s, MEANING_AMBIGUOUS,
                               SAY(s, "“表%s”既可指表%s，也可指表%s",
                                   s->words->table, found->number, t->number));
            found = t;
        }
        s->m->table = found;
        if (found)
            return true;
    }
    return give_up(s, MEANING_MISSING,
                   SAY(s, "没有表“%s”", s->words->table));
}

/* -------------------------------------------------------------- columns */

typedef bool (*column_fits)(const struct seeking *s, const struct column *c,
                            const char *word);

static bool
fits_header(const struct seeking *s, const struct column *c, const char *word)
{
    return same(s, c->name, word) ||
           (c->group && same(s, SAY(s, "%s/%s", c->group, c->name), word));
}

static bool
fits_role(const struct seeking *s, const struct column *c, const char *word)
{
    return same(s, column_role_word(c->role), word);
}

static bool
fits_total_word(const struct seeking *s, const struct column *c,
                const char *word)
{
    static const char *const words[] = { "合计", "总计", "总额", "金额",
                                         "预算数", "预算金额" };
    (void) s;
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (c->role == COLUMN_TOTAL && strcmp(words[i], word) == 0)
            return true;
    return false;
}

static bool
fits_header_part(const struct seeking *s, const struct column *c,
                 const char *word)
{
    return strstr(folded(s, c->name), word) != NULL;
}

static const column_fits COLUMN_TIERS[] = { fits_header, fits_role,
                                            fits_total_word,
                                            fits_header_part };

enum { NO_COLUMN = -1, SEVERAL_COLUMNS = -2 };

/* The column meant, the second one too where there are two. */
static int
find_column(const struct seeking *s, const struct table *t, int *second)
{
    for (size_t tier = 0; tier < G_N_ELEMENTS(COLUMN_TIERS); tier++) {
        int found = NO_COLUMN;
        for (size_t i = 0; i < t->n_columns; i++) {
            const struct column *c = &t->columns[i];
            if (!column_is_amount(c->role) ||
                !COLUMN_TIERS[tier](s, c, s->column))
                continue;
            *second = (int) i;
            if (found != NO_COLUMN)
                return SEVERAL_COLUMNS;
            found = (int) i;
        }
        if (found != NO_COLUMN)
            return found;
    }
    return NO_COLUMN;
}

/* ----------------------------------------------------------------- rows */

/* What of a row a word may name. */
enum slot {
    SLOT_LABEL,
    SLOT_SUBJECT, /* one a classification */
    SLOT_ORG = SLOT_SUBJECT + CLASS_COUNT,
    SLOT_PROJECT,
    SLOT_TEXT,
    SLOT_COUNT
};

/* A code, a name, "代码-名称", or the beginning of a code and an asterisk. */
static bool
names(const struct seeking *s, const struct coded *c)
{
    size_t length = strlen(s->row);
    if (length > 1 && s->row[length - 1] == '*')
        return c->code &&
               strncmp(folded(s, c->code), s->row, length - 1) == 0;
    if (same(s, c->code, s->row) || same(s, c->name, s->row))
        return true;
    return c->code && c->name &&
           same(s, SAY(s, "%s-%s", c->code, c->name), s->row);
}

static bool
has_text(const struct seeking *s, const struct row *r)
{
    const struct table *t = s->m->table;
    for (size_t i = 0; i < t->n_columns; i++)
        if (!column_is_amount(t->columns[i].role) &&
            same(s, r->cells[i].text, s->row))
            return true;
    return false;
}

static const struct coded *
coded_of(const struct row *r, enum slot slot)
{
    if (slot == SLOT_ORG)
        return &r->org;
    return slot == SLOT_PROJECT ? &r->project
                                : &r->subject[slot - SLOT_SUBJECT];
}

static bool
fits_slot(const struct seeking *s, const struct row *r, enum slot slot)
{
    if (slot == SLOT_LABEL)
        return same(s, r->label, s->row) ||
               (strcmp(s->row, "*") == 0 && r->role == ROW_ITEM);
    if (slot == SLOT_TEXT)
        return has_text(s, r);
    return names(s, coded_of(r, slot));
}

/* Rows of a role that fit in a slot; caller frees. */
static GPtrArray *
rows_of(const struct seeking *s, enum slot slot, enum row_role role)
{
    GPtrArray *rows = g_ptr_array_new();
    for (size_t i = 0; i < s->m->table->n_rows; i++) {
        struct row *r = &s->m->table->rows[i];
        if (r->role == role && fits_slot(s, r, slot))
            g_ptr_array_add(rows, r);
    }
    return rows;
}

/* Items together; without any, the one subtotal or total. */
static GPtrArray *
rows_in_slot(const struct seeking *s, enum slot slot)
{
    static const enum row_role order[] = { ROW_ITEM, ROW_SUBTOTAL, ROW_TOTAL };
    GPtrArray *rows = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        rows = rows_of(s, slot, order[i]);
        if (rows->len)
            return rows;
        g_ptr_array_free(rows, TRUE);
    }
    return NULL;
}

/* Rows that one name fits, though they are of different codes. */
static bool
differ_in_code(const GPtrArray *rows, enum slot slot, const struct seeking *s)
{
    if (slot == SLOT_LABEL || slot == SLOT_TEXT || strchr(s->row, '*'))
        return false;
    const char *code = coded_of(rows->pdata[0], slot)->code;
    for (guint i = 1; i < rows->len; i++)
        if (g_strcmp0(code, coded_of(rows->pdata[i], slot)->code) != 0)
            return true;
    return false;
}

static bool
equal_rows(const GPtrArray *a, const GPtrArray *b)
{
    return a->len == b->len &&
           memcmp(a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0;
}

/* Several rows make a sum only where they are items. */
static bool
is_unclear(const GPtrArray *rows, enum slot slot, const struct seeking *s)
{
    const struct row *first = rows->pdata[0];
    return (rows->len > 1 && first->role != ROW_ITEM) ||
           differ_in_code(rows, slot, s);
}

/* Null, after saying why, when no rows or more than one reading fit. */
static GPtrArray *
find_rows(struct seeking *s)
{
    GPtrArray *found = NULL;
    for (enum slot slot = 0; slot < SLOT_COUNT; slot++) {
        GPtrArray *rows = rows_in_slot(s, slot);
        bool same_again = rows && found && equal_rows(found, rows);
        if (same_again || (rows && found && slot == SLOT_TEXT)) {
            g_ptr_array_free(rows, TRUE);
        } else if (rows && (found || is_unclear(rows, slot, s))) {
            give_up(s, MEANING_AMBIGUOUS,
                    SAY(s, "表%s里“%s”指哪几行不明确，请改用代码",
                        s->m->table->number, s->words->row));
            g_ptr_array_free(rows, TRUE);
            if (found)
                g_ptr_array_free(found, TRUE);
            return NULL;
        } else if (rows) {
            found = rows;
        }
    }
    if (!found)
        give_up(s, MEANING_MISSING,
                SAY(s, "表%s里没有行“%s”", s->m->table->number,
                    s->words->row));
    return found;
}

/* ------------------------------------------------- tables of each shape */

static bool
take_column(struct seeking *s, int *column)
{
    const struct table *t = s->m->table;
    int second = 0;
    *column = find_column(s, t, &second);
    if (*column >= 0)
        return true;
    if (*column == SEVERAL_COLUMNS)
        return give_up(s, MEANING_AMBIGUOUS,
                       SAY(s, "表%s里有几列叫“%s”，请写全表头，如“%s”",
                           t->number, s->words->column,
                           t->columns[second].name));
    return give_up(s, MEANING_MISSING,
                   SAY(s, "表%s里没有金额列“%s”", t->number,
                       s->words->column));
}

static bool
seek_in_rows(struct seeking *s)
{
    int column;
    if (!s->m->table->n_rows)
        return give_up(s, MEANING_EMPTY,
                       SAY(s, "表%s没有任何一行", s->m->table->number));
    GPtrArray *rows = take_column(s, &column) ? find_rows(s) : NULL;
    if (!rows)
        return false;
    s->m->is_total = ((struct row *) rows->pdata[0])->role == ROW_TOTAL;
    for (guint i = 0; i < rows->len; i++) {
        struct row *r = rows->pdata[i];
        g_ptr_array_add(s->m->figures, &r->cells[column].figure);
    }
    g_ptr_array_free(rows, TRUE);
    return true;
}

/* A side of a balance is told by the item; 收入 or 支出 in the column's word
 * tells it where both sides have the item. */
static bool
fits_side(const struct seeking *s, const struct balance_item *i)
{
    bool revenue = strstr(s->column, "收入") != NULL ||
                   strcmp(s->column, "revenue_amount") == 0;
    bool spending = strstr(s->column, "支出") != NULL ||
                    strcmp(s->column, "expenditure_amount") == 0;
    return revenue == spending || i->is_expenditure == spending;
}

static bool
seek_in_balance(struct seeking *s, const struct balance *balance)
{
    for (size_t k = 0; k < balance->n_items; k++) {
        const struct balance_item *i = &balance->items[k];
        bool named = same(s, i->name, s->row) || same(s, i->code, s->row);
        if (!named || !fits_side(s, i))
            continue;
        if (s->m->figures->len)
            return give_up(s, MEANING_AMBIGUOUS,
                           SAY(s, "表%s里有几处“%s”，列请写收入或支出",
                               s->m->table->number, s->words->row));
        s->m->is_total = i->kind == BALANCE_CURRENT ||
                         i->kind == BALANCE_GRAND_TOTAL;
        g_ptr_array_add(s->m->figures, i->figure);
    }
    return s->m->figures->len ||
           give_up(s, MEANING_MISSING, SAY(s, "表%s里没有“%s”",
                                           s->m->table->number, s->words->row));
}

static const struct {
    const char *word;
    size_t offset;
} PROJECT_AMOUNTS[] = {
    { "项目总额", offsetof(struct project, total) },
    { "合计", offsetof(struct project, total) },
    { "金额", offsetof(struct project, total) },
    { "total", offsetof(struct project, total) },
    { "财政资金", offsetof(struct project, fiscal) },
    { "fiscal", offsetof(struct project, fiscal) },
    { "其他资金", offsetof(struct project, other) },
    { "other", offsetof(struct project, other) },
};

static bool
seek_in_projects(struct seeking *s)
{
    size_t k = 0;
    while (k < G_N_ELEMENTS(PROJECT_AMOUNTS) &&
           strcmp(PROJECT_AMOUNTS[k].word, s->column) != 0)
        k++;
    if (k == G_N_ELEMENTS(PROJECT_AMOUNTS))
        return give_up(s, MEANING_MISSING,
                       SAY(s, "表%s里没有金额列“%s”，可用项目总额、"
                           "财政资金、其他资金",
                           s->m->table->number, s->words->column));
    bool all = strcmp(s->row, "*") == 0;
    for (size_t i = 0; i < s->b->n_projects; i++) {
        struct project *p = &s->b->projects[i];
        struct coded c = { p->code, p->name, 0 };
        if (p->table == s->m->table && (all || names(s, &c)))
            g_ptr_array_add(s->m->figures,
                            (char *) p + PROJECT_AMOUNTS[k].offset);
    }
    if (s->m->figures->len > 1 && !strchr(s->row, '*'))
        return give_up(s, MEANING_AMBIGUOUS,
                       SAY(s, "有几个项目叫“%s”，请改用代码", s->words->row));
    return s->m->figures->len ||
           give_up(s, MEANING_MISSING,
                   SAY(s, "没有项目“%s”", s->words->row));
}

static const struct balance *
balance_of(const struct budget *b, const struct table *t)
{
    for (size_t i = 0; i < b->n_balances; i++)
        if (b->balances[i].table == t)
            return &b->balances[i];
    return NULL;
}

struct meant
meant_find(const struct budget *b, const struct rule_reference *reference)
{
    struct meant m = { .meaning = MEANING_FOUND,
                       .figures = g_ptr_array_new() };
    struct seeking s = { .b = b, .words = reference, .m = &m };
    s.row = folded(&s, reference->row);
    s.column = folded(&s, reference->column);
    if (!find_table(&s))
        return m;
    const struct balance *balance = balance_of(b, m.table);
    if (balance)
        seek_in_balance(&s, balance);
    else if (m.table->kind == TABLE_PROJECT_TARGETS)
        seek_in_projects(&s);
    else
        seek_in_rows(&s);
    return m;
}

void
meant_clear(struct meant *m)
{
    g_ptr_array_free(m->figures, TRUE);
}
