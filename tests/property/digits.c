/* For every amount of a budget that takes part in a sum: change a digit in the
 * text, and some check that names the amount's table must fail that held, or
 * fail by another difference; or the amount was repaired. No check fails that
 * does not name the table. One digit of every N-th amount (--every N, evenly
 * over all tables); with --all every digit of every amount. */
#include "budget/relations.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "yusuan.h"

#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------- the amounts to try */

struct amount {
    const char *table, *text;
    int line, column;
};

static void
add_figure(GArray *all, GHashTable *seen, const struct figure *f)
{
    struct amount a = { f->at.table, f->text, f->at.line, f->at.column };
    if (f->reading == MONEY_EXACT && g_hash_table_add(seen, (gpointer) f))
        g_array_append_val(all, a);
}

/* Every figure with a text in an equation, in the order of the relations. */
static GArray *
summed_amounts(const char *path, arena *memory, findings *found)
{
    struct recognize_options none = { 0 };
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct amount));
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    struct grid *g = read_document(path, &(struct read_into){ memory, found },
                                   NULL);
    struct budget *b = recognize(g, &none, memory, found, NULL);
    struct relations relations = relations_build(b);
    for (size_t i = 0; i < relations.n; i++) {
        const struct relation *r = &relations.all[i];
        for (size_t k = 0; r->kind == RELATION_EQUAL && k < r->n_left; k++)
            add_figure(all, seen, r->left[k].figure);
        for (size_t k = 0; r->kind == RELATION_EQUAL && k < r->n_right; k++)
            add_figure(all, seen, r->right[k].figure);
    }
    g_hash_table_destroy(seen);
    return all;
}

/* -------------------------------------------------- changing the document */

/* Where the amount stands in the text: in its field of its line. */
static char *
find_amount(char *text, const struct amount *a)
{
    char *p = text;
    for (int line = 1; p && line < a->line; line++) {
        p = strchr(p, '\n');
        p = p ? p + 1 : NULL;
    }
    char *end = p ? p + strcspn(p, "\n") : NULL;
    for (int column = 1; p && column < a->column; column++) {
        p = memchr(p, '\t', (size_t) (end - p));
        p = p ? p + 1 : NULL;
    }
    size_t length = strlen(a->text);
    char *found = p ? strstr(p, a->text) : NULL;
    return found && found + length <= end ? found : NULL;
}

static size_t
count_digits(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += g_ascii_isdigit(*text) != 0;
    return n;
}

/* Another digit for the n-th digit; the old one is given back. */
static char
change_digit(char *amount, size_t n, size_t by)
{
    while (!g_ascii_isdigit(*amount) || n-- > 0)
        amount++;
    char old = *amount;
    *amount = (char) ('0' + ((size_t) (old - '0') + by) % 10);
    return old;
}

/* ------------------------------------------------------------ the checks */

static json_t *
checks_of(const char *text, size_t size)
{
    enum yusuan_status status;
    char *message = NULL;
    yusuan_doc *doc = yusuan_doc_parse("changed.txt", text, size, NULL, &status,
                                       &message);
    if (!doc)
        g_error("%s", message);
    char *written = yusuan_doc_checks_json(doc);
    json_t *checks = json_loads(written, 0, NULL);
    yusuan_free(written);
    yusuan_doc_free(doc);
    return checks;
}

/* A failing check in one text: its rule, tables and difference. */
static char *
signature(const json_t *check)
{
    json_t *part = json_pack("[O,O,O,O]", json_object_get(check, "id"),
                             json_object_get(check, "tables"),
                             json_object_get(check, "difference"),
                             json_object_get(check, "left"));
    char *text = json_dumps(part, JSON_COMPACT);
    json_decref(part);
    return text;
}

static bool
is_failing(const json_t *check)
{
    return strcmp(json_string_value(json_object_get(check, "state")),
                  "fails") == 0;
}

static bool
names_table(const json_t *check, const char *table)
{
    size_t i;
    json_t *number;
    json_array_foreach(json_object_get(check, "tables"), i,
                       number) if (g_strcmp0(json_string_value(number),
                                             table) == 0) return true;
    return false;
}

static GHashTable *
failing_before(const json_t *root)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, free,
                                            NULL);
    size_t i;
    json_t *check;
    json_array_foreach(json_object_get(root, "checks"), i,
                       check) if (is_failing(check))
        g_hash_table_add(set, signature(check));
    return set;
}

struct outcome {
    bool detected, blamed, repaired, misread;
};

static void
look_at_checks(const json_t *root, GHashTable *before, const char *table,
               struct outcome *o)
{
    size_t i;
    json_t *check;
    json_array_foreach(json_object_get(root, "checks"), i, check)
    {
        if (!is_failing(check))
            continue;
        char *text = signature(check);
        if (!g_hash_table_contains(before, text)) {
            o->detected |= names_table(check, table);
            o->blamed |= !names_table(check, table);
        }
        free(text);
    }
}

/* What was repaired: this amount to what it was, or anything else. */
static void
look_at_repairs(const json_t *root, const struct amount *a, struct outcome *o)
{
    size_t i;
    json_t *finding;
    json_array_foreach(json_object_get(root, "findings"), i, finding)
    {
        const char *id = json_string_value(json_object_get(finding, "id"));
        const char *used = json_string_value(json_object_get(finding, "used"));
        if (strcmp(id, "D50") != 0 || !used)
            continue;
        struct money_parsed is = money_parse(used, UNIT_WAN);
        struct money_parsed was = money_parse(a->text, UNIT_WAN);
        bool here = json_integer_value(json_object_get(finding, "line")) ==
                        a->line &&
                    is.value.fen == was.value.fen;
        o->repaired |= here;
        o->misread |= !here;
    }
}

/* --------------------------------------------------------------- the loop */

struct tally {
    size_t amounts, not_found, tried, detected, repaired, blamed, misread;
};

static void
try_digit(char *text, size_t size, char *at, const struct amount *a,
          size_t digit, GHashTable *before, struct tally *t)
{
    struct outcome o = { 0 };
    char *start = at;
    char old = change_digit(at, digit, 1 + (size_t) a->line % 9);
    json_t *root = checks_of(text, size);
    look_at_checks(root, before, a->table, &o);
    look_at_repairs(root, a, &o);
    json_decref(root);
    t->tried++;
    t->detected += o.detected || o.repaired;
    t->repaired += o.repaired;
    t->blamed += o.blamed;
    t->misread += o.misread;
    if (!(o.detected || o.repaired) || o.blamed || o.misread)
        printf("  line %d column %d, table %s: %s as %.*s%s%s%s\n", a->line,
               a->column, a->table, a->text, (int) strlen(a->text), start,
               o.detected ? "" : " not detected",
               o.blamed ? ", another table blamed" : "",
               o.misread ? ", repaired wrongly" : "");
    while (!g_ascii_isdigit(*at) || digit-- > 0)
        at++;
    *at = old;
}

/* Which amounts are tried, and whether with all their digits. */
struct choice {
    bool all;
    guint every;
};

static void
try_document(const char *path, const struct choice *c, struct tally *t)
{
    char *text;
    gsize size;
    arena *memory = arena_new();
    findings *found = findings_new();
    if (!g_file_get_contents(path, &text, &size, NULL))
        g_error("cannot read %s", path);
    GArray *amounts = summed_amounts(path, memory, found);
    json_t *root = checks_of(text, size);
    GHashTable *before = failing_before(root);
    t->amounts = amounts->len;
    for (guint i = 0; i < amounts->len; i += c->every) {
        struct amount *a = &g_array_index(amounts, struct amount, i);
        char *at = find_amount(text, a);
        size_t digits = count_digits(a->text);
        t->not_found += !at;
        for (size_t d = 0; at && d < (c->all ? digits : 1); d++)
            try_digit(text, size, at, a, c->all ? d : i * 7 % digits, before,
                      t);
    }
    g_hash_table_destroy(before);
    json_decref(root);
    g_array_free(amounts, TRUE);
    findings_free(found);
    arena_free(memory);
    g_free(text);
}

static bool
report(const char *path, const struct tally *t)
{
    printf("%s: %zu amounts in sums (%zu not found in the text), %zu digits "
           "changed, %zu detected, %zu repaired to what they were, %zu "
           "repaired wrongly, %zu times another table blamed\n",
           path, t->amounts, t->not_found, t->tried, t->detected, t->repaired,
           t->misread, t->blamed);
    return t->tried >= 30 && t->detected == t->tried && !t->not_found &&
           !t->misread && !t->blamed;
}

int
main(int argc, char **argv)
{
    struct choice c = { .every = 1 };
    bool good = true;
    for (int i = 1; i < argc; i++) {
        struct tally t = { 0 };
        if (strcmp(argv[i], "--all") == 0) {
            c.all = true;
        } else if (strcmp(argv[i], "--every") == 0 && i + 1 < argc) {
            int every = atoi(argv[++i]);
            c.every = (guint) MAX(1, every);
        } else {
            try_document(argv[i], &c, &t);
            good &= report(argv[i], &t);
        }
    }
    return good && argc > 1 ? 0 : 1;
}
