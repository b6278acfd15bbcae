/* Piece → marks: words and shapes, one piece at a time. Knows no columns. */
#include "recognize/evaluation_marks.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <string.h>

static const char *const RELATIONS[] = {
    "≥", "≤", "=", ">", "<", "≧", "≦", "不少于", "不低于", "不高于", "不超过",
    "不多于", "不小于", "不大于", "大于", "小于", "高于", "低于", "优良中低差",
    "优", "良好", NULL
};
static const char *const NONE[] = { "无", "未完成", "未达成", "未开展",
                                    "未实施",
                                    "未启动", "未达标", "不涉及", "暂无",
                                    "未达成年度指标", NULL };
static const char *const DONE[] = {
    "已", "完成", "达到", "达成", "未", "按时", "按期", "按计划", "全部",
    "实际", "基本", "均", "实现", "共", "符合", "项目于", "资金于", "无",
    "没有", "超额", "较好", "有效", NULL
};
static const char *const CAUSES[] = {
    "原因", "由于", "因为", "疫情", "影响,", "导致", "政策调整", "调整,",
    "延后", "延迟", "推迟", "滞后", "改进", "下一步", "今后", "进一步", "措施",
    "尚未", "偏差", "预算调减", "压减", "节约", "不在", "未启动", "将",
    "加强", "不足", "有待", "受", "因", NULL
};
static const char *const TAILS[] = {
    "率", "数", "数量", "量", "度", "时间", "进度", "成本", "情况", "条件",
    "额", "标准", "人次", "次数", "质量", "水平", "能力", "影响", "效果",
    "效益", "完成", "面积", "规模", "程度", "作用", "比例", "控制", "时限",
    "及时性", "性", NULL
};
static const char *const OPEN_ENDS[] = {
    "达到", "约", "的", "和", "及", "与", "或", "为", "在", "对", "由", "将",
    "于", NULL
};
static const char *const RELATION_ENDS[] = {
    "不少于", "不低于", "不高于", "不超过", "不多于", "不小于", "不大于",
    "大于", "小于", "≥", "≤", "=", ">", "<", NULL
};

static bool
begins(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_prefix(text, *words))
            return true;
    return false;
}

static bool
ends(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (g_str_has_suffix(text, *words))
            return true;
    return false;
}

static bool
holds(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

static gunichar
last_character(const char *text)
{
    const char *end = text + strlen(text);
    return end > text ? g_utf8_get_char(g_utf8_prev_char(end)) : 0;
}

/* Folded marks (ASCII) that belong to the text before them. */
static bool
is_closing_mark(gunichar c)
{
    return c < 0x80 && c && strchr(",.;:!?)]", (int) c);
}

static bool
is_latin(gunichar c)
{
    return c < 0x80 && c > ' ' && (g_ascii_isalnum((gchar) c) ||
                                   strchr("%.-+/", (int) c));
}

/* "1." "1、" "(1)" "(一)" "①" */
static bool
is_list_item(const char *text)
{
    static const char *const ITEMS[] = {
        "(1", "(2", "(3", "(4", "(5", "(6", "(7", "(8", "(9", "(一", "(二",
        "(三", "(四", "(五", "(六", "一,", "二,", "三,", "四,", "五,", "六,",
        NULL
    };
    const char *p = text;
    while (g_ascii_isdigit(*p))
        p++;
    bool numbered = p > text && p - text <= 2 && (*p == '.' || *p == ',') &&
                    !g_ascii_isdigit(p[1]);
    return numbered || begins(text, ITEMS);
}

/* Widths of the first part that no line break can part. */
static void
measure_chunk(struct marks *m, const char *text)
{
    const char *p = text;
    int width = 0;
    while (*p && is_latin(g_utf8_get_char(p))) {
        width += 1;
        p = g_utf8_next_char(p);
    }
    if (p == text && *p) {
        width = unicode_width(g_utf8_get_char(p));
        p = g_utf8_next_char(p);
    }
    m->chunk_least = m->chunk_most = width;
    if (*p && is_closing_mark(g_utf8_get_char(p)))
        m->chunk_most += 2;
}

static bool
leaves_open(const char *text)
{
    int depth = 0;
    for (; *text; text++) {
        depth += *text == '(' || *text == '[';
        if ((*text == ')' || *text == ']') && depth > 0)
            depth--;
    }
    return depth > 0;
}

static const char *
unit_after_digits(const char *text)
{
    const char *unit = "";
    for (const char *p = text; *p; p++)
        if (g_ascii_isdigit(*p) && !g_ascii_isdigit(p[1]))
            unit = p + 1;
    return unit;
}

static void
mark_number(struct marks *m, const struct piece *p)
{
    struct decimal d = decimal_read(p->text);
    bool percent = strchr(p->folded, '%') != NULL;
    m->is_dash = decimal_is_blank(p->text);
    m->is_percent = d.known && percent;
    m->is_number = d.known && !percent;
    if (m->is_number)
        m->value = (int) CLAMP(d.millionths / (DECIMAL_ONE / 100), -1000000,
                               1000000);
}

struct marks
evaluation_marks(const struct piece *p)
{
    const char *text = p->folded;
    gunichar first = g_utf8_get_char(text), last = last_character(text);
    struct marks m = {
        .level1 = evaluation_is_level(text, FIELD_LEVEL1),
        .level2 = evaluation_is_level(text, FIELD_LEVEL2),
        .has_digit = strpbrk(text, "0123456789") != NULL,
        .starts_digit = g_ascii_isdigit(*text),
        .relation = begins(text, RELATIONS),
        .none = g_strv_contains(NONE, text),
        .done = begins(text, DONE),
        .cause = holds(text, CAUSES),
        .name_tail = ends(text, TAILS),
        .numbered_name = g_str_has_prefix(text, "指标") &&
                         g_ascii_isdigit(text[strlen("指标")]),
        .list_item = is_list_item(text),
        .starts_mark = is_closing_mark(first),
        .has_comma = strchr(text, ',') != NULL,
        .ends_comma = last == ',',
        .ends_relation = ends(text, RELATION_ENDS),
        .ends_open = ends(text, OPEN_ENDS),
        .ends_stop = last == '.' || last == ';',
        .opens = leaves_open(text),
        .latin_start = is_latin(first),
        .latin_end = is_latin(last),
        .unit = unit_after_digits(text),
    };
    measure_chunk(&m, text);
    mark_number(&m, p);
    return m;
}

/* ------------------------------------------------------------------ seams */

static gpointer
pair_key(gunichar a, gunichar b)
{
    return GSIZE_TO_POINTER((gsize) a << 24 | b);
}

static GHashTable *
pairs_within(const struct pieces *all)
{
    GHashTable *pairs = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < all->n; i++) {
        gunichar before = 0;
        for (const char *p = all->all[i].folded; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (unicode_is_han(before) && unicode_is_han(c))
                g_hash_table_add(pairs, pair_key(before, c));
            before = c;
        }
    }
    return pairs;
}

/* A result often says again what the target says, over the same lines. */
enum { REPEAT_WITHIN = 6, REPEAT_WIDTH = 8 };

static bool
repeats_one_before(const struct piece *p, size_t i)
{
    for (size_t k = 1; k <= REPEAT_WITHIN && k <= i; k++)
        if (p[i].width >= REPEAT_WIDTH &&
            strcmp(p[i].folded, p[i - k].folded) == 0)
            return true;
    return false;
}

void
evaluation_mark_seams(const struct pieces *all, const struct piece *p,
                      struct marks *m, size_t n)
{
    GHashTable *pairs = pairs_within(all);
    for (size_t i = 0; i < n; i++)
        m[i].repeats = repeats_one_before(p, i);
    for (size_t i = 1; i < n; i++)
        m[i].seam_known = g_hash_table_contains(
            pairs, pair_key(last_character(p[i - 1].folded),
                            g_utf8_get_char(p[i].folded)));
    g_hash_table_destroy(pairs);
}
