/* Rules about the texts of projects: one value for one indicator, amounts in
 * the goal, contacts, codes. What is printed of persons is never repeated. */
#include "check/indicators.h"
#include "check/judges.h"

#include "base/unicode.h"

#include <string.h>

/* --------------------------------------------- R39: one value for one */

static const char *
folded(struct judge *j, const char *text)
{
    return unicode_fold(j->memory, indicators_text(text));
}

static bool
same_text(struct judge *j, const char *a, const char *b)
{
    return g_strcmp0(a, b) == 0 || strcmp(folded(j, a), folded(j, b)) == 0;
}

/* The third-level names of a list, folded once. */
static const char **
folded_names(struct judge *j, const struct indicator *all, size_t n)
{
    const char **names = arena_array(j->memory, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = folded(j, all[i].level3);
    return names;
}

/* Of equal third-level names: the same indicator with another value. */
static bool
contradicts(struct judge *j, const struct indicator *a,
            const struct indicator *b)
{
    return same_text(j, a->level2, b->level2) &&
           !(same_text(j, a->value, b->value) &&
             same_text(j, a->measure, b->measure));
}

static void
report_values(struct judge *j, struct check_entry *e,
              const struct indicator_list *list, const struct indicator *a,
              const struct indicator *b)
{
    judge_line(j, e, b->line);
    indicators_report(
        j, e, list, a,
        judge_text(j, "此处为“%s%s”，第%d行为“%s%s”", indicators_text(a->value),
                   indicators_text(a->measure), b->line,
                   indicators_text(b->value), indicators_text(b->measure)),
        judge_text(j, "“%s%s” here, “%s%s” in line %d",
                   indicators_text(a->value), indicators_text(a->measure),
                   indicators_text(b->value), indicators_text(b->measure),
                   b->line));
}

/* The department's indicator is about this project: its activity bears the
 * project's name, or the indicator's own name is too long for a coincidence. */
static bool
is_about(struct judge *j, const struct indicator *of_department,
         const struct project *p)
{
    enum { LONG_NAME = 12 };
    bool named = of_department->activity && p->name &&
                 same_text(j, of_department->activity, p->name);
    return named || g_utf8_strlen(of_department->level3, -1) >= LONG_NAME;
}

static void
compare_inside(struct judge *j, struct check_entry *e,
               const struct indicator_list *list, const char **names)
{
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = i + 1; k < list->n; k++)
            if (names[i][0] && strcmp(names[i], names[k]) == 0 &&
                contradicts(j, &list->all[i], &list->all[k]))
                report_values(j, e, list, &list->all[i], &list->all[k]);
}

static void
compare_with_department(struct judge *j, struct check_entry *e,
                        const struct indicator_list *list, const char **names,
                        const char **of_department)
{
    const struct department_goals *g = j->b->department_goals;
    for (size_t i = 0; g && i < list->n; i++)
        for (size_t k = 0; k < g->n_indicators; k++) {
            const struct indicator *other = &g->indicators[k];
            if (!names[i][0] || strcmp(names[i], of_department[k]) != 0 ||
                !is_about(j, other, list->project) ||
                !contradicts(j, &list->all[i], other))
                continue;
            judge_table(e, g->table);
            report_values(j, e, list, &list->all[i], other);
        }
}

void
judge_indicator_values(struct judge *j)
{
    const struct department_goals *g = j->b->department_goals;
    const char **of_department =
        g ? folded_names(j, g->indicators, g->n_indicators) : NULL;
    for (size_t p = 0; p < j->b->n_projects; p++) {
        struct indicator_list list = indicators_list(j->b, p);
        const char **names = folded_names(j, list.all, list.n);
        struct check_entry *e = indicators_entry(j, &list);
        compare_inside(j, e, &list, names);
        compare_with_department(j, e, &list, names, of_department);
    }
}

/* ------------------------------------------- R40: amounts in the goal */

/* Words after which an amount is the project's whole money, and words before
 * them after which it is somebody else's. */
static const char *const WHOLE[] = { "共计", "总计", "合计", NULL };
static const char *const NOT_OURS[] = { "带动", "拉动", "撬动", "投资", "产值",
                                        "收入", "融资", "贷款", "募",   "社会",
                                        "合作", "销售", NULL };
static const struct {
    const char *word;
    enum money_unit unit;
} AMOUNT_UNITS[] = { { "万元", UNIT_WAN },
                     { "亿元", UNIT_YI },
                     { "元", UNIT_YUAN } };

static bool
amount_at(struct judge *j, const char *text, money *amount)
{
    size_t digits = strspn(text, "0123456789.,");
    char *number = arena_strndup(j->memory, text, digits);
    for (size_t i = 0; digits && i < G_N_ELEMENTS(AMOUNT_UNITS); i++) {
        if (!g_str_has_prefix(text + digits, AMOUNT_UNITS[i].word))
            continue;
        struct money_parsed p = money_parse(number, AMOUNT_UNITS[i].unit);
        *amount = p.value;
        return p.reading == MONEY_EXACT;
    }
    return false;
}

/* The words of the same clause before `at`. */
static bool
is_somebody_elses(struct judge *j, const char *goal, const char *at)
{
    enum { NEAR = 60 }; /* bytes: twenty Han */
    const char *from = at - goal > NEAR ? at - NEAR : goal;
    char *before = arena_strndup(j->memory, from, (size_t) (at - from));
    const char *full_stop = g_strrstr(before, "。");
    return indicators_has(full_stop ? full_stop : before, NOT_OURS);
}

static void
judge_goal_amount(struct judge *j, const struct project *p, const char *word,
                  money amount)
{
    struct check_entry *e = judge_add(j,
                                      p->name ? p->name : "（名称缺失的项目）");
    judge_about_one(e, p);
    judge_table(e, p->table);
    judge_line(j, e, p->first_line);
    judge_operand(j, e, "项目总额", &p->total, -1);
    if (!figure_is_known(&p->total)) {
        judge_insufficient(e, "没有印出项目总额");
        return;
    }
    judge_equation(e, amount, p->total.used, (money){ 0 });
    e->state = e->difference.fen > 0 ? CHECK_FAILS : CHECK_HOLDS;
    e->after_repair = e->state;
    if (e->state == CHECK_FAILS)
        judge_finding(
            j, e, judge_at(j, p->table, p->first_line),
            judge_text(j, "绩效目标中“%s %s 万元”大于项目总额 %s 万元。", word,
                       judge_amount(j, amount), judge_amount(j, p->total.used)),
            judge_text(j,
                       "The goal speaks of %s 万元 in all, the "
                       "project's total is %s.",
                       judge_amount(j, amount),
                       judge_amount(j, p->total.used)));
}

static void
judge_goal(struct judge *j, const struct project *p)
{
    const char *goal = unicode_nfkc(j->memory, p->goal);
    for (const char *const *w = WHOLE; *w; w++) {
        const char *at = goal;
        while ((at = strstr(at, *w)) != NULL) {
            money amount;
            const char *begin = at;
            at += strlen(*w);
            at += g_str_has_prefix(at, "约") ? strlen("约") : 0;
            if (amount_at(j, at, &amount) && !is_somebody_elses(j, goal, begin))
                judge_goal_amount(j, p, *w, amount);
        }
    }
}

void
judge_goal_amounts(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_projects; i++)
        if (j->b->projects[i].goal)
            judge_goal(j, &j->b->projects[i]);
}

/* ------------------------------------------------------ R41: contacts */

/* A person's name: two to four Han, or with a point between for longer ones,
 * and none of the words of an office. */
static bool
is_person(const char *name)
{
    static const char *const OFFICES[] = { "中心", "部门", "处室", "办公室",
                                           "科室", "单位", "公司", "委员会",
                                           "局",   NULL };
    glong n = 0;
    bool pointed = false;
    for (const char *p = name; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0x00B7 || c == 0x2022 || c == 0x3001 || c == ',' || c == '/')
            pointed = true;
        else if (unicode_is_han(c))
            n++;
        else if (!unicode_is_space(c))
            return false;
    }
    return n >= 2 && (n <= 4 || pointed) && !indicators_has(name, OFFICES);
}

/* Seven or eight digits, with or without an area code, or a mobile number. */
static bool
is_phone(const char *phone)
{
    char digits[32];
    size_t n = 0;
    for (const char *p = phone; *p && n + 1 < sizeof digits; p++)
        if (g_ascii_isdigit(*p))
            digits[n++] = *p;
    digits[n] = 0;
    if (strpbrk(phone, "/;,") || strstr(phone, "、"))
        return n >= 7; /* several numbers */
    if (digits[0] == '0')
        return n >= 10 && n <= 16;
    if (n == 11)
        return digits[0] == '1' && digits[1] >= '3';
    return n == 7 || n == 8;
}

static void
report_contact(struct judge *j, struct check_entry *e, const struct project *p,
               const char *zh, const char *en)
{
    judge_finding(j, e, judge_at(j, p->table, p->first_line),
                  judge_text(j, "项目“%s”%s。", e->what, zh),
                  judge_text(j, "Project “%s”: %s.", e->what, en));
}

void
judge_contacts(struct judge *j)
{
    for (size_t i = 0; i < j->b->n_projects; i++) {
        const struct project *p = &j->b->projects[i];
        if (!p->person && !p->phone)
            continue;
        struct check_entry *e = judge_add(j, p->name ? p->name
                                                     : "（名称缺失的项目）");
        judge_about_one(e, p);
        judge_table(e, p->table);
        judge_line(j, e, p->first_line);
        if (p->person && !is_person(p->person))
            report_contact(j, e, p, "的负责人一栏不是人名",
                           "the person's name is none");
        if (p->phone && !is_phone(p->phone))
            report_contact(j, e, p, "的电话一栏不是电话号码",
                           "the phone number is none");
    }
}

/* --------------------------------------------------------- R42: codes */

/* What is wrong with a code, or null: six digits of the region, two of the
 * year in which the project began, the kind (R 人员类, Y 运转类, T 特定目标类),
 * twelve digits. */
static const char *
code_fault(const struct judge *j, const char *code, const char **en)
{
    enum { LENGTH = 21, YEAR = 6, LETTER = 8 };
    size_t n = strlen(code);
    *en = "does not have 21 characters";
    if (n != LENGTH)
        return judge_text(j, "有 %zu 位，应为 21 位", n);
    *en = "is not region, year, one of R, Y and T, and twelve digits";
    for (size_t i = 0; i < n; i++)
        if (i == LETTER ? !strchr("RYT", code[i])
                        : !g_ascii_isdigit(code[i]))
            return "不合“地区、年份、R、Y 或 T、十二位序号”的编法";
    int year = 2000 + (code[YEAR] - '0') * 10 + (code[YEAR + 1] - '0');
    *en = "begins in a year after the budget's";
    if (j->b->year && year > j->b->year)
        return "起始年晚于预算年度";
    return NULL;
}

static void
judge_code(struct judge *j, const struct project *p, GHashTable *seen)
{
    struct check_entry *e = judge_add(j,
                                      p->name ? p->name : "（名称缺失的项目）");
    judge_about_one(e, p);
    const char *en, *fault = code_fault(j, p->code, &en);
    const struct project *first = g_hash_table_lookup(seen, p->code);
    judge_table(e, p->table);
    judge_line(j, e, p->first_line);
    if (!fault && first) {
        fault = judge_text(j, "与第%d行的项目重复", first->first_line);
        en = judge_text(j, "is that of the project in line %d too",
                        first->first_line);
    }
    if (!first)
        g_hash_table_insert(seen, (gpointer) p->code, (gpointer) p);
    if (!fault)
        return;
    struct finding *f =
        judge_finding(j, e, judge_at(j, p->table, p->first_line),
                      judge_text(j, "项目编码 %s %s。", p->code, fault),
                      judge_text(j, "The project code %s %s.", p->code, en));
    f->printed = arena_strdup(findings_arena(j->b->found), p->code);
}

void
judge_project_codes(struct judge *j)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < j->b->n_projects; i++)
        if (j->b->projects[i].code)
            judge_code(j, &j->b->projects[i], seen);
    g_hash_table_destroy(seen);
}
