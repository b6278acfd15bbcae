/* The performance sheets: one project, one page; and all of them. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <stdlib.h>

struct report *
compose_target_sheet(const struct understanding *u, size_t i,
                     const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const char *name = sheet_project_name(memory, &u->budget->projects[i]);
    sheet_begin(&c, arena_printf(memory, SHEET_TARGETS "：%s", name),
                SHEET_TARGETS);
    sheet_of_targets(&c, i);
    return c.r;
}

struct report *
compose_evaluation_sheet(const struct understanding *u, size_t i,
                         const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const char *name = sheet_evaluation_name(&u->budget->evaluations[i]);
    sheet_begin(&c, arena_printf(memory, SHEET_EVALUATIONS "：%s", name),
                SHEET_EVALUATIONS);
    sheet_of_evaluation(&c, i);
    return c.r;
}

/* ----------------------------------------------------------------- all */

/** A sheet in the index: ranked by money. */
struct ranked {
    size_t i;
    money amount;
};

static gint
compare_ranked(gconstpointer left, gconstpointer right)
{
    const struct ranked *a = left, *b = right;
    int by_amount = money_compare(b->amount, a->amount);
    return by_amount ? by_amount : (a->i > b->i) - (a->i < b->i);
}

static money
sheet_amount(const struct budget *b, size_t i)
{
    if (!b->n_evaluations)
        return b->projects[i].total.used;
    const struct evaluation *e = &b->evaluations[i];
    return e->n_funds ? e->funds[0].full_year.used : (money) { 0 };
}

static void
index_of_sheets(struct composing *c, size_t n)
{
    static const struct tabling_column columns[] = {
        { "序号", ALIGN_RIGHT, 0, 0 }, { "项目名称", ALIGN_LEFT, 20, 0 },
        { "金额", ALIGN_POINT, 0, 0 }, { "指标数", ALIGN_RIGHT, 0, 0 }
    };
    const struct budget *b = c->u->budget;
    struct ranked *rank = arena_array(c->a, struct ranked, n);
    for (size_t i = 0; i < n; i++)
        rank[i] = (struct ranked) { i, sheet_amount(b, i) };
    qsort(rank, n, sizeof *rank, compare_ranked);
    struct tabling *t = tabling_new(c->a, "项目索引", 4, columns);
    for (size_t k = 0; k < n; k++) {
        size_t i = rank[k].i;
        size_t indicators = b->n_evaluations
            ? b->evaluations[i].n_indicators : b->projects[i].n_indicators;
        tabling_row(t, REPORT_ROW_ITEM, NULL);
        tabling_text(t, arena_printf(c->a, "%zu", k + 1), 0);
        const char *name = b->n_evaluations
            ? sheet_evaluation_name(&b->evaluations[i])
            : sheet_project_name(c->a, &b->projects[i]);
        tabling_link(t, name, sheet_stem(b, i, c->a));
        tabling_money(t, rank[k].amount, NULL);
        tabling_text(t, arena_printf(c->a, "%zu", indicators), 0);
    }
    struct report_table *made = tabling_end(t, c);
    made->numbered = false;
    made->unit = "金额单位：万元";
}

struct report *
compose_all_sheets(const struct understanding *u,
                   const struct compose_options *options, arena *memory)
{
    struct composing c = { .u = u, .options = options, .a = memory };
    const struct budget *b = u->budget;
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    const char *kind = b->n_evaluations ? SHEET_EVALUATIONS : SHEET_TARGETS;
    sheet_begin(&c, arena_printf(memory, "%s（全部）", kind), kind);
    report_heading(c.r, 1, "index", kind);
    index_of_sheets(&c, n);
    for (size_t i = 0; i < n; i++) {
        report_add(c.r, BLOCK_PAGE_BREAK);
        if (b->n_evaluations)
            sheet_of_evaluation(&c, i);
        else
            sheet_of_targets(&c, i);
    }
    return c.r;
}

/* ---------------------------------------------------------------- stem */

static const char *
sheet_code(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].code : b->projects[i].code;
}

static int
sheet_line(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].first_line
                            : b->projects[i].first_line;
}

/* Only what every file system takes. */
static const char *
safe_name(arena *a, const char *code)
{
    char *name = arena_strdup(a, code);
    for (char *p = name; *p; p++)
        if ((unsigned char) *p < 0x80 && !g_ascii_isalnum(*p) && *p != '-')
            *p = '_';
    return name;
}

const char *
sheet_stem(const struct budget *b, size_t i, arena *memory)
{
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    const char *code = sheet_code(b, i);
    if (!code || !*code)
        return arena_printf(memory, "L%d", sheet_line(b, i));
    size_t same = 0;
    for (size_t k = 0; k < n; k++)
        same += g_strcmp0(code, sheet_code(b, k)) == 0;
    if (same > 1)
        return arena_printf(memory, "%s-L%d", safe_name(memory, code),
                            sheet_line(b, i));
    return safe_name(memory, code);
}
