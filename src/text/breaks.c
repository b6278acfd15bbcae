/* Total-fit line breaking over prefix sums: every pair of breaks that a line
 * can span is priced, and the cheapest chain is taken. Shrinking goes through
 * the levels in order, only then a line is stretched. */
#include "text/breaks.h"

#include <math.h>
#include <string.h>

/* The prices; only their proportions matter. */
#define PRICE_LINE 10.0         /* each line */
#define PRICE_SHRINK 60.0       /* all of the give used, squared below */
#define PRICE_STRETCH 40000.0   /* one em at each place, squared */
#define PRICE_LONE 4000.0       /* one character alone on the last line */
#define PRICE_SENSE 40.0        /* in the middle of a clause of a title */
#define PRICE_POOR 300.0        /* a break where none should be */
#define PRICE_EMERGENCY 1e6
#define PRICE_OVERFULL 1e9
#define PRICE_RAGGED_LINE 1e5   /* ragged text: as few lines as can be */
#define TOLERANCE 0.001

/* Sums over the atoms before i. */
struct sums {
    double width;
    double give[GIVE_LEVELS];
    double stretches;
};

struct fit {
    const struct atom *atoms;
    size_t n;
    const struct paragraph_style *style;
    double em;
    struct sums *sums; /* n + 1 */
    int least_break;   /* breaks below this are not for use */
};

static void
add_gives(struct sums *sums, const struct atom *a)
{
    sums->give[a->level] += a->give_left + a->give_right;
    sums->give[GIVE_GAP] += a->give_gap;
}

static void
sum_up(struct fit *fit)
{
    for (size_t i = 0; i < fit->n; i++) {
        const struct atom *a = &fit->atoms[i];
        fit->sums[i + 1] = fit->sums[i];
        fit->sums[i + 1].width += a->width + a->gap;
        fit->sums[i + 1].stretches += a->stretches;
        add_gives(&fit->sums[i + 1], a);
    }
}

/* ------------------------------------------------------------ one line */

/* What the ends of a line take off the sums between its breaks. */
static struct sums
line_sums(const struct fit *fit, size_t from, size_t to)
{
    const struct atom *first = &fit->atoms[from];
    const struct atom *last = &fit->atoms[to - 1];
    struct sums line = fit->sums[to];
    const struct sums *before = &fit->sums[from];
    line.width -= before->width + last->gap + last->end_trim;
    line.width -= first->start_trim;
    line.stretches -= before->stretches + last->stretches;
    for (int i = 0; i < GIVE_LEVELS; i++)
        line.give[i] -= before->give[i];
    line.give[GIVE_GAP] -= last->give_gap;
    if (last->end_trim > 0)
        line.give[last->level] -= last->give_right;
    if (first->start_trim > 0 && first != last)
        line.give[first->level] -= first->give_left;
    return line;
}

static double
measure_of(const struct fit *fit, size_t from)
{
    return fit->style->width - (from == 0 ? fit->style->first_indent : 0);
}

static double
total_give(const struct sums *line)
{
    double total = 0;
    for (int i = 0; i < GIVE_LEVELS; i++)
        total += MAX(line->give[i], 0);
    return total;
}

static double
price_of_shrink(const struct sums *line, double over)
{
    double used = over / MAX(total_give(line), TOLERANCE);
    return PRICE_SHRINK * used * used;
}

static double
price_of_stretch(const struct fit *fit, const struct sums *line, double slack)
{
    double each = slack / fit->em / MAX(line->stretches, 1);
    return PRICE_STRETCH * each * each;
}

/* Han characters and words of the last line; marks do not count. */
static bool
is_lone(const struct fit *fit, size_t from)
{
    size_t characters = 0;
    for (size_t i = from; i < fit->n && characters < 2; i++) {
        enum char_class class = fit->atoms[i].class;
        if (class == CHAR_HAN || class == CHAR_LATIN || class == CHAR_DIGIT)
            characters++;
    }
    return from > 0 && characters < 2;
}

/* Titles and captions, which stand in the middle, are best parted by sense: at
 * a mark, not inside what it ends. */
static bool
parts_sense(const struct fit *fit, size_t to)
{
    if (fit->style->align != TEXT_CENTRE || to == fit->n)
        return false;
    enum char_class before = fit->atoms[to - 1].class;
    return before != CHAR_PAUSE && before != CHAR_STOP
           && before != CHAR_CLOSE && before != CHAR_SPACE
           && fit->atoms[to].class != CHAR_OPEN;
}

/* The price of a line, or infinity where it cannot be. `over` is set where
 * the line is too long even when all has given way. */
static double
price_line(const struct fit *fit, size_t from, size_t to, bool *over)
{
    struct sums line = line_sums(fit, from, to);
    double slack = measure_of(fit, from) - line.width;
    bool justify = fit->style->align == TEXT_JUSTIFY;
    double price = justify ? PRICE_LINE : PRICE_RAGGED_LINE;
    *over = -slack > total_give(&line) + TOLERANCE;
    if (*over)
        price += PRICE_OVERFULL * (1 - slack / fit->em);
    else if (slack < 0)
        price += price_of_shrink(&line, -slack);
    else if (to < fit->n && justify)
        price += price_of_stretch(fit, &line, slack);
    else if (!justify && (to < fit->n || fit->style->align == TEXT_CENTRE))
        price += slack / fit->em * (slack / fit->em);
    if (parts_sense(fit, to))
        price += PRICE_SENSE;
    if (to < fit->n && fit->atoms[to - 1].breaks == BREAK_POOR)
        price += PRICE_POOR;
    if (to < fit->n && fit->atoms[to - 1].breaks < BREAK_POOR)
        price += PRICE_EMERGENCY;
    if (to == fit->n && is_lone(fit, from))
        price += PRICE_LONE;
    return price;
}

/* ----------------------------------------------------------- the whole */

static bool
may_break(const struct fit *fit, size_t at)
{
    return at == 0 || at == fit->n
           || fit->atoms[at - 1].breaks >= fit->least_break;
}

/* best[k]: the cheapest way to end a line before atom k; from[k]: where that
 * line begins. */
static void
find_cheapest(const struct fit *fit, double *best, size_t *from)
{
    best[0] = 0;
    for (size_t k = 1; k <= fit->n; k++) {
        best[k] = INFINITY;
        if (!may_break(fit, k))
            continue;
        for (size_t i = k; i-- > 0;) {
            if (!may_break(fit, i) || isinf(best[i]))
                continue;
            bool over;
            double price = best[i] + price_line(fit, i, k, &over);
            if (price < best[k]) {
                best[k] = price;
                from[k] = i;
            }
            if (over)
                break;
        }
    }
}

static bool
may_break_in_need(const struct atom *a, const struct atom *b)
{
    return a->breaks == BREAK_NEVER && a->class != CHAR_OPEN
           && a->class != CHAR_OPENING_SIGN && !b->joined
           && (b->class <= CHAR_OPEN || b->class == CHAR_DASH
               || b->class == CHAR_DIGIT || b->class == CHAR_LATIN
               || b->class == CHAR_OPENING_SIGN || a->class == b->class);
}

/* A stretch without a break that is wider than the column may break inside,
 * at great cost. */
static void
allow_emergencies(struct fit *fit, struct atom *atoms)
{
    double narrow = fit->style->width - fit->style->first_indent;
    size_t start = 0;
    for (size_t i = 1; i <= fit->n; i++) {
        if (!may_break(fit, i))
            continue;
        struct sums line = line_sums(fit, start, i);
        if (line.width - total_give(&line) > MAX(narrow, fit->em))
            for (size_t k = start; k + 1 < i; k++)
                if (may_break_in_need(&atoms[k], &atoms[k + 1]))
                    atoms[k].breaks = BREAK_EMERGENCY;
        start = i;
    }
}

/* Shrink level after level until the line fits. */
static void
plan_shrink(const struct sums *line, double over, struct line_plan *plan)
{
    for (int i = 0; i < GIVE_LEVELS && over > TOLERANCE; i++) {
        if (line->give[i] <= 0)
            continue;
        plan->given[i] = MIN(1, over / line->give[i]);
        over -= plan->given[i] * line->give[i];
        plan->fitted -= plan->given[i] * line->give[i];
    }
}

static struct line_plan
plan_line(const struct fit *fit, size_t from, size_t to)
{
    struct line_plan plan = { .from = from, .to = to };
    struct sums line = line_sums(fit, from, to);
    double slack = measure_of(fit, from) - line.width;
    plan.fitted = line.width;
    if (slack < 0)
        plan_shrink(&line, -slack, &plan);
    else if (fit->style->align == TEXT_JUSTIFY && to < fit->n
             && line.stretches > 0)
        plan.stretch = slack / line.stretches;
    return plan;
}

static void
add_chain(const struct fit *fit, const size_t *from, GArray *lines)
{
    size_t first = lines->len;
    for (size_t k = fit->n; k > 0; k = from[k]) {
        struct line_plan plan = plan_line(fit, from[k], k);
        g_array_append_val(lines, plan);
    }
    size_t last = lines->len;
    struct line_plan *plans = (struct line_plan *) lines->data;
    for (; first + 1 < last; first++, last--) {
        struct line_plan kept = plans[first];
        plans[first] = plans[last - 1];
        plans[last - 1] = kept;
    }
}

static double
largest_em(const struct atom *atoms, size_t n)
{
    double em = 1;
    for (size_t i = 0; i < n; i++)
        if (atoms[i].class == CHAR_HAN)
            return MAX(em, atoms[i].width);
        else
            em = MAX(em, atoms[i].width);
    return em;
}

/* A text that fits on its line needs no search. */
static bool
fits_at_once(const struct fit *fit)
{
    struct sums line = line_sums(fit, 0, fit->n);
    return fit->style->no_break || line.width <= measure_of(fit, 0);
}

void
breaks_find(struct atom *atoms, size_t n,
            const struct paragraph_style *style, GArray *lines)
{
    struct fit fit = { .atoms = atoms, .n = n, .style = style,
                       .em = largest_em(atoms, n),
                       .least_break = BREAK_POOR };
    if (n == 0)
        return;
    fit.sums = g_new0(struct sums, n + 1);
    sum_up(&fit);
    size_t *from = g_new0(size_t, n + 1);
    if (!fits_at_once(&fit)) {
        double *best = g_new(double, n + 1);
        allow_emergencies(&fit, atoms);
        fit.least_break = BREAK_EMERGENCY;
        find_cheapest(&fit, best, from);
        g_free(best);
    }
    add_chain(&fit, from, lines);
    g_free(from);
    g_free(fit.sums);
}
