/* The file of corrections → struct corrections. Knows the form of a statement,
 * nothing of any document. */
#include "correct/correct.h"

#include "base/config.h"
#include "base/unicode.h"

#include <string.h>

/* 第N行, 第N格; line N, cell N. 0 after complaining. */
static int
read_ordinal(struct statement *s, const char *zh, const char *en)
{
    bool chinese = statement_take(s, "第");
    int number = chinese || statement_take(s, en) ? statement_number(s) : 0;
    if (number && (!chinese || statement_take(s, zh)))
        return number;
    statement_want(s, arena_printf(s->memory, "“第N%s”，N从1起", zh),
                   arena_printf(s->memory, "“%s N” with N from 1", en));
    return 0;
}

/* ----------------------------------------------------------- a figure is */

static bool
read_cell(struct statement *s, struct correction *c)
{
    statement_skip(s);
    if (*s->at == '[') {
        c->column = statement_word(s, "", NULL);
        return c->column || statement_want(s, "[表头]", "[column]");
    }
    c->cell = read_ordinal(s, "格", "cell");
    return c->cell != 0;
}

static bool
read_figure(struct statement *s, struct correction *c)
{
    c->kind = CORRECT_FIGURE;
    if (!read_cell(s, c))
        return false;
    if (!statement_take(s, "="))
        return statement_want(s, "“= 金额”", "“= amount”");
    statement_skip(s);
    size_t length = strspn(s->at, "-0123456789,.");
    c->amount = arena_strndup(s->memory, s->at, length);
    struct money_parsed p = money_parse(c->amount, UNIT_YI);
    if (p.reading != MONEY_EXACT && p.reading != MONEY_TOO_FINE)
        return statement_want(s, "数字，如12.345678",
                              "a number, such as 12.345678");
    s->at += length;
    for (int unit = UNIT_YUAN; unit <= UNIT_YI && !c->has_unit; unit++) {
        c->unit = (enum money_unit) unit;
        c->has_unit = statement_take(s, money_unit_name(c->unit));
    }
    statement_skip(s);
    return !*s->at || statement_want(s, "“：理由”", "“: reason”");
}

/* ---------------------------------------------------------- a line is of */

static const struct {
    const char *word;
    enum correction_kind kind;
} PARTS[] = {
    { "指标", CORRECT_INDICATOR }, { "indicator", CORRECT_INDICATOR },
    { "目标", CORRECT_GOAL },      { "goal", CORRECT_GOAL },
};

static bool
read_project(struct statement *s, struct correction *c)
{
    c->project = unicode_tidy(s->memory, s->at);
    if (!*c->project)
        return statement_want(s, "项目的代码或名称",
                              "a project's code or name");
    struct statement line = *s;
    bool by_line = statement_take(&line, "第") || statement_take(&line, "line");
    int number = by_line ? statement_number(&line) : 0;
    statement_take(&line, "行");
    statement_skip(&line);
    if (number && !*line.at)
        c->project_line = number;
    return true;
}

static bool
read_what(struct statement *s, struct correction *c)
{
    c->kind = CORRECT_LINE;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (statement_take(s, PARTS[i].word)) {
            c->kind = PARTS[i].kind;
            break;
        }
    if (statement_take(s, "属于项目") ||
        statement_take(s, "belongs to project"))
        return read_project(s, c);
    if (c->kind != CORRECT_LINE)
        return statement_want(s, "“属于项目 代码或名称”",
                              "“属于项目 CODE or NAME”");
    statement_skip(s);
    if (*s->at == '[' || g_str_has_prefix(s->at, "第") ||
        g_str_has_prefix(s->at, "cell"))
        return read_figure(s, c);
    return statement_want(s, "“属于项目 代码或名称”或“第N格 = 金额”",
                          "“属于项目 CODE or NAME” or “cell N = amount”");
}

/* ---------------------------------------------------------------- lines */

/* Part "statement：reason"; false where there is no reason. */
static bool
part_reason(struct statement *s, const char *line, struct correction *c)
{
    const char *narrow = strchr(line, ':');
    const char *wide = strstr(line, "：");
    bool is_wide = wide && (!narrow || wide < narrow);
    const char *colon = is_wide ? wide : narrow;
    const char *reason = colon ? colon + (is_wide ? strlen("：") : 1) : "";
    c->reason = unicode_tidy(s->memory, reason);
    if (!*c->reason)
        return config_complain(s->file, s->line,
                               "没有写理由，应为“……：理由”",
                               "the reason is missing, as in “…: reason”");
    char *before = arena_strndup(s->memory, line, (size_t) (colon - line));
    s->at = g_strchomp(unicode_nfkc(s->memory, before));
    return true;
}

static bool
read_correction(struct statement *s, const char *line, struct correction *c)
{
    *c = (struct correction) { .from = s->line };
    if (!part_reason(s, line, c))
        return false;
    if (statement_take(s, "表") || statement_take(s, "table")) {
        static const char *const stops[] = { "第", NULL };
        c->table = statement_word(s, " \t", stops);
        if (!c->table)
            return statement_want(s, "表的编号，如表03",
                                  "a table's number, as table 03");
    }
    c->line = read_ordinal(s, "行", "line");
    return c->line && read_what(s, c);
}

struct corrections *
corrections_load(const char *path, arena *memory, GError **error)
{
    struct config file;
    if (!config_open(&file, path, error))
        return NULL;
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct correction));
    for (size_t i = 0; i < file.n; i++) {
        struct statement s = { &file, (int) i + 1, memory, NULL };
        struct correction c;
        if (*file.lines[i] && read_correction(&s, file.lines[i], &c))
            g_array_append_val(all, c);
    }
    struct corrections *made = arena_one(memory, struct corrections);
    made->file = arena_strdup(memory, path);
    made->n = all->len;
    made->all = arena_memdup(memory, all->data,
                             all->len * sizeof(struct correction));
    g_array_free(all, TRUE);
    return config_close(&file, error) ? made : NULL;
}
