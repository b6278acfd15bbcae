/* Paths, formats, conditions and orders of values. */
#include "html/expression.h"

#include "report/words.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- names */

/* How many characters must be changed, added or dropped. */
static size_t
distance(const char *a, const char *b)
{
    enum { MOST = 48 };
    size_t row[MOST + 1], n = strlen(b);
    if (n > MOST)
        return MOST;
    for (size_t k = 0; k <= n; k++)
        row[k] = k;
    for (size_t i = 0; a[i]; i++) {
        size_t above = row[0];
        row[0] = i + 1;
        for (size_t k = 1; k <= n; k++) {
            size_t change = above + (a[i] != b[k - 1]);
            above = row[k];
            row[k] = MIN(change, MIN(row[k], row[k - 1]) + 1);
        }
    }
    return row[n];
}

const char *
expression_nearest(const char *name, const char *const *names)
{
    const char *best = NULL;
    size_t least = MAX(strlen(name) / 2, 2) + 1;
    for (; *names; names++) {
        bool part = strlen(name) > 2 && (strstr(*names, name) ||
                                         strstr(name, *names));
        size_t away = part ? 1 : distance(name, *names);
        if (away < least) {
            least = away;
            best = *names;
        }
    }
    return best;
}

static const char *
nearest_field(const struct context *c, const struct value *record,
              const char *name)
{
    size_t n = 0;
    const struct value_field *f =
        record->kind == VALUE_RECORD ? record->record.fields : NULL;
    while (f && f[n].name)
        n++;
    const char **names = arena_array(c->memory, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = f[i].name;
    return expression_nearest(name, names);
}

const struct value *
expression_find(const struct context *c, const char *path, const char **near)
{
    const struct value *v = NULL, *within = c->root;
    char **parts = g_strsplit(path, ".", -1);
    const char *wanted = parts[0] ? parts[0] : "";
    for (const struct scope *s = c->scope; s && !v; s = s->outer) {
        if (*wanted == '#' && strcmp(s->name, wanted + 1) == 0)
            v = &s->index;
        else if (strcmp(s->name, wanted) == 0)
            v = s->value;
    }
    if (!v)
        v = value_of(c->root, wanted);
    for (size_t i = 1; v && *wanted && parts[i]; i++) {
        within = v;
        wanted = parts[i];
        v = value_of(v, wanted);
    }
    if (!v)
        *near = nearest_field(c, within, wanted);
    g_strfreev(parts);
    return v;
}

/* -------------------------------------------------------------- formats */

static const struct {
    const char *name;
    enum money_unit unit;
    int places;
} AMOUNTS[] = { { "yi", UNIT_YI, 2 },      { "wan", UNIT_WAN, 2 },
                { "exact", UNIT_WAN, 6 },  { "yuan", UNIT_YUAN, 2 } };

static const char *
amount_text(arena *a, money amount, const char *format)
{
    char text[MONEY_TEXT_SIZE];
    if (!format || strcmp(format, "best") == 0)
        return words_amount(a, amount);
    for (size_t i = 0; i < G_N_ELEMENTS(AMOUNTS); i++)
        if (strcmp(AMOUNTS[i].name, format) == 0)
            return arena_strdup(a, money_write(amount, AMOUNTS[i].unit,
                                               AMOUNTS[i].places, true,
                                               text));
    return NULL;
}

const char *
expression_text(arena *a, const struct value *v, const char *format)
{
    if (v->kind == VALUE_AMOUNT)
        return amount_text(a, (money) { v->number }, format);
    if (v->kind == VALUE_NONE)
        return "";
    if (format)
        return NULL;
    switch (v->kind) {
    case VALUE_TEXT:
        return v->text;
    case VALUE_SHARE:
        return words_share(a, v->number, (money) { v->number ? v->number : 1 });
    case VALUE_COUNT:
        return arena_printf(a, "%" G_GINT64_FORMAT, v->number);
    default:
        return NULL;
    }
}

/* ----------------------------------------------------------- conditions */

static double
number_of(const struct value *v)
{
    return v->kind == VALUE_AMOUNT
               ? (double) v->number / (double) money_unit_fen(UNIT_WAN)
           : v->kind == VALUE_SHARE ? (double) v->number / 100
           : v->kind == VALUE_TEXT  ? g_ascii_strtod(v->text, NULL)
                                    : (double) v->number;
}

static bool
compares(const struct value *v, const char *op, const char *literal)
{
    int order;
    if (v->kind == VALUE_NONE)
        return false;
    if (*literal == '\'') {
        size_t n = strlen(literal) - 2;
        order = v->kind != VALUE_TEXT          ? 1
                : strlen(v->text) != n         ? 1
                : strncmp(v->text, literal + 1, n) != 0;
    } else {
        double difference = number_of(v) - g_ascii_strtod(literal, NULL);
        order = (difference > 0) - (difference < 0);
    }
    return strcmp(op, "=") == 0    ? order == 0
           : strcmp(op, "!=") == 0 ? order != 0
           : strcmp(op, ">") == 0  ? order > 0
           : strcmp(op, ">=") == 0 ? order >= 0
           : strcmp(op, "<") == 0  ? order < 0
                                   : order <= 0;
}

/* A number, or a text in single quotes. */
static bool
is_literal(const char *text)
{
    char *end;
    size_t n = strlen(text);
    if (*text == '\'')
        return n >= 2 && text[n - 1] == '\'';
    g_ascii_strtod(text, &end);
    return n && !*end;
}

enum expression_outcome
expression_holds(const struct context *c, const char *condition,
                 const char **wrong, const char **near)
{
    static const char *const ops[] = { "=", "!=", ">", ">=", "<", "<=", NULL };
    char **word = g_strsplit(condition, " ", 3);
    guint n = g_strv_length(word);
    bool negated = n == 2 && strcmp(word[0], "not") == 0;
    enum expression_outcome outcome = EXPRESSION_UNCLEAR;
    if (n == 1 || negated || (n == 3 && g_strv_contains(ops, word[1]) &&
                              is_literal(word[2]))) {
        const char *path = arena_strdup(c->memory, word[negated]);
        const struct value *v = expression_find(c, path, near);
        bool holds = v && (n == 3 ? compares(v, word[1], word[2])
                                  : value_is_true(v) != negated);
        *wrong = path;
        outcome = !v ? EXPRESSION_UNKNOWN
                  : holds ? EXPRESSION_TRUE : EXPRESSION_FALSE;
    }
    g_strfreev(word);
    return outcome;
}

/* --------------------------------------------------------------- orders */

struct ordered {
    const struct value *item, *key;
    size_t at;
    bool down;
};

/* What is not known comes last. */
static int
compare_ordered(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    bool no_a = a->key->kind == VALUE_NONE, no_b = b->key->kind == VALUE_NONE;
    int order = no_a || no_b ? no_a - no_b
                : a->key->kind == VALUE_TEXT
                    ? strcmp(a->key->text, b->key->text)
                    : (a->key->number > b->key->number) -
                          (a->key->number < b->key->number);
    if (a->down && !no_a && !no_b)
        order = -order;
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

const struct value *
expression_sorted(const struct context *c, const struct value *list,
                  const char *order)
{
    bool down = *order == '-';
    size_t n = list->list.n;
    struct ordered *all = arena_array(c->memory, struct ordered, n + 1);
    for (size_t i = 0; i < n; i++) {
        all[i] = (struct ordered) { list->list.items[i],
                                    value_of(list->list.items[i],
                                             order + down), i, down };
        if (!all[i].key || all[i].key->kind >= VALUE_LIST)
            return NULL;
    }
    qsort(all, n, sizeof *all, compare_ordered);
    struct value *sorted = arena_memdup(c->memory, list, sizeof *list);
    sorted->list.items = arena_array(c->memory, struct value *, n + 1);
    for (size_t i = 0; i < n; i++)
        sorted->list.items[i] = (struct value *) all[i].item;
    return sorted;
}
