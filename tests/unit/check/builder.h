/* Budgets for tests from a few lines of text. A line "= kind number" begins a
 * table, the next names its columns by the words of their roles; rows begin
 * with i (item), s (subtotal) or t (total). In balances a row is
 * "what|name|code|amount", what being one of the marks below; among projects
 * it is "p|name|code|total|fiscal|other". Keys are "code name". Lines are those
 * of the text, from 1. */
#ifndef TESTS_BUILDER_H
#define TESTS_BUILDER_H

#include "budget/model.h"

#include <glib.h>
#include <string.h>

enum { BUILDER_TABLES = 20, BUILDER_ROWS = 80, BUILDER_ITEMS = 60 };

static inline enum table_kind
builder_kind(const char *word)
{
    for (int k = 0; k < TABLE_KIND_COUNT; k++)
        if (strcmp(table_kind_word((enum table_kind) k), word) == 0)
            return (enum table_kind) k;
    g_error("no table kind %s", word);
}

static inline enum column_role
builder_role(const char *word)
{
    for (int r = 1; r < COLUMN_ROLE_COUNT; r++)
        if (g_strcmp0(column_role_word((enum column_role) r), word) == 0)
            return (enum column_role) r;
    g_error("no column role %s", word);
}

static inline struct table *
builder_table(struct budget *b, const char *line, int number)
{
    char **words = g_strsplit(line, " ", 3);
    struct table *t = &b->tables[b->n_tables++];
    t->kind = builder_kind(words[1]);
    t->number = arena_strdup(b->memory, words[2]);
    t->title = table_kind_name(t->kind);
    t->unit = UNIT_WAN;
    t->first_line = t->last_line = number;
    t->rows = arena_array(b->memory, struct row, BUILDER_ROWS);
    g_strfreev(words);
    return t;
}

static inline void
builder_columns(struct budget *b, struct table *t, const char *line)
{
    char **words = g_strsplit(line, "|", -1);
    t->n_columns = g_strv_length(words);
    t->columns = arena_array(b->memory, struct column, t->n_columns);
    for (size_t i = 0; i < t->n_columns; i++) {
        t->columns[i].role = builder_role(words[i]);
        t->columns[i].name = column_role_word(t->columns[i].role);
    }
    g_strfreev(words);
}

static inline struct coded
builder_coded(struct budget *b, const char *text, int line)
{
    struct coded c = { .line = line };
    const char *space = strchr(text, ' ');
    if (!text[0])
        return c;
    c.code = arena_strndup(b->memory, text,
                           space ? (size_t) (space - text) : strlen(text));
    c.name = space ? arena_strdup(b->memory, space + 1) : NULL;
    return c;
}

static inline struct figure
builder_figure(struct budget *b, const struct table *t, const char *text,
               int line, int column)
{
    struct place at = {
        .file = "test", .table = t->number, .line = line, .column = column
    };
    return figure_read(text[0] ? arena_strdup(b->memory, text) : NULL, UNIT_WAN,
                       at);
}

static inline void
builder_key(struct row *r, enum column_role role, struct coded c)
{
    switch (role) {
    case COLUMN_FUNCTION:
        r->subject[CLASS_FUNCTION] = c;
        break;
    case COLUMN_GOVERNMENT:
        r->subject[CLASS_GOVERNMENT] = c;
        break;
    case COLUMN_DEPARTMENT:
        r->subject[CLASS_DEPARTMENT] = c;
        break;
    case COLUMN_ORG:
        r->org = c;
        break;
    case COLUMN_PROJECT_NAME:
        r->project.name = c.code;
        break;
    default:
        break;
    }
}

static inline void
builder_row(struct budget *b, struct table *t, const char *line, int number)
{
    char **words = g_strsplit(line, "|", -1);
    struct row *r = &t->rows[t->n_rows++];
    r->role = line[0] == 't'   ? ROW_TOTAL
              : line[0] == 's' ? ROW_SUBTOTAL
                               : ROW_ITEM;
    r->line = number;
    r->label = line[0] == 't' ? "合计" : NULL;
    r->cells = arena_array(b->memory, struct cell, t->n_columns);
    for (size_t i = 0; i < t->n_columns && words[i + 1]; i++) {
        enum column_role role = t->columns[i].role;
        const char *text = words[i + 1];
        r->cells[i].text = text[0] ? arena_strdup(b->memory, text) : NULL;
        if (column_is_amount(role))
            r->cells[i].figure = builder_figure(b, t, text, number,
                                                (int) i + 1);
        else
            builder_key(r, role, builder_coded(b, text, number));
    }
    t->last_line = number;
    g_strfreev(words);
}

static const struct {
    const char *mark;
    enum balance_item_kind kind;
    bool is_expenditure;
} BUILDER_MARKS[] = {
    { "source", BALANCE_SOURCE, false },
    { "revenue", BALANCE_CURRENT, false },
    { "carried", BALANCE_CARRIED, false },
    { "part", BALANCE_CARRIED_PART, false },
    { "revenue-total", BALANCE_GRAND_TOTAL, false },
    { "class", BALANCE_CLASS, true },
    { "spending", BALANCE_CURRENT, true },
    { "left", BALANCE_CARRIED, true },
    { "spending-total", BALANCE_GRAND_TOTAL, true },
};

static inline void
builder_item(struct budget *b, struct table *t, const char *line, int number)
{
    char **words = g_strsplit(line, "|", 4);
    struct balance *balance = &b->balances[b->n_balances - 1];
    struct balance_item *item = &balance->items[balance->n_items++];
    for (size_t i = 0; i < G_N_ELEMENTS(BUILDER_MARKS); i++)
        if (strcmp(words[0], BUILDER_MARKS[i].mark) == 0) {
            item->kind = BUILDER_MARKS[i].kind;
            item->is_expenditure = BUILDER_MARKS[i].is_expenditure;
        }
    item->name = arena_strdup(b->memory, words[1]);
    item->code = words[2][0] ? arena_strdup(b->memory, words[2]) : NULL;
    item->figure = arena_one(b->memory, struct figure);
    *item->figure = builder_figure(b, t, words[3], number, 1);
    item->line = number;
    t->last_line = number;
    g_strfreev(words);
}

static inline void
builder_project(struct budget *b, struct table *t, const char *line, int number)
{
    char **words = g_strsplit(line, "|", 6);
    struct project *p = &b->projects[b->n_projects++];
    p->name = words[1][0] ? arena_strdup(b->memory, words[1]) : NULL;
    p->code = words[2][0] ? arena_strdup(b->memory, words[2]) : NULL;
    p->total = builder_figure(b, t, words[3], number, 3);
    p->fiscal = builder_figure(b, t, words[4], number, 4);
    p->other = builder_figure(b, t, words[5], number, 5);
    p->first_line = p->last_line = number;
    p->table = t;
    p->indicators = arena_array(b->memory, struct indicator, BUILDER_ITEMS);
    g_strfreev(words);
}

static inline bool
builder_is_balance(const struct table *t)
{
    return t->kind == TABLE_BALANCE || t->kind == TABLE_APPROPRIATION_BALANCE;
}

static inline void
builder_line(struct budget *b, const char *line, int number, bool *head)
{
    struct table *t = b->n_tables ? &b->tables[b->n_tables - 1] : NULL;
    if (!line[0])
        return;
    if (line[0] == '=') {
        t = builder_table(b, line, number);
        *head = !builder_is_balance(t) && t->kind != TABLE_PROJECT_TARGETS;
        if (builder_is_balance(t)) {
            struct balance *balance = &b->balances[b->n_balances++];
            balance->table = t;
            balance->items = arena_array(b->memory, struct balance_item,
                                         BUILDER_ITEMS);
        }
    } else if (*head) {
        builder_columns(b, t, line);
        *head = false;
    } else if (builder_is_balance(t)) {
        builder_item(b, t, line, number);
    } else if (t->kind == TABLE_PROJECT_TARGETS) {
        builder_project(b, t, line, number);
    } else {
        builder_row(b, t, line, number);
    }
}

/** Free with builder_free. */
static inline struct budget *
builder_budget(const char *text)
{
    arena *memory = arena_new();
    struct budget *b = arena_one(memory, struct budget);
    b->memory = memory;
    b->found = findings_new();
    b->file = "test";
    b->year = 2026;
    b->tables = arena_array(memory, struct table, BUILDER_TABLES);
    b->balances = arena_array(memory, struct balance, 2);
    b->projects = arena_array(memory, struct project, BUILDER_ITEMS);
    char **lines = g_strsplit(text, "\n", -1);
    bool head = false;
    for (int i = 0; lines[i]; i++)
        builder_line(b, lines[i], i + 1, &head);
    g_strfreev(lines);
    return b;
}

static inline void
builder_free(struct budget *b)
{
    findings_free(b->found);
    arena_free(b->memory);
}

#endif
