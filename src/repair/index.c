/* Bookkeeping of sums while figures change. Decides nothing. */
#include "repair/index.h"

/* ------------------------------------------------------------ building */

static bool
is_unreadable(const struct figure *f)
{
    return !figure_is_known(f) && f->reading != MONEY_BLANK;
}

struct suspect *
index_find(const struct index *x, const struct figure *f)
{
    return g_hash_table_lookup(x->by_figure, f);
}

static struct suspect *
find_or_add(struct index *x, struct figure *f)
{
    struct suspect *s = index_find(x, f);
    if (s)
        return s;
    s = g_new0(struct suspect, 1);
    s->figure = f;
    s->parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    g_hash_table_insert(x->by_figure, f, s);
    g_ptr_array_add(x->figures, s);
    return s;
}

static void
add_side(struct index *x, size_t at, const struct relation_term *terms,
         size_t n, int side)
{
    struct sum *sum = &x->sums[at];
    for (size_t i = 0; i < n; i++) {
        struct figure *f = terms[i].figure;
        int sign = terms[i].sign * side;
        struct part p = { at, sign };
        struct suspect *s = find_or_add(x, f);
        g_array_append_val(s->parts, p);
        sum->unknown += is_unreadable(f);
        sum->judged &= !__builtin_add_overflow(
            sum->difference, sign * f->used.fen, &sum->difference);
    }
}

/* The total's side is all blank: it is not printed, and nothing is proved. */
static bool
total_is_blank(const struct relation *r)
{
    for (size_t i = 0; i < r->n_left; i++)
        if (r->left[i].figure->reading != MONEY_BLANK ||
            r->left[i].figure->repaired)
            return false;
    return !r->blank_is_nothing;
}

/* The number of a pair of tables, from 1, in the order of the relations. */
static size_t
pair_of(struct index *x, GPtrArray *pairs, const struct relation *r)
{
    if (!r->tables[1])
        return 0;
    for (guint i = 0; i < pairs->len; i++) {
        const struct relation *seen = g_ptr_array_index(pairs, i);
        if (seen->tables[0] == r->tables[0] && seen->tables[1] == r->tables[1])
            return i + 1;
    }
    g_ptr_array_add(pairs, (gpointer) r);
    x->n_pairs = pairs->len;
    return pairs->len;
}

static bool
is_of_unsure(const struct relation *r)
{
    return r->tables[0]->unsure || (r->tables[1] && r->tables[1]->unsure);
}

static void
add_sum(struct index *x, GPtrArray *pairs, const struct relation *r)
{
    size_t at = x->n_sums++;
    x->sums[at].relation = r;
    x->sums[at].tolerance = relation_tolerance(r).fen;
    x->sums[at].judged = !total_is_blank(r);
    x->sums[at].pair = pair_of(x, pairs, r);
    add_side(x, at, r->left, r->n_left, 1);
    add_side(x, at, r->right, r->n_right, -1);
}

struct index *
index_new(struct budget *b)
{
    struct relations all = relations_build(b);
    struct index *x = g_new0(struct index, 1);
    x->by_figure = g_hash_table_new(NULL, NULL);
    x->sums = g_new0(struct sum, all.n);
    x->figures = g_ptr_array_new();
    GPtrArray *pairs = g_ptr_array_new();
    for (size_t i = 0; i < all.n; i++)
        if (!is_of_unsure(&all.all[i]))
            add_sum(x, pairs, &all.all[i]);
    g_ptr_array_free(pairs, TRUE);
    return x;
}

void
index_free(struct index *x)
{
    for (guint i = 0; i < x->figures->len; i++) {
        struct suspect *s = g_ptr_array_index(x->figures, i);
        g_array_free(s->parts, TRUE);
        g_free(s);
    }
    g_ptr_array_free(x->figures, TRUE);
    g_hash_table_destroy(x->by_figure);
    g_free(x->sums);
    g_free(x);
}

/* ------------------------------------------------------------- judging */

bool
index_holds(const struct sum *s, int64_t difference)
{
    return relation_holds(s->relation->kind, (money){ difference },
                          (money){ 0 }, (money){ s->tolerance });
}

bool
index_sum_holds(const struct sum *s)
{
    return s->judged && !s->unknown && index_holds(s, s->difference);
}

bool
index_is_open(const struct index *x, const struct suspect *s,
              const struct part *p)
{
    const struct sum *sum = &x->sums[p->sum];
    return sum->judged && !p->disturbed &&
           sum->unknown == (is_unreadable(s->figure) ? 1u : 0u);
}

/* ----------------------------------------------------- disturbed pairs */

/* Failing sums between two tables that can be judged as they stand. */
static bool
is_off(const struct sum *s)
{
    return s->pair && s->judged && !s->unknown && !index_sum_holds(s);
}

static size_t
off_with(const struct index *x, const struct suspect *s, size_t pair)
{
    size_t n = 0;
    for (guint i = 0; i < s->parts->len; i++) {
        size_t sum = g_array_index(s->parts, struct part, i).sum;
        n += x->sums[sum].pair == pair && is_off(&x->sums[sum]);
    }
    return n;
}

void
index_disturb(struct index *x)
{
    size_t *off = g_new0(size_t, x->n_pairs + 1);
    for (size_t i = 0; i < x->n_sums; i++)
        off[x->sums[i].pair] += is_off(&x->sums[i]);
    for (guint i = 0; i < x->figures->len; i++) {
        struct suspect *s = g_ptr_array_index(x->figures, i);
        for (guint k = 0; k < s->parts->len; k++) {
            struct part *p = &g_array_index(s->parts, struct part, k);
            size_t pair = x->sums[p->sum].pair;
            p->disturbed = pair && off[pair] > off_with(x, s, pair);
        }
    }
    g_free(off);
}

int64_t
index_difference(const struct sum *s, const struct part *p,
                 const struct figure *f, money value)
{
    __int128 d = (__int128) s->difference +
                 p->sign * ((__int128) value.fen - f->used.fen);
    return d > INT64_MAX    ? INT64_MAX
           : d < -INT64_MAX ? -INT64_MAX
                            : (int64_t) d;
}

void
index_try(struct index *x, struct suspect *s, money value)
{
    bool was_unreadable = is_unreadable(s->figure);
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        struct sum *sum = &x->sums[p->sum];
        sum->difference = index_difference(sum, p, s->figure, value);
        sum->unknown -= was_unreadable;
    }
    s->was = s->figure->used;
    s->figure->used = value;
    s->figure->repaired = true;
}

void
index_undo(struct index *x, struct suspect *s)
{
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        struct sum *sum = &x->sums[p->sum];
        sum->difference = index_difference(sum, p, s->figure, s->was);
    }
    s->figure->used = s->was;
    s->figure->repaired = false;
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        x->sums[p->sum].unknown += is_unreadable(s->figure);
    }
}

bool
index_takes_part(const struct suspect *s, size_t sum)
{
    for (guint i = 0; i < s->parts->len; i++)
        if (g_array_index(s->parts, struct part, i).sum == sum)
            return true;
    return false;
}
