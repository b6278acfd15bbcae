/* Misread figures put right where the sums prove it. Judges no rules and
 * writes no ledger; changes `used`, never what is printed.
 *
 * A readable figure is changed only where every sum it takes part in fails now
 * and holds with the new reading, at least two of them, and no other figure
 * takes part in all of those (as a row and a column meet in one cell). A figure
 * whose text cannot be read needs one sum, if the reading keeps its digits.
 * Sums between two tables that are off from each other anyway say nothing.
 * Where several are wrong in one column, they are judged together; an amount
 * that stands one column off is moved. */
#include "repair/repair.h"

#include "repair/doubts.h"
#include "repair/index.h"
#include "repair/readings.h"
#include "repair/unsure.h"

#include <string.h>

enum { MOST_ROUNDS = 12, MOST_SUSPECTS = 400 };

struct proposal {
    struct suspect *suspect;
    struct reading reading;
    bool readable;
    bool disputed; /* another figure explains the same failure */
};

static bool
is_readable(const struct figure *f)
{
    return figure_is_known(f);
}

/* How the equations of a figure stand now. */
struct standing {
    size_t fail, hold;
};

static struct standing
standing_of(const struct index *x, const struct suspect *s)
{
    struct standing st = { 0, 0 };
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct sum *sum = &x->sums[p->sum];
        if (sum->relation->kind != RELATION_EQUAL || !index_is_open(x, s, p))
            continue;
        if (index_sum_holds(sum))
            st.hold++;
        else
            st.fail++;
    }
    return st;
}

static bool
may_be_wrong(const struct index *x, const struct suspect *s)
{
    const struct figure *f = s->figure;
    if (f->repaired || f->reading == MONEY_BLANK || !f->text)
        return false;
    struct standing st = standing_of(x, s);
    return is_readable(f) ? st.fail >= 2 && st.hold == 0 : st.fail >= 1;
}

/* Every open sum of the figure holds with the value. */
static bool
makes_all_hold(const struct index *x, const struct suspect *s, money value)
{
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct sum *sum = &x->sums[p->sum];
        if (index_is_open(x, s, p) &&
            !index_holds(sum, index_difference(sum, p, s->figure, value)))
            return false;
    }
    return true;
}

static bool
is_proof(const struct index *x, const struct suspect *s, const struct part *p)
{
    const struct sum *sum = &x->sums[p->sum];
    return sum->relation->kind == RELATION_EQUAL && index_is_open(x, s, p) &&
           !index_sum_holds(sum);
}

/* Some other figure takes part in every failing sum of this one, and nothing
 * speaks for it. */
static bool
is_rival(const struct index *x, const struct suspect *s,
         const struct figure *other)
{
    const struct suspect *rival = index_find(x, other);
    if (!rival || rival == s || standing_of(x, rival).hold)
        return false;
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        if (is_proof(x, s, p) && !index_takes_part(rival, p->sum))
            return false;
    }
    return true;
}

static const struct relation *
shortest_proof(const struct index *x, const struct suspect *s)
{
    const struct relation *best = NULL;
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct relation *r = x->sums[p->sum].relation;
        if (is_proof(x, s, p) &&
            (!best || r->n_left + r->n_right < best->n_left + best->n_right))
            best = r;
    }
    return best;
}

static bool
has_rival(const struct index *x, const struct suspect *s)
{
    const struct relation *r = shortest_proof(x, s);
    for (size_t i = 0; r && i < r->n_left; i++)
        if (is_rival(x, s, r->left[i].figure))
            return true;
    for (size_t i = 0; r && i < r->n_right; i++)
        if (is_rival(x, s, r->right[i].figure))
            return true;
    return false;
}

/* ----------------------------------------------------------- proposals */

/* The only reading that makes all sums hold; false where none or several. */
static bool
only_reading(const struct index *x, const struct suspect *s,
             struct reading *found)
{
    size_t n = 0;
    bool readable = is_readable(s->figure);
    GArray *all = readings_of(s->figure->text, s->figure->unit);
    size_t proofs = standing_of(x, s).fail;
    for (guint i = 0; i < all->len; i++) {
        const struct reading *r = &g_array_index(all, struct reading, i);
        if (readable && r->value.fen == s->figure->used.fen)
            continue;
        if (!readable && !r->mistake->keeps_digits && proofs < 2)
            continue;
        if (makes_all_hold(x, s, r->value) && n++ == 0)
            *found = *r;
    }
    g_array_free(all, TRUE);
    return n == 1;
}

static GArray *
propose(const struct index *x)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct proposal));
    size_t looked_at = 0;
    for (guint i = 0; i < x->figures->len && looked_at < MOST_SUSPECTS; i++) {
        struct suspect *s = g_ptr_array_index(x->figures, i);
        struct proposal p = { .suspect = s };
        if (!may_be_wrong(x, s))
            continue;
        looked_at++;
        p.readable = is_readable(s->figure);
        if (p.readable && has_rival(x, s))
            continue;
        if (only_reading(x, s, &p.reading))
            g_array_append_val(all, p);
    }
    return all;
}

static bool
explain_the_same(const struct index *x, const struct proposal *a,
                 const struct proposal *b)
{
    for (guint i = 0; i < a->suspect->parts->len; i++) {
        const struct part *p = &g_array_index(a->suspect->parts, struct part,
                                              i);
        if (is_proof(x, a->suspect, p) && index_takes_part(b->suspect, p->sum))
            return true;
    }
    return false;
}

static void
find_disputes(const struct index *x, GArray *all)
{
    for (guint i = 0; i < all->len; i++)
        for (guint k = i + 1; k < all->len; k++) {
            struct proposal *a = &g_array_index(all, struct proposal, i);
            struct proposal *b = &g_array_index(all, struct proposal, k);
            if (explain_the_same(x, a, b))
                a->disputed = b->disputed = true;
        }
}

/* Use what is proved; how many figures were put right. */
static size_t
use_proved(struct budget *b, struct index *x)
{
    size_t used = 0;
    index_disturb(x);
    GArray *all = propose(x);
    find_disputes(x, all);
    for (guint i = 0; i < all->len; i++) {
        struct proposal *p = &g_array_index(all, struct proposal, i);
        if (p->disputed)
            continue;
        doubts_repaired(b, x, p->suspect, &p->reading);
        index_try(x, p->suspect, p->reading.value);
        used++;
    }
    g_array_free(all, TRUE);
    return used;
}

/* ------------------------------------------------- several in one column */

/* The value that the figure's shortest failing equation wants (its row's, where
 * a row and a column fail). */
static bool
wanted_by_shortest(const struct index *x, const struct suspect *s, money *value)
{
    const struct relation *r = shortest_proof(x, s);
    for (guint i = 0; r && i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct sum *sum = &x->sums[p->sum];
        money off = { p->sign * sum->difference };
        *value = s->figure->used;
        if (sum->relation == r)
            return money_subtract(value, off);
    }
    return false;
}

static bool
is_reading(const struct suspect *s, money value, struct reading *found)
{
    bool is = false;
    GArray *all = readings_of(s->figure->text, s->figure->unit);
    for (guint i = 0; !is && i < all->len; i++) {
        *found = g_array_index(all, struct reading, i);
        is = found->value.fen == value.fen;
    }
    g_array_free(all, TRUE);
    return is;
}

static GArray *
propose_together(const struct index *x)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct proposal));
    for (guint i = 0; i < x->figures->len && all->len < MOST_SUSPECTS; i++) {
        struct suspect *s = g_ptr_array_index(x->figures, i);
        struct proposal p = { .suspect = s };
        money value;
        if (!may_be_wrong(x, s) || !is_readable(s->figure) || has_rival(x, s) ||
            !wanted_by_shortest(x, s, &value) ||
            !is_reading(s, value, &p.reading))
            continue;
        g_array_append_val(all, p);
    }
    return all;
}

static bool
all_hold(const struct index *x, const struct suspect *s)
{
    for (guint i = 0; i < s->parts->len; i++) {
        const struct part *p = &g_array_index(s->parts, struct part, i);
        const struct sum *sum = &x->sums[p->sum];
        if (sum->judged && !p->disturbed && !sum->unknown &&
            !index_sum_holds(sum))
            return false;
    }
    return true;
}

/* Take back those whose sums do not all hold, until the rest agree. */
static void
drop_failing(struct index *x, GArray *all)
{
    bool dropped = true;
    while (dropped) {
        dropped = false;
        for (guint i = 0; i < all->len; i++) {
            struct proposal *p = &g_array_index(all, struct proposal, i);
            if (p->disputed || all_hold(x, p->suspect))
                continue;
            index_undo(x, p->suspect);
            p->disputed = dropped = true;
        }
    }
}

static void
use_together(struct budget *b, struct index *x)
{
    GArray *all = propose_together(x);
    for (guint i = 0; all->len > 1 && i < all->len; i++) {
        struct proposal *p = &g_array_index(all, struct proposal, i);
        index_try(x, p->suspect, p->reading.value);
    }
    if (all->len > 1)
        drop_failing(x, all);
    for (guint i = 0; all->len > 1 && i < all->len; i++) {
        struct proposal *p = &g_array_index(all, struct proposal, i);
        if (!p->disputed)
            doubts_repaired(b, x, p->suspect, &p->reading);
    }
    g_array_free(all, TRUE);
}

/* ------------------------------------------------------ one column off */

/* Blanks in a sum that fails. */
static GPtrArray *
failing_blanks(const struct index *x)
{
    GPtrArray *all = g_ptr_array_new();
    for (guint i = 0; i < x->figures->len; i++) {
        struct suspect *s = g_ptr_array_index(x->figures, i);
        if (figure_is_blank(s->figure) && standing_of(x, s).fail)
            g_ptr_array_add(all, s);
    }
    return all;
}

static bool
is_in_row(const struct suspect *a, const struct suspect *b)
{
    return a->figure->at.line == b->figure->at.line &&
           g_strcmp0(a->figure->at.table, b->figure->at.table) == 0;
}

static bool
moving_helps(struct index *x, struct suspect *from, struct suspect *to)
{
    money amount = from->figure->used;
    index_try(x, from, (money){ 0 });
    index_try(x, to, amount);
    bool helps = all_hold(x, from) && all_hold(x, to);
    index_undo(x, to);
    index_undo(x, from);
    return helps;
}

/* An amount, and a blank of its row where sums want just that amount. */
struct move {
    struct suspect *from, *to;
};

/* How many moves would put all right; the last of them. */
static size_t
find_moves(struct index *x, struct move *move)
{
    size_t found = 0, looked_at = 0;
    GPtrArray *blanks = failing_blanks(x);
    for (guint i = 0; i < x->figures->len && looked_at < MOST_SUSPECTS; i++) {
        struct suspect *from = g_ptr_array_index(x->figures, i);
        const struct figure *f = from->figure;
        if (f->repaired || !figure_is_printed(f) || !f->used.fen ||
            !standing_of(x, from).fail)
            continue;
        looked_at++;
        for (guint k = 0; k < blanks->len; k++) {
            struct suspect *to = g_ptr_array_index(blanks, k);
            if (!is_in_row(from, to) || !moving_helps(x, from, to))
                continue;
            *move = (struct move){ from, to };
            found++;
        }
    }
    g_ptr_array_free(blanks, TRUE);
    return found;
}

static void
use_move(struct budget *b, struct index *x)
{
    struct move m;
    if (find_moves(x, &m) != 1)
        return;
    money amount = m.from->figure->used;
    doubts_moved(b, m.from, m.to);
    index_try(x, m.from, (money){ 0 });
    index_try(x, m.to, amount);
}

void
repair_budget(struct budget *b)
{
    bool whole = doubts_as_a_whole(b);
    unsure_tables(b, whole);
    if (whole)
        return;
    struct index *x = index_new(b);
    for (int round = 0; round < MOST_ROUNDS && use_proved(b, x); round++)
        ;
    use_together(b, x);
    use_move(b, x);
    doubts_remaining(b, x);
    index_free(x);
}
