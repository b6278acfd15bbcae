/* A form whose lines are all run together into one → rows again, cut before
 * the words that begin the parts of such forms. Knows words; nothing of what
 * they introduce. */
#include "recognize/unfold.h"

#include "base/unicode.h"
#include "recognize/indicators/indicators.h"

#include <glib.h>
#include <string.h>

/* Words that only forms have; a line with this many of them is one. */
enum { LEAST_WORDS = 6, LONGEST = 100000 /* bytes, of several forms */ };
static const char *const OF_FORMS[] = {
    "项目名称", "主管部门", "实施单位", "资金总额", "财政拨款", "总体目标",
    "预期目标", "一级指标", "二级指标", "三级指标", "指标值", "分值",
    "得分", "完成值",
};

/* A row begins before a word with one of these beginnings. */
static const char *const BEGIN[] = {
    "项目名称", "主管部门", "项目负责人", "项目资金", "年初预算数",
    "年度资金总额", "资金总额", "其中:", "上年结转", "其他资金",
    "年度总体目标", "年度目标", "总体目标", "预期目标", "绩效指标",
    "一级指标", "总分", "合计",
};

static bool
begins(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BEGIN); i++)
        if (g_str_has_prefix(folded, BEGIN[i]))
            return true;
    return level_read(folded).length > 0;
}

static bool
is_title(const char *folded)
{
    return g_str_has_suffix(folded, "表") && strstr(folded, "绩效");
}

/* The head of the goals: their texts follow on rows of their own. */
static bool
ends(const char *folded)
{
    return g_str_has_suffix(folded, "完成情况") || is_title(folded);
}

static const struct grid_cell *
only_cell(const struct grid_row *row)
{
    const struct grid_cell *only = NULL;
    for (size_t i = 0; i < row->n_cells; i++) {
        if (!*row->cells[i].text)
            continue;
        if (only)
            return NULL;
        only = &row->cells[i];
    }
    return only;
}

static bool
is_run_together(const struct grid_row *row)
{
    const struct grid_cell *only = only_cell(row);
    size_t n = 0;
    if (only && strlen(only->folded) > LONGEST)
        return false;
    for (size_t i = 0; only && i < G_N_ELEMENTS(OF_FORMS); i++)
        n += strstr(only->folded, OF_FORMS[i]) != NULL;
    return n >= LEAST_WORDS;
}

struct cutting {
    arena *memory;
    const struct grid_row *from;
    GArray *rows; /* of struct grid_row */
};

static void
flush(struct cutting *c, GString *text)
{
    if (!text->len)
        return;
    struct grid_row row = *c->from;
    struct grid_cell *cell = arena_one(c->memory, struct grid_cell);
    *cell = *only_cell(c->from);
    cell->text = arena_strdup(c->memory, text->str);
    cell->folded = unicode_nfkc(c->memory, cell->text);
    row.cells = cell;
    row.n_cells = 1;
    g_array_append_val(c->rows, row);
    g_string_truncate(text, 0);
}

static void
cut_row(struct cutting *c)
{
    char **words = g_strsplit_set(only_cell(c->from)->text, " \n", -1);
    GString *text = g_string_new(NULL);
    for (char **w = words; *w; w++) {
        arena *scratch = arena_new();
        const char *folded = unicode_fold(scratch, *w);
        if (*folded && (begins(folded) || is_title(folded)))
            flush(c, text);
        if (*folded)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", *w);
        if (ends(folded))
            flush(c, text);
        arena_free(scratch);
    }
    flush(c, text);
    g_string_free(text, TRUE);
    g_strfreev(words);
}

const struct grid *
grid_unfold(arena *memory, const struct grid *g)
{
    bool any = false;
    for (size_t i = 0; i < g->n_rows; i++)
        any |= is_run_together(&g->rows[i]);
    if (!any)
        return g;
    struct cutting c = { .memory = memory };
    c.rows = g_array_new(FALSE, FALSE, sizeof(struct grid_row));
    for (size_t i = 0; i < g->n_rows; i++) {
        c.from = &g->rows[i];
        if (is_run_together(c.from))
            cut_row(&c);
        else
            g_array_append_val(c.rows, *c.from);
    }
    struct grid *made = arena_one(memory, struct grid);
    *made = *g;
    made->n_rows = c.rows->len;
    made->rows = arena_memdup(memory, c.rows->data,
                              c.rows->len * sizeof(struct grid_row));
    g_array_free(c.rows, TRUE);
    return made;
}
