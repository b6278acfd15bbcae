/* “三公”经费: items by years. */
#include "report/facts.h"
#include "report/sections.h"

#include "summarize/three_public.h"

#include <glib.h>

bool
has_three_public(const struct composing *c)
{
    return budget_sure_table(c->u->budget, TABLE_THREE_PUBLIC) != NULL;
}

bool
is_three_public_empty(const struct composing *c)
{
    return three_public_of(c->u->budget, c->a).n == 0;
}

/** The document's years, and the year before from another document of the run
 *  where this one prints its own year only. */
struct years {
    struct three_public own;
    size_t n;
    struct three_public_year *years; /* ascending */
    const struct three_public_year *now, *before; /* before: null: unknown */
    bool borrowed; /* `before` stands in another document */
};

static void
borrow_year(struct composing *c, struct years *y)
{
    const struct understanding *other = gathering_year_before(c->u);
    if (!other || y->own.n != 1)
        return;
    struct three_public all = three_public_of(other->budget, c->a);
    const struct three_public_year *before =
        three_public_now(&all, other->budget);
    if (!before || before->year != c->u->budget->year - 1)
        return;
    y->years[0] = *before;
    y->n = 1;
    y->borrowed = true;
}

static struct years
years_of(struct composing *c)
{
    struct years y = { .own = three_public_of(c->u->budget, c->a) };
    y.years = arena_array(c->a, struct three_public_year, y.own.n + 1);
    borrow_year(c, &y);
    for (size_t i = 0; i < y.own.n; i++)
        y.years[y.n++] = y.own.years[i];
    struct three_public all = { y.own.table, y.n, y.years };
    y.now = three_public_now(&all, c->u->budget);
    for (size_t i = 0; y.now && y.now->year && i < y.n; i++)
        if (y.years[i].year == y.now->year - 1 &&
            y.years[i].phase == y.now->phase)
            y.before = &y.years[i];
    return y;
}

/* --------------------------------------------------------------- words */

static const struct sentence_rule SENTENCES[] = {
    { "total", "zero", "{none}财政拨款“三公”经费{@three-public-table}。" },
    { "total", "total", "财政拨款“三公”经费{phase}{total}"
                        "{@three-public-table}" },
    { "change", "zero", "" },
    { "change", "total change", "，{change}。" },
    { "change", "total", "。" },
    { "abroad", "abroad abroad-change", "因公出国（境）费用{abroad}，"
                                        "{abroad-change}；" },
    { "abroad", "abroad", "因公出国（境）费用{abroad}；" },
    { "abroad", "total abroad-before", "{none}因公出国（境）费用，上年为"
                                       "{abroad-before}；" },
    { "abroad", "total", "{none}因公出国（境）费用；" },
    { "reception", "reception reception-change", "公务接待费{reception}，"
                                                 "{reception-change}；" },
    { "reception", "reception", "公务接待费{reception}；" },
    { "reception", "total reception-before", "{none}公务接待费，上年为"
                                             "{reception-before}；" },
    { "reception", "total", "{none}公务接待费；" },
    { "vehicles", "vehicles vehicles-change",
      "公务用车购置及运行维护费{vehicles}，{vehicles-change}" },
    { "vehicles", "vehicles", "公务用车购置及运行维护费{vehicles}" },
    { "vehicles", "total vehicles-before", "{none}公务用车购置及运行维护费，"
                                           "上年为{vehicles-before}" },
    { "vehicles", "total", "{none}公务用车购置及运行维护费" },
    { "purchase", "purchase", "，其中购置费{purchase}。" },
    { "purchase", "vehicles", "，{none}购置。" },
    { "purchase", "total", "。" },
};

/* Facts of an item: this year, the change, the year before. */
static const char *const NAMES[THREE_PUBLIC_COUNT][3] = {
    { "total", "change", "before" },
    { "abroad", "abroad-change", "abroad-before" },
    { "reception", "reception-change", "reception-before" },
    { "vehicles", "vehicles-change", "vehicles-before" },
    { "purchase", "purchase-change", "purchase-before" },
    { "running", "running-change", "running-before" }
};

static const char *
item_anchor(arena *a, enum three_public_item item)
{
    return arena_printf(a, "three-public-%d", (int) item + 1);
}

static void
item_facts(struct composing *c, struct facts *f, const struct years *y,
           enum three_public_item item)
{
    const char *anchor = item_anchor(c->a, item);
    if (y->before && y->before->known[item])
        facts_amount(f, NAMES[item][2], y->before->amount[item], anchor);
    if (!y->now->known[item])
        return;
    facts_amount(f, NAMES[item][0], y->now->amount[item], anchor);
    if (!y->before || !y->before->known[item])
        return;
    struct change change = change_of(y->before->amount[item],
                                     y->now->amount[item]);
    if (item == THREE_PUBLIC_TOTAL)
        facts_compared(f, NAMES[item][1], "上年", &change);
    else
        facts_change(f, NAMES[item][1], &change);
}

static void
say_three_public(struct composing *c, const struct years *y)
{
    struct facts *f = facts_new(c->a);
    for (int i = 0; i < THREE_PUBLIC_COUNT; i++)
        item_facts(c, f, y, (enum three_public_item) i);
    facts_word(f, "phase", part_phase(c), NULL);
    facts_word(f, "none", c->u->budget->kind == DOCUMENT_FINAL_ACCOUNT
                              ? "没有发生" : "没有安排", NULL);
    facts_flag(f, "zero", y->now->known[THREE_PUBLIC_TOTAL] &&
                              !y->now->amount[THREE_PUBLIC_TOTAL].fen);
    facts_paragraph(f, c, SENTENCES, G_N_ELEMENTS(SENTENCES));
}

/* --------------------------------------------------------------- chart */

static const enum three_public_item SHOWN[] = {
    THREE_PUBLIC_ABROAD, THREE_PUBLIC_RECEPTION, THREE_PUBLIC_PURCHASE,
    THREE_PUBLIC_RUNNING
};

static const char *
year_words(struct composing *c, const struct three_public_year *y)
{
    const char *year =
        y->year ? arena_printf(c->a, "%d年", y->year) : "本年";
    return c->u->budget->kind == DOCUMENT_FINAL_ACCOUNT
               ? arena_printf(c->a, "%s%s", year, part_phase_name(y->phase))
               : year;
}

/* What was planned and what was spent, of one year. */
static bool
one_year(const struct years *y)
{
    return y->n == 2 && y->years[0].year == y->years[1].year;
}

/* Two years or more side by side; of one year the items as bars. */
static void
chart_of_years(struct composing *c, const struct years *y)
{
    size_t n = 0, room = G_N_ELEMENTS(SHOWN) * y->n;
    struct chart_item *items = arena_array(c->a, struct chart_item, room + 1);
    const char **parts = arena_array(c->a, const char *, y->n + 1);
    for (size_t k = 0; k < y->n; k++)
        parts[k] = year_words(c, &y->years[k]);
    for (size_t i = 0; i < G_N_ELEMENTS(SHOWN); i++) {
        bool any = false;
        for (size_t k = 0; k < y->n; k++)
            any |= y->years[k].amount[SHOWN[i]].fen != 0;
        for (size_t k = 0; any && k < y->n; k++)
            items[n++] = (struct chart_item) {
                .label = three_public_name(SHOWN[i]), .group = parts[k],
                .value = y->years[k].amount[SHOWN[i]], .share = -1
            };
    }
    if (n < 2 * y->n || y->n < 2)
        return;
    struct chart *chart = arena_one(c->a, struct chart);
    const char *change =
        y->before ? words_compared(c->a, "上年",
                                   y->before->amount[THREE_PUBLIC_TOTAL],
                                   y->now->amount[THREE_PUBLIC_TOTAL])
                  : NULL;
    *chart = (struct chart) {
        .kind = CHART_GROUPED, .unit = UNIT_WAN, .decimals = 2, .n_items = n,
        .items = items, .parts = parts,
        .title = change ? arena_printf(c->a, "“三公”经费%s", change)
                        : arena_printf(c->a, "“三公”经费%s的构成",
                                       one_year(y) ? "预算与决算" : "各年"),
        .note = arena_printf(c->a, "单位：万元。资料来源：%s%s。",
                             table_words(c->a, y->own.table),
                             y->borrowed ? "，上年取自上年的公开文本" : "")
    };
    chart->description = chart->title;
    part_chart(c, chart, "chart-three-public");
}

/* --------------------------------------------------------------- table */

enum { MOST_YEARS = 4 };

static void
put_item(struct composing *c, struct tabling *t, const struct years *y,
         enum three_public_item item)
{
    bool detail = item == THREE_PUBLIC_PURCHASE ||
                  item == THREE_PUBLIC_RUNNING;
    size_t from = y->n > MOST_YEARS ? y->n - MOST_YEARS : 0;
    tabling_row(t, item == THREE_PUBLIC_TOTAL ? REPORT_ROW_SUBTOTAL
                                              : REPORT_ROW_ITEM,
                item_anchor(c->a, item));
    tabling_text(t, three_public_name(item),
                 detail ? 2 : item != THREE_PUBLIC_TOTAL);
    for (size_t k = from; k < y->n; k++) {
        const struct three_public_year *year = &y->years[k];
        bool own = !y->borrowed || k > 0;
        if (year->known[item])
            tabling_money(t, year->amount[item],
                          own ? anchor_row(c->a, y->own.table, year->line)
                              : NULL);
        else
            tabling_blank(t);
    }
    if (y->before && y->before->known[item] &&
        (y->now->known[item] || y->now->known[THREE_PUBLIC_TOTAL]))
        tabling_text(t, words_change(c->a, y->before->amount[item],
                                     y->now->amount[item]), 0);
    else if (y->before)
        tabling_blank(t);
}

static void
table_of_years(struct composing *c, const struct years *y)
{
    struct tabling_column columns[MOST_YEARS + 2] = {
        { "项目", ALIGN_LEFT, 12, 0 }
    };
    size_t n = 1, from = y->n > MOST_YEARS ? y->n - MOST_YEARS : 0;
    for (size_t k = from; k < y->n; k++)
        columns[n++] = (struct tabling_column) {
            year_words(c, &y->years[k]), ALIGN_POINT, 0, 0
        };
    if (y->before)
        columns[n++] = (struct tabling_column) { "本年比上年", ALIGN_LEFT,
                                                 10, 0 };
    struct tabling *t =
        tabling_new(c->a, arena_printf(c->a, "“三公”经费%s",
                                       part_phase(c)), n,
                    arena_memdup(c->a, columns, n * sizeof *columns));
    for (int i = 0; i < THREE_PUBLIC_COUNT; i++)
        put_item(c, t, y, (enum three_public_item) i);
    struct report_table *made = tabling_end(t, c);
    made->anchor = "three-public-table";
    made->unit = "金额单位：万元";
    made->note = arena_printf(c->a, "资料来源：%s%s。",
                              table_words(c->a, y->own.table),
                              y->borrowed ? "，上年取自上年的公开文本" : "");
}

void
section_three_public(struct composing *c)
{
    struct years y = years_of(c);
    if (!y.now) {
        part_paragraph(c, arena_printf(
            c->a, "%s在公开文本中为空表，即没有财政拨款安排的“三公”经费。",
            table_words(c->a, budget_sure_table(c->u->budget,
                                           TABLE_THREE_PUBLIC))));
        return;
    }
    say_three_public(c, &y);
    chart_of_years(c, &y);
    table_of_years(c, &y);
}
