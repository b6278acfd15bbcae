#include "recognize/titles.h"

#include "base/unicode.h"
#include "recognize/forms.h"

#include <glib.h>
#include <string.h>

enum { LONGEST_TITLE = 60, SHORTEST_TITLE = 3, FIRST_YEAR = 1990 };

const char *
row_text(arena *memory, const struct grid_row *row, const char *between)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < row->n_cells; i++) {
        if (!*row->cells[i].text)
            continue;
        if (all->len)
            g_string_append(all, between);
        g_string_append(all, row->cells[i].text);
    }
    char *kept = arena_strndup(memory, all->str, all->len);
    g_string_free(all, TRUE);
    return kept;
}

/* ------------------------------------------------------------- numbers */

/* Length of the numeral at `p` in Chinese (一 … 九十九), its value. */
static size_t
chinese_numeral(const char *p, int *value)
{
    static const char *const DIGITS[] = { "一", "二", "三", "四", "五",
                                          "六", "七", "八", "九" };
    int total = 0, digit = 0;
    size_t n = 0;
    for (bool any = true; any;) {
        any = false;
        for (size_t i = 0; i < G_N_ELEMENTS(DIGITS) && !any; i++)
            if (!digit && g_str_has_prefix(p + n, DIGITS[i])) {
                digit = (int) i + 1;
                n += strlen(DIGITS[i]);
                any = true;
            }
        if (!any && total == 0 && g_str_has_prefix(p + n, "十")) {
            total = 10 * (digit ? digit : 1);
            digit = 0;
            n += strlen("十");
            any = true;
        }
    }
    *value = total + digit;
    return n;
}

/* 1, 03, 3-1 at `p`: its length, and how it is written ("03", "03-1"). */
static size_t
arabic_numeral(arena *memory, const char *p, const char **number)
{
    size_t n = strspn(p, "0123456789");
    if (n < 1 || n > 2)
        return 0;
    int value = (int) g_ascii_strtoll(p, NULL, 10);
    size_t part = p[n] == '-' ? strspn(p + n + 1, "0123456789") : 0;
    if (part >= 1 && part <= 2) {
        *number = arena_printf(memory, "%02d-%.*s", value, (int) part,
                               p + n + 1);
        return n + 1 + part;
    }
    *number = arena_printf(memory, "%02d", value);
    return n;
}

static size_t
any_numeral(arena *memory, const char *p, const char **number)
{
    size_t n = arabic_numeral(memory, p, number);
    int value = 0;
    if (n)
        return n;
    n = chinese_numeral(p, &value);
    if (n)
        *number = arena_printf(memory, "%02d", value);
    return n;
}

static size_t
skip_word(const char *p, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(p, *words))
            return strlen(*words);
    return 0;
}

static size_t
skip_words(const char *p, const char *const *words)
{
    size_t n = 0, step;
    while ((step = skip_word(p + n, words)) > 0)
        n += step;
    return n;
}

static const char *const NUMBER_BEFORE[] = { "部门", "单位", "预算", "公开",
                                             "批复", "附件", "附",   "财预",
                                             "财",   "预",   "决算", "公",
                                             NULL };
static const char *const AFTER_NUMBER[] = { "-", ":", ".", ",", ")", "]",
                                            NULL };

/* 预算01表, 公开03表, 表三, 附表3-1, 部门公开表3, 预算表12, 3号表. */
static size_t
number_with_word(arena *memory, const char *p, const char **number)
{
    size_t n = 0, digits;
    if (*p == '(' || *p == '[')
        n++;
    n += skip_words(p + n, NUMBER_BEFORE);
    bool word = g_str_has_prefix(p + n, "表");
    if (word)
        n += strlen("表") + (p[n + strlen("表")] == '-');
    digits = any_numeral(memory, p + n, number);
    if (!digits)
        return 0;
    n += digits;
    if (!word) {
        if (g_str_has_prefix(p + n, "号"))
            n += strlen("号");
        if (!g_str_has_prefix(p + n, "表"))
            return 0;
        n += strlen("表");
    }
    return n;
}

/* "1.", "03 ", "一、", "（二）" before a title. */
static size_t
number_bare(arena *memory, const char *p, const char **number)
{
    size_t n = *p == '(', digits = any_numeral(memory, p + n, number);
    if (!digits)
        return 0;
    bool arabic = g_ascii_isdigit(p[n]);
    n += digits;
    if (strchr("),.:", p[n]) && p[n])
        return n + 1;
    return arabic && (unsigned char) p[n] >= 0x80 &&
                   !g_str_has_prefix(p + n, "年") &&
                   !g_str_has_prefix(p + n, "月")
               ? n
               : 0;
}

static size_t
number_at(arena *memory, const char *p, const char **number)
{
    size_t n = number_with_word(memory, p, number);
    if (!n)
        n = number_bare(memory, p, number);
    if (!n)
        return 0;
    return n + skip_words(p + n, AFTER_NUMBER);
}

/* The number behind a title: "收支总表(公开01表)". Where it begins. */
static const char *
number_behind(arena *memory, const char *text, const char **number)
{
    const char *found = NULL, *read = NULL;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        size_t n = number_with_word(memory, p, &read);
        if (!n)
            continue;
        n += skip_words(p + n, AFTER_NUMBER);
        if (!p[n] && p > text) {
            found = p;
            *number = read;
            break;
        }
    }
    return found;
}

/* -------------------------------------------------------------- titles */

/* Words of sentences about tables, not of titles. */
static const char *const PROSE[] = { "详见", "见附", "如下", "说明", "反映",
                                     "本表", "上表", "下表", "此表", "注:",
                                     "根据", "按照", "参见", "填报", "其中:",
                                     "见表", NULL };

static bool
has_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

/* Cut trailing brackets: （2022年度）, （续）, （单位：万元）. */
static char *
without_brackets(arena *memory, const char *folded, bool *continued)
{
    char *text = arena_strdup(memory, folded);
    for (size_t n = strlen(text); n && text[n - 1] == ')';
         n = strlen(text)) {
        char *open = strrchr(text, '(');
        if (!open)
            break;
        *continued |= strstr(open, "续") != NULL;
        *open = '\0';
    }
    return text;
}

static bool
looks_like_title(const char *folded)
{
    glong n = g_utf8_strlen(folded, -1);
    return n >= SHORTEST_TITLE && n <= LONGEST_TITLE &&
           g_str_has_suffix(folded, "表") && !strpbrk(folded, ".;!?|") &&
           !has_any(folded, PROSE);
}

int
year_read(const char *folded)
{
    for (const char *p = folded; (p = strstr(p, "年")); p += strlen("年")) {
        if (p - folded < 4)
            continue;
        int year = 0, digits = 0;
        for (const char *q = p - 4; q < p && g_ascii_isdigit(*q); q++) {
            year = year * 10 + (*q - '0');
            digits++;
        }
        if (digits == 4 && year >= FIRST_YEAR && year < FIRST_YEAR + 200)
            return year;
    }
    return 0;
}

/* The printed text from after `n` characters of its folded form on, `length`
 * characters of it (of the folded form; -1: to the end), tidied. */
static const char *
printed_part(arena *memory, const char *printed, glong n, glong length)
{
    const char *p = printed, *from = NULL;
    glong seen = 0;
    for (; *p; p = g_utf8_next_char(p)) {
        if (unicode_is_space(g_utf8_get_char(p)))
            continue;
        if (seen == n && !from)
            from = p;
        if (length >= 0 && from && seen == n + length)
            break;
        seen++;
    }
    if (!from)
        return NULL;
    return unicode_tidy(memory,
                        arena_strndup(memory, from, (size_t) (p - from)));
}

static bool
is_continuation_word(const char *rest)
{
    return strcmp(rest, "续") == 0 || strcmp(rest, "续表") == 0 ||
           strcmp(rest, "(续)") == 0 || strcmp(rest, "(续表)") == 0;
}

/* What remains when the number is taken off decides. */
static void
read_rest(arena *memory, struct title *t, const char *rest)
{
    const char *bare = without_brackets(memory, rest, &t->continued);
    if (is_continuation_word(rest)) {
        t->open = false;
        t->continued = true;
        t->found = t->number_only = true;
        return;
    }
    if (!*rest) {
        t->open = false;
        t->found = t->number_only = true;
        return;
    }
    if (g_str_has_suffix(bare, "续表")) {
        t->continued = true;
    } else if (!looks_like_title(bare)) {
        t->open &= !strpbrk(rest, ".;!?|") &&
                   g_utf8_strlen(rest, -1) < LONGEST_TITLE;
        return;
    }
    t->open = false;
    t->found = true;
    t->kind = form_of_title(bare);
    t->final_account = form_is_final_account(bare);
}

struct title
title_read(arena *memory, const char *text)
{
    struct title t = { 0 };
    if (strlen(text) > 4 * (LONGEST_TITLE + 20) || !*text)
        return t;
    const char *folded = unicode_fold(memory, text);
    size_t before = number_at(memory, folded, &t.number);
    const char *with_word = NULL;
    t.open = before && number_with_word(memory, folded, &with_word);
    if (!before)
        t.number = NULL;
    const char *rest = folded + before;
    const char *behind = NULL;
    if (!t.number && (behind = number_behind(memory, rest, &t.number)))
        rest = arena_strndup(memory, rest, (size_t) (behind - rest));
    t.year = year_read(folded);
    read_rest(memory, &t, rest);
    if (t.found && !t.number_only)
        t.text = printed_part(memory, text,
                              g_utf8_strlen(folded, (gssize) before),
                              behind ? g_utf8_strlen(rest, -1) : -1);
    return t;
}

/* ------------------------------------------------------------ preambles */

bool
unit_read(arena *memory, const char *text, enum money_unit *unit)
{
    static const struct {
        const char *word;
        enum money_unit unit;
    } UNITS[] = { { "百万元", UNIT_BAIWAN }, { "万元", UNIT_WAN },
                  { "千元", UNIT_QIAN },     { "亿元", UNIT_YI },
                  { "元", UNIT_YUAN } };
    const char *folded = unicode_fold(memory, text);
    const char *at = strstr(folded, "单位:");
    if (!at)
        at = strstr(folded, "单位(");
    if (!at)
        at = strchr(folded, '(');
    if (!at && g_utf8_strlen(folded, -1) <= 3)
        at = folded;
    if (!at)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(UNITS); i++)
        if (strstr(at, UNITS[i].word)) {
            *unit = UNITS[i].unit;
            return true;
        }
    return false;
}

static const char *const PREAMBLES[] = {
    "部门名称:", "单位名称:", "部门(单位)名称:", "部门(单位):", "预算部门:",
    "预算单位:", "公开部门:", "公开单位:", "编制单位:", "编制部门:",
    "填报单位:", "填报部门:", "填报日期:", "编制日期:", "部门:", "单位:",
    "单位名称(盖章):", "部门/单位:", "日期:", "金额单位", "单位(", "货币单位",
    NULL
};

/* （2022年度）, 2022年, 2022年预算. */
static bool
is_year_line(const char *folded)
{
    const char *p = folded + (*folded == '(');
    if (strspn(p, "0123456789") != 4 || !g_str_has_prefix(p + 4, "年"))
        return false;
    p += 4 + strlen("年");
    static const char *const WORDS[] = { "度", "预算", ")", NULL };
    p += skip_words(p, WORDS);
    return !*p;
}

static void
read_preamble_cell(arena *memory, const char *text, const char *folded,
                   struct preamble *p)
{
    if (is_year_line(folded)) {
        p->found = true;
        p->year = year_read(folded);
        return;
    }
    if (unit_read(memory, text, &p->unit) &&
        (strstr(folded, "单位") || *folded == '(' ||
         g_utf8_strlen(folded, -1) <= 3)) {
        p->found = p->unit_printed = true;
    }
    size_t n = skip_word(folded, PREAMBLES);
    if (!n)
        return;
    p->found = true;
    if (p->unit_printed || strstr(folded, "日期"))
        return;
    const char *name =
        printed_part(memory, text, g_utf8_strlen(folded, (gssize) n), -1);
    if (name && *name)
        p->department = name;
}

struct preamble
preamble_read(arena *memory, const struct grid_row *row)
{
    enum { MOST_CELLS = 5, LONGEST = 240 };
    struct preamble p = { .unit = UNIT_WAN };
    size_t filled = 0, years = 0;
    bool amounts = false;
    for (size_t i = 0; i < row->n_cells; i++)
        filled += *row->cells[i].text != '\0';
    if (filled > MOST_CELLS)
        return p;
    for (size_t i = 0; i < row->n_cells; i++) {
        const char *text = row->cells[i].text;
        if (!*text)
            continue;
        if (strlen(text) > LONGEST)
            return (struct preamble) { .unit = UNIT_WAN };
        amounts |= money_parse(text, UNIT_WAN).reading == MONEY_EXACT;
        const char *folded = unicode_fold(memory, text);
        years += is_year_line(folded);
        read_preamble_cell(memory, text, folded, &p);
    }
    /* "项目 | 2023年预算" is a header */
    bool others = years && years < filled && !p.unit_printed && !p.department;
    if (amounts || others)
        p.found = p.unit_printed = false;
    return p;
}
