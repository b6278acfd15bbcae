/* The targets of one project as a form of labels and values (项目支出绩效目标
 * 申报表): read as a self-evaluation is that has no results yet. */
#include "recognize/evaluation.h"
#include "recognize/targets.h"

#include "base/unicode.h"
#include "recognize/subjects.h"

#include <string.h>

/* A label of more than this year: the year's own stands behind it. */
static bool
is_long_term(const char *folded)
{
    return g_str_has_prefix(folded, "实施期") ||
           g_str_has_prefix(folded, "中期目标") ||
           g_str_has_prefix(folded, "中期资金") ||
           g_str_has_prefix(folded, "长期目标");
}

/* ----------------------------------------------------------------- money */

/* The amounts of a form by their labels; the first that fits wins. The whole
 * term's money (实施期, 中期) is not this year's. */
enum fund { FUND_NONE, FUND_TOTAL, FUND_FISCAL, FUND_CARRIED, FUND_OTHER };

static const struct {
    const char *word; /* folded */
    enum fund fund;
} FUNDS[] = {
    { "实施期", FUND_NONE },     { "中期", FUND_NONE },
    { "执行率", FUND_NONE },     { "资金总额", FUND_TOTAL },
    { "预算总额", FUND_TOTAL },  { "项目总额", FUND_TOTAL },
    { "年度金额", FUND_TOTAL },  { "上年结转", FUND_CARRIED },
    { "财政拨款", FUND_FISCAL }, { "财政资金", FUND_FISCAL },
    { "财政性资金", FUND_FISCAL }, { "一般公共预算", FUND_FISCAL },
    { "其他资金", FUND_OTHER },  { "单位资金", FUND_OTHER },
    { "自有资金", FUND_OTHER },  { "自筹资金", FUND_OTHER },
};

static enum fund
fund_of(const char *folded)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FUNDS); i++)
        if (strstr(folded, FUNDS[i].word))
            return FUNDS[i].fund;
    return FUND_NONE;
}

struct form_money {
    struct figure *figure[FUND_OTHER + 1];
    enum money_unit unit;
    bool long_term; /* the whole term's amount stands before the year's */
};

/* "年度资金总额：120.00": what stands behind the colon. */
static const char *
after_colon(const char *folded)
{
    const char *colon = strrchr(folded, ':');
    return colon && colon[1] ? colon + 1 : NULL;
}

static void
keep_amount(struct recognizing *r, const struct form *f, struct form_money *m,
            enum fund fund, const struct piece *p, const char *text)
{
    struct figure read = figure_read(text, m->unit,
                                     piece_place(r, f->section, p));
    struct figure *to = m->figure[fund];
    if (to && figure_is_printed(&read) && (!to->text || m->long_term))
        *to = read;
}

static void
read_money(struct recognizing *r, const struct form *f, struct form_money *m)
{
    enum fund fund = FUND_NONE;
    for (size_t i = f->head.first; i < f->goal.first; i++) {
        const struct piece *p = &f->pieces.all[i];
        bool number = g_ascii_isdigit(*p->folded) &&
                      !unicode_is_han(g_utf8_get_char(p->folded));
        if (!number) {
            fund = fund_of(p->folded);
            m->long_term |= is_long_term(p->folded);
            const char *rest = after_colon(p->text);
            if (rest)
                keep_amount(r, f, m, fund, p, rest);
            continue;
        }
        keep_amount(r, f, m, fund, p, p->text);
        fund = FUND_NONE;
    }
}

/* ------------------------------------------------------------------ goal */

static bool
is_goal_label(const char *folded)
{
    static const char *const WORDS[] = {
        "年度总体目标", "年度绩效目标", "总体目标", "年度目标", "年度总目标",
        "项目总目标", "总目标", "绩效目标", "项目绩效目标", "年度总体绩效目标",
        "总体绩效目标", "本年度目标", "预期目标", "目标", "年", "度", "总",
        "体", "标", "目", "绩", "效", NULL
    };
    char *bare = g_strdup(folded);
    size_t n = strlen(bare);
    if (n && bare[n - 1] == ':')
        bare[n - 1] = '\0';
    bool label = g_strv_contains(WORDS, bare);
    g_free(bare);
    return label;
}

static const char *
read_goal(struct recognizing *r, const struct form *f)
{
    struct pieces kept = { 0 };
    bool long_term = false;
    kept.all = arena_array(r->memory, struct piece,
                           f->goal.end - f->goal.first + 1);
    for (size_t i = f->goal.first; i < f->goal.end; i++) {
        const struct piece *p = &f->pieces.all[i];
        if (is_long_term(p->folded))
            long_term = true;
        else if (!is_goal_label(p->folded))
            kept.all[kept.n++] = *p;
    }
    if (long_term && kept.n > 1 && kept.all[kept.n - 1].is_cell)
        return kept.all[kept.n - 1].text;
    return pieces_text(r, &kept, (struct span_of_pieces){ 0, kept.n });
}

/* ------------------------------------------------------------ indicators */

/* "≥30个" → ≥, 30, 个; words stay a value. */
static void
split_value(arena *a, struct indicator *i)
{
    static const char *const SIGNS[] = { "≥", "≤", "=", ">", "<" };
    const char *text = i->value ? unicode_nfkc(a, i->value) : "";
    for (size_t k = 0; !i->relation && k < G_N_ELEMENTS(SIGNS); k++)
        if (g_str_has_prefix(text, SIGNS[k])) {
            i->relation = SIGNS[k];
            text = unicode_tidy(a, text + strlen(SIGNS[k]));
        }
    if (i->relation)
        i->value = text;
    size_t digits = strspn(text, "0123456789.,");
    const char *rest = text + digits;
    if (!digits || i->measure || !*rest || strpbrk(rest, "0123456789-~"))
        return;
    i->value = arena_strndup(a, text, digits);
    i->measure = unicode_tidy(a, rest);
}

static bool
is_direction(const char *text)
{
    return text && (g_str_has_prefix(text, "正向") ||
                    g_str_has_prefix(text, "反向"));
}

static const char *
cell_under(arena *a, const struct table *t, size_t row, const char *word)
{
    for (size_t c = 0; row < t->n_rows && c < t->n_columns; c++)
        if (strstr(unicode_fold(a, t->columns[c].name), word))
            return t->rows[row].cells[c].text;
    return NULL;
}

static void
copy_indicators(struct recognizing *r, const struct evaluation *e,
                const struct table *t, struct project *p)
{
    arena *a = r->memory;
    p->n_indicators = e->n_indicators;
    p->indicators = arena_array(a, struct indicator, e->n_indicators + 1);
    for (size_t k = 0; k < e->n_indicators; k++) {
        const struct indicator *from = &e->indicators[k];
        struct indicator *to = &p->indicators[k];
        *to = (struct indicator){
            .level1 = from->level1,
            .level2 = from->level2,
            .level3 = from->level3,
            .relation = cell_under(a, t, k, "性质"),
            .value = from->target,
            .measure = cell_under(a, t, k, "量单位"),
            .direction = cell_under(a, t, k, "方向"),
            .line = from->line,
        };
        if (!to->direction && is_direction(to->measure)) {
            to->direction = to->measure;
            to->measure = NULL;
        }
        split_value(a, to);
    }
}

/* --------------------------------------------------------------- project */

static void
add_project(struct budget *b, const struct project *p)
{
    struct project *more = arena_array(b->memory, struct project,
                                       b->n_projects + 1);
    if (b->n_projects)
        memcpy(more, b->projects, b->n_projects * sizeof *more);
    more[b->n_projects++] = *p;
    b->projects = more;
}

static void
report_empty(struct recognizing *r, const struct section *s,
             const struct project *p)
{
    struct place at = { r->grid->file, s->number, p->first_line, 0 };
    if (!p->n_indicators)
        findings_add(r->found, "D26", FINDING_WARNING, at,
                     "项目“%s”没有绩效指标", "\"%s\" has no indicators",
                     p->name ? p->name : "（失去名称的项目）");
}

void
targets_form_read(struct recognizing *r, const struct section *s,
                  struct table *out)
{
    struct evaluation e = { .table = out };
    struct form f = evaluation_outline(r, s);
    struct project p = { .table = out };
    struct place at = { r->grid->file, s->number, out->first_line, 0 };
    p.total = p.fiscal = p.other = p.carried = figure_read(NULL, s->unit, at);
    struct form_money funds = { .unit = s->unit };
    funds.figure[FUND_TOTAL] = &p.total;
    funds.figure[FUND_FISCAL] = &p.fiscal;
    funds.figure[FUND_CARRIED] = &p.carried;
    funds.figure[FUND_OTHER] = &p.other;
    evaluation_head(r, &f, &e);
    read_money(r, &f, &funds);
    p.goal = read_goal(r, &f);
    evaluation_indicators(r, &f, &e, out);
    copy_indicators(r, &e, out, &p);
    p.name = e.project;
    p.code = e.code;
    p.person = e.person;
    p.phone = e.phone;
    p.category = e.category;
    const char *org = e.org ? e.org : e.department;
    if (org)
        p.org = coded_read(r->memory, org, out->first_line);
    p.first_line = f.pieces.n ? f.pieces.all[0].line : out->first_line;
    p.last_line = f.pieces.n ? f.pieces.all[f.pieces.n - 1].line
                             : out->last_line;
    report_empty(r, s, &p);
    add_project(r->budget, &p);
}
