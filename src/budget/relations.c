/* Relations: how they are put together, summed and ordered. Which relations
 * there are stands in relations_inside.c and relations_between.c. */
#include "budget/relations.h"

#include "budget/relations_build.h"

#include <stdarg.h>
#include <string.h>

/* ----------------------------------------------------------- building */

void
relation_open(struct relation_builder *r, const char *rule,
              enum relation_kind kind, const struct table *first,
              const struct table *second)
{
    r->open = (struct relation){ .rule = rule,
                                 .kind = kind,
                                 .tables = { first, second } };
    r->printed = false;
    g_array_set_size(r->left, 0);
    g_array_set_size(r->right, 0);
}

void
relation_place(struct relation_builder *r, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    r->open.line = line;
    r->open.what = arena_strdup(r->b->memory, text);
    g_free(text);
}

static void
add_term(struct relation_builder *r, GArray *side, struct figure *f, int sign)
{
    if (!f)
        return;
    struct relation_term term = { f, sign };
    g_array_append_val(side, term);
    r->printed |= f->reading != MONEY_BLANK || f->repaired;
}

void
relation_left(struct relation_builder *r, struct figure *f, int sign)
{
    add_term(r, r->left, f, sign);
}

void
relation_right(struct relation_builder *r, struct figure *f, int sign)
{
    add_term(r, r->right, f, sign);
}

void
relation_about(struct relation_builder *r, const char *code)
{
    r->open.subject = code;
    r->open.blank_is_nothing = true;
    if (!r->left->len)
        add_term(r, r->left, r->none, 1);
    if (!r->right->len)
        add_term(r, r->right, r->none, 1);
}

static struct relation_term *
kept_terms(struct relation_builder *r, const GArray *side)
{
    return arena_memdup(r->b->memory, side->data,
                        side->len * sizeof(struct relation_term));
}

void
relation_close(struct relation_builder *r)
{
    if (!r->printed || !r->left->len || !r->right->len)
        return;
    r->open.n_left = r->left->len;
    r->open.n_right = r->right->len;
    r->open.left = kept_terms(r, r->left);
    r->open.right = kept_terms(r, r->right);
    g_array_append_val(r->all, r->open);
}

void
relation_left_item(struct relation_builder *r, const struct balance_item *item)
{
    relation_left(r, item ? item->figure : NULL, 1);
}

static void
add_rows(struct relation_builder *r, GArray *side, struct table *t,
         enum column_role role, row_member member, const void *what)
{
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const struct row *row = &t->rows[i];
        if (row->role == ROW_ITEM && (!member || member(t, row, what)))
            add_term(r, side, row_figure(t, row, role), 1);
    }
}

void
relation_left_rows(struct relation_builder *r, struct table *t,
                   enum column_role role, row_member member, const void *what)
{
    add_rows(r, r->left, t, role, member, what);
}

void
relation_right_rows(struct relation_builder *r, struct table *t,
                    enum column_role role, row_member member, const void *what)
{
    add_rows(r, r->right, t, role, member, what);
}

void
relation_right_total(struct relation_builder *r, struct table *t,
                     enum column_role role)
{
    struct figure *total = relation_total(t, role);
    if (total)
        relation_right(r, total, 1);
    else
        relation_right_rows(r, t, role, NULL, NULL);
}

struct figure *
relation_total(struct table *t, enum column_role role)
{
    const struct row *row = t ? table_total(t) : NULL;
    return row ? row_figure(t, row, role) : NULL;
}

const struct balance_item *
relation_item(const struct balance *b, enum balance_item_kind kind,
              bool is_expenditure)
{
    const struct balance_item *first = NULL;
    for (size_t i = 0; b && i < b->n_items; i++) {
        const struct balance_item *item = &b->items[i];
        if (item->kind != kind || item->is_expenditure != is_expenditure)
            continue;
        if (item->figure && item->figure->reading != MONEY_BLANK)
            return item;
        if (!first)
            first = item;
    }
    return first;
}

bool
row_has_subject(const struct table *t, const struct row *r, const void *key)
{
    (void) t;
    const struct subject_key *subject = key;
    const char *code = r->subject[subject->which].code;
    return code && g_str_has_prefix(code, subject->prefix);
}

/* More codes than the classification has are no codes. */
enum { MOST_CODES = 3000 };

static void
add_codes(arena *memory, const struct table *t, enum classification which,
          int length, GPtrArray *codes, GHashTable *seen)
{
    for (size_t i = 0; i < t->n_rows; i++) {
        const char *code = t->rows[i].subject[which].code;
        if (!code || t->rows[i].role != ROW_ITEM)
            continue;
        size_t keep = strlen(code);
        if (length && keep > (size_t) length)
            keep = (size_t) length;
        char *prefix = arena_strndup(memory, code, keep);
        if (codes->len < MOST_CODES && g_hash_table_add(seen, prefix))
            g_ptr_array_add(codes, prefix);
    }
}

/* A row of a whole 款 holds what its 项 would: below it nothing is compared. */
static bool
is_below_another(GHashTable *seen, const char *code)
{
    bool below = false;
    for (int level = 1; level <= 2 && !below; level++) {
        size_t length = (size_t) (2 * level + 1);
        char upper[8] = { 0 };
        if (strlen(code) <= length)
            break;
        memcpy(upper, code, length);
        below = g_hash_table_contains(seen, upper);
    }
    return below;
}

const char **
relation_codes(arena *memory, const struct table *const *tables,
               enum classification which, int length)
{
    GPtrArray *codes = g_ptr_array_new();
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (; *tables; tables++)
        add_codes(memory, *tables, which, length, codes, seen);
    guint kept_codes = 0;
    for (guint i = 0; i < codes->len; i++)
        if (!is_below_another(seen, codes->pdata[i]))
            codes->pdata[kept_codes++] = codes->pdata[i];
    g_ptr_array_set_size(codes, (gint) kept_codes);
    g_ptr_array_add(codes, NULL);
    const char **kept = arena_memdup(memory, codes->pdata,
                                     codes->len * sizeof *codes->pdata);
    g_hash_table_destroy(seen);
    g_ptr_array_free(codes, TRUE);
    return kept;
}

int
relation_code_length(const struct table *t, enum classification which)
{
    size_t longest = 0;
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const char *code = t->rows[i].subject[which].code;
        if (code && t->rows[i].role == ROW_ITEM)
            longest = MAX(longest, strlen(code));
    }
    return (int) longest;
}

int
relation_common_length(const struct table *a, const struct table *b,
                       enum classification which)
{
    int one = relation_code_length(a, which);
    int other = relation_code_length(b, which);
    return MIN(one, other);
}

/* Number of the rule, then the order of building, which is the text's. */
static gint
compare_relations(gconstpointer left, gconstpointer right)
{
    const struct relation *a = left, *b = right;
    return strcmp(a->rule, b->rule);
}

struct relations
relations_build(struct budget *b)
{
    struct relation_builder r = { .b = b };
    r.none = arena_one(b->memory, struct figure);
    r.all = g_array_new(FALSE, TRUE, sizeof(struct relation));
    r.left = g_array_new(FALSE, FALSE, sizeof(struct relation_term));
    r.right = g_array_new(FALSE, FALSE, sizeof(struct relation_term));
    relations_inside(&r);
    if (b->kind == DOCUMENT_FINAL_ACCOUNT)
        relations_of_final_accounts(&r);
    else
        relations_between(&r);
    relations_of_projects(&r);
    g_array_sort(r.all, compare_relations); /* stable in GLib */
    struct relations all = { .n = r.all->len };
    all.all = arena_memdup(b->memory, r.all->data,
                           all.n * sizeof(struct relation));
    g_array_free(r.all, TRUE);
    g_array_free(r.left, TRUE);
    g_array_free(r.right, TRUE);
    return all;
}

/* ------------------------------------------------------------ reading */

/* What a figure counts; false where it cannot be told. */
static bool
figure_counts(const struct figure *f, enum side_reading reading, money *value,
              bool *known)
{
    *known = reading == SIDE_USED ? figure_is_known(f) : figure_is_printed(f);
    *value = reading == SIDE_USED ? f->used : f->printed;
    if (*known)
        return true;
    *value = (money){ 0 };
    return f->reading == MONEY_BLANK;
}

bool
relation_side(const struct relation_term *terms, size_t n,
              enum side_reading reading, money *sum, bool *any)
{
    *sum = (money){ 0 };
    *any = false;
    for (size_t i = 0; i < n; i++) {
        money value;
        bool known;
        if (!figure_counts(terms[i].figure, reading, &value, &known))
            return false;
        *any |= known;
        if (terms[i].sign < 0)
            value = money_negated(value);
        if (!money_add(sum, value))
            return false;
    }
    return true;
}

bool
relation_holds(enum relation_kind kind, money left, money right,
               money tolerance)
{
    money difference = left;
    if (!money_subtract(&difference, right))
        return false;
    switch (kind) {
    case RELATION_EQUAL:
        return money_compare(money_magnitude(difference), tolerance) <= 0;
    case RELATION_AT_LEAST:
        return money_compare(difference, money_negated(tolerance)) >= 0;
    case RELATION_AT_MOST:
        return money_compare(difference, tolerance) <= 0;
    }
    return false;
}

bool
relation_judged(const struct relation *r, bool *fails)
{
    money left, right;
    bool left_any, right_any;
    if (!relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &left_any) ||
        !relation_side(r->right, r->n_right, SIDE_PRINTED, &right,
                       &right_any) ||
        (!left_any && !r->blank_is_nothing))
        return false;
    *fails = !relation_holds(r->kind, left, right, relation_tolerance(r));
    return true;
}

bool
relation_fails(const struct relation *r)
{
    bool fails;
    return relation_judged(r, &fails) && fails;
}

bool
relations_mostly_fail(const struct relations *all, size_t *failing,
                      size_t *judged)
{
    enum { FEWEST = 8 };
    *failing = *judged = 0;
    for (size_t i = 0; i < all->n; i++) {
        bool fails;
        if (!relation_judged(&all->all[i], &fails))
            continue;
        (*judged)++;
        *failing += fails;
    }
    return *judged >= FEWEST && *failing * 2 > *judged;
}

/* Fewer digits than an amount that is the same by a coincidence has. */
static bool
is_round(int64_t fen)
{
    enum { LEAST = 1000 };
    while (fen && fen % 10 == 0)
        fen /= 10;
    return ABS(fen) < LEAST;
}

bool
relation_counts_twice(const struct relation *r)
{
    enum { MOST_TIMES = 9 };
    money left, right;
    bool any;
    return r->n_right > 1 && r->kind == RELATION_EQUAL &&
           relation_side(r->left, r->n_left, SIDE_PRINTED, &left, &any) &&
           relation_side(r->right, r->n_right, SIDE_PRINTED, &right, &any) &&
           !is_round(left.fen) && right.fen % left.fen == 0 &&
           right.fen / left.fen > 1 && right.fen / left.fen <= MOST_TIMES;
}

/* ---------------------------------------------------------- tolerance */

/* How finely a table prints its amounts, as far as a relation shows; tables are
 * told apart by name. */
struct precision {
    const char *table;
    int64_t finest;  /* fen */
    bool keeps_zeros; /* an amount ends with a zero after its point */
};
enum { PRECISION_TABLES = 6 };

static struct precision *
find_precision(struct precision *seen, const struct figure *f)
{
    size_t i = 0;
    while (i < PRECISION_TABLES && seen[i].finest &&
           g_strcmp0(seen[i].table, f->at.table) != 0)
        i++;
    return i < PRECISION_TABLES ? &seen[i] : NULL;
}

static void
note_side(struct precision *seen, const struct relation_term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct figure *f = terms[i].figure;
        struct precision *p = find_precision(seen, f);
        if (!figure_is_printed(f) || !p)
            continue;
        int64_t step = figure_resolution(f);
        p->table = f->at.table;
        p->finest = p->finest ? MIN(p->finest, step) : step;
        p->keeps_zeros |= f->decimals && g_str_has_suffix(f->text, "0");
    }
}

/* Half a unit of the last printed place of each amount. Trailing zeros may be
 * left out, so a table's finest amount tells for all, but for a whole number
 * among amounts that keep their zeros: that one is rounded. */
static int64_t
side_tolerance(struct precision *seen, const struct relation_term *terms,
               size_t n)
{
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) {
        const struct figure *f = terms[i].figure;
        const struct precision *p = find_precision(seen, f);
        if (!figure_is_printed(f) || !f->printed.fen || !p)
            continue;
        bool rounded = p->keeps_zeros && !f->decimals;
        sum += (rounded ? figure_resolution(f) : p->finest) / 2;
    }
    return sum;
}

money
relation_tolerance(const struct relation *r)
{
    struct precision seen[PRECISION_TABLES] = { 0 };
    note_side(seen, r->left, r->n_left);
    note_side(seen, r->right, r->n_right);
    return (money){ side_tolerance(seen, r->left, r->n_left) +
                    side_tolerance(seen, r->right, r->n_right) };
}
