/* The file of users' rules → struct user_rules. Knows what a rule looks like,
 * nothing of any document. */
#include "check/user_rules.h"

#include "base/config.h"
#include "base/unicode.h"

#include <string.h>

enum { MOST_TERMS = 40 };

/* ------------------------------------------------------------- amounts */

/* The unit that stands next; -1 without one. */
static int
read_unit(struct statement *r)
{
    for (int unit = UNIT_YUAN; unit <= UNIT_YI; unit++)
        if (statement_take(r, money_unit_name((enum money_unit) unit)))
            return unit;
    return -1;
}

/* Digits and a unit; 0 needs none. */
static bool
read_amount(struct statement *r, money *amount)
{
    statement_skip(r);
    const char *from = r->at;
    size_t length = strspn(from, "0123456789,.");
    char *digits = arena_strndup(r->memory, from, length);
    r->at += length;
    int unit = read_unit(r);
    struct money_parsed parsed =
        money_parse(digits, unit < 0 ? UNIT_WAN : (enum money_unit) unit);
    bool is_amount = parsed.reading == MONEY_EXACT;
    *amount = parsed.value;
    if (is_amount && (unit >= 0 || parsed.value.fen == 0))
        return true;
    r->at = from;
    if (is_amount || unit < 0)
        return statement_want(r, "带单位（元、千元、万元、百万元、亿元）的金额",
                              "an amount with its unit (元, 千元, 万元, "
                              "百万元, 亿元)");
    return statement_want(r, "不细于分的金额，如1,234.50万元",
                          "an amount in whole fen, such as 1,234.50万元");
}

/* ---------------------------------------------------------- references */

/* [任意文字], or plain text up to a mark. */
static const char *
read_word(struct statement *r)
{
    static const char *const stops[] = { "≤", "≥", "±", NULL };
    return statement_word(r, " \t.+-<>=[]()", stops);
}

static bool
read_row(struct statement *r, struct rule_reference *to)
{
    to->row = statement_take(r, ".") ? read_word(r) : NULL;
    return to->row ||
           statement_want(r, "“.行”，行写标签、代码或名称，如.合计",
                          "“.row”, by its label, code or name, as .合计");
}

static bool
read_column(struct statement *r, struct rule_reference *to)
{
    to->column = statement_take(r, ".") ? read_word(r) : NULL;
    return to->column || statement_want(r, "“.列”，列写表头，如.金额",
                                        "“.column”, by its head, as .金额");
}

static bool
read_reference(struct statement *r, struct rule_reference *to)
{
    statement_skip(r);
    const char *from = r->at;
    if (!statement_take(r, "表") && !statement_take(r, "table"))
        return statement_want(r, "表[名称].行.列，或带单位的金额",
                              "表[name].row.column, or an amount with its "
                              "unit,");
    to->table = read_word(r);
    if (!to->table)
        return statement_want(r, "表的编号或名称，如表03、表[政府采购]",
                              "a table's number or name, as 表03 or "
                              "表[政府采购]");
    if (!read_row(r, to) || !read_column(r, to))
        return false;
    to->text = arena_strndup(r->memory, from, (size_t) (r->at - from));
    return true;
}

/* --------------------------------------------------------------- sides */

static bool
read_term(struct statement *r, struct rule_term *term)
{
    statement_skip(r);
    term->is_constant = g_ascii_isdigit(*r->at);
    return term->is_constant ? read_amount(r, &term->constant)
                             : read_reference(r, &term->reference);
}

static int
read_plus_minus(struct statement *r)
{
    if (statement_take(r, "+"))
        return 1;
    return statement_take(r, "-") ? -1 : 0;
}

static bool
read_side(struct statement *r, struct rule_side *side)
{
    struct rule_term terms[MOST_TERMS];
    int sign = statement_take(r, "-") ? -1 : 1;
    side->n = 0;
    do {
        if (side->n == MOST_TERMS)
            return statement_want(r, "不超过40项的和",
                                  "a sum of at most 40 terms");
        terms[side->n] = (struct rule_term) { .sign = sign };
        if (!read_term(r, &terms[side->n++]))
            return false;
        sign = read_plus_minus(r);
    } while (sign);
    side->terms = arena_memdup(r->memory, terms, side->n * sizeof *terms);
    return true;
}

static const struct {
    const char *sign;
    enum relation_kind kind;
} SIGNS[] = {
    { "<=", RELATION_AT_MOST }, { "≤", RELATION_AT_MOST },
    { ">=", RELATION_AT_LEAST }, { "≥", RELATION_AT_LEAST },
    { "=", RELATION_EQUAL },
};

static bool
read_sign(struct statement *r, enum relation_kind *kind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SIGNS); i++)
        if (statement_take(r, SIGNS[i].sign)) {
            *kind = SIGNS[i].kind;
            return true;
        }
    return statement_want(r, "+、-、=、<=或>=", "+, -, =, <= or >=");
}

static bool
read_tolerance(struct statement *r, struct user_rule *rule)
{
    static const char *const words[] = { "容差", "tolerance", "±" };
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !rule->has_tolerance; i++)
        rule->has_tolerance = statement_take(r, words[i]);
    return !rule->has_tolerance || read_amount(r, &rule->tolerance);
}

static bool
has_reference(const struct user_rule *rule)
{
    for (size_t i = 0; i < rule->left.n; i++)
        if (!rule->left.terms[i].is_constant)
            return true;
    for (size_t i = 0; i < rule->right.n; i++)
        if (!rule->right.terms[i].is_constant)
            return true;
    return false;
}

static bool
read_equation(struct statement *r, struct user_rule *rule)
{
    if (!read_side(r, &rule->left) || !read_sign(r, &rule->kind) ||
        !read_side(r, &rule->right) || !read_tolerance(r, rule))
        return false;
    statement_skip(r);
    if (*r->at)
        return statement_want(r, "行末", "the end of the line");
    if (!has_reference(rule))
        return config_complain(r->file, r->line,
                               "规则里没有一处数字，应为表[名称].行.列",
                               "the rule speaks of no figure, such as "
                               "表[name].row.column");
    return true;
}

/* ---------------------------------------------------------------- heads */

static const struct {
    const char *word;
    enum finding_level level;
} LEVELS[] = {
    { "错误", FINDING_ERROR },     { "error", FINDING_ERROR },
    { "警告", FINDING_WARNING },   { "warning", FINDING_WARNING },
    { "提示", FINDING_NOTE },      { "note", FINDING_NOTE },
};

/* The level word that stands first, if any, is taken off the title. */
static const char *
take_level(const char *title, enum finding_level *level)
{
    *level = FINDING_ERROR;
    for (size_t i = 0; i < G_N_ELEMENTS(LEVELS); i++) {
        const char *rest = title + strlen(LEVELS[i].word);
        if (!g_str_has_prefix(title, LEVELS[i].word) ||
            (*rest != ' ' && *rest != '\t'))
            continue;
        *level = LEVELS[i].level;
        return rest + strspn(rest, " \t");
    }
    return title;
}

/* Letters, digits, - and _, beginning with a letter that no rule or finding
 * of the program's own begins with. */
static bool
is_id(const char *id)
{
    if (!g_ascii_isalpha(id[0]) || strchr("RDLrdl", id[0]))
        return false;
    for (const char *p = id; *p; p++)
        if (!g_ascii_isalnum(*p) && *p != '-' && *p != '_')
            return false;
    return true;
}

static bool
is_taken(const GArray *rules, const char *id)
{
    for (guint i = 0; i < rules->len; i++)
        if (!g_ascii_strcasecmp(g_array_index(rules, struct user_rule, i)
                                    .rule.id, id))
            return true;
    return false;
}

static const char *
find_colon(const char *line, size_t *width)
{
    const char *narrow = strchr(line, ':');
    const char *wide = strstr(line, "：");
    bool is_wide = wide && (!narrow || wide < narrow);
    *width = is_wide ? strlen("：") : 1;
    return is_wide ? wide : narrow;
}

static bool
read_head(struct statement *r, const char *line, const GArray *rules,
          struct user_rule *rule)
{
    size_t width, id_length = strcspn(line, " \t:");
    const char *colon = find_colon(line, &width);
    if (!colon)
        return config_complain(r->file, r->line,
                               "没有冒号，应为“编号 名称: 算式”",
                               "a colon is missing, as in “ID name: "
                               "equation”");
    char *id = arena_strndup(r->memory, line, id_length);
    if (!is_id(id))
        return config_complain(r->file, r->line, "编号“%s”不能用，应为字母"
                               "（R、D、L除外）开头的字母和数字，如U01",
                               "the id “%s” cannot be used: letters and "
                               "digits that begin with a letter but R, D and "
                               "L, as U01", id);
    if (is_taken(rules, id))
        return config_complain(r->file, r->line,
                               "编号%s前面已经用过，应为别的编号",
                               "the id %s was used before, take another",
                               id);
    char *head = arena_strndup(r->memory, line, (size_t) (colon - line));
    char *title = g_strstrip(head + MIN(id_length, strlen(head)));
    rule->rule.id = id;
    rule->rule.title = take_level(title, &rule->rule.level);
    if (!*rule->rule.title)
        return config_complain(r->file, r->line,
                               "没有名称，应为“编号 名称: 算式”",
                               "the name is missing, as in “ID name: "
                               "equation”");
    r->at = unicode_nfkc(r->memory, colon + width);
    return true;
}

static bool
read_rule(struct statement *r, const char *line, const GArray *rules,
          struct user_rule *rule)
{
    *rule = (struct user_rule) { .line = r->line };
    if (!read_head(r, line, rules, rule))
        return false;
    const char *equation = r->at + strspn(r->at, " \t");
    if (!read_equation(r, rule))
        return false;
    rule->rule.title_en = rule->rule.title;
    rule->rule.group = "自定规则";
    rule->rule.basis = arena_printf(r->memory, "%s:%d: %s", r->file->path,
                                    r->line, equation);
    return true;
}

struct user_rules *
user_rules_load(const char *path, arena *memory, GError **error)
{
    struct config file;
    if (!config_open(&file, path, error))
        return NULL;
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct user_rule));
    for (size_t i = 0; i < file.n; i++) {
        struct statement r = { &file, (int) i + 1, memory, NULL };
        struct user_rule rule;
        if (*file.lines[i] && read_rule(&r, file.lines[i], all, &rule))
            g_array_append_val(all, rule);
    }
    struct user_rules *rules = arena_one(memory, struct user_rules);
    rules->file = arena_strdup(memory, path);
    rules->n = all->len;
    rules->all = arena_memdup(memory, all->data,
                              all->len * sizeof(struct user_rule));
    g_array_free(all, TRUE);
    return config_close(&file, error) ? rules : NULL;
}
