/* Tables of characters: GB/T 15834 (marks), CLREQ 3.1 (line breaking). */
#include "text/classes.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

static const struct {
    enum char_class class;
    const char *characters;
} marks[] = {
    { CHAR_OPEN, "（〔［｛〈《「『【〖〘〚〝“‘￥" },
    { CHAR_CLOSE, "）〕］｝〉》」』】〗〙〛〞〟”’％‰℃々〻ー" },
    { CHAR_PAUSE, "、，；：．､" },
    { CHAR_STOP, "。？！｡" },
    { CHAR_MIDDLE, "·・‧～" },
    { CHAR_DASH, "—―⸺" },
    { CHAR_DOTS, "…⋯" },
    { CHAR_SIGN, ",.:;!?%)]}'\"°′″" },
    { CHAR_OPENING_SIGN, "([{$#<≥≤±+=~＜＞＝＋" },
    { CHAR_HYPHEN, "-/–_|&@\\" },
};

static bool
stands_in(const char *characters, uint32_t c)
{
    for (const char *p = characters; *p; p = g_utf8_next_char(p))
        if (g_utf8_get_char(p) == c)
            return true;
    return false;
}

static enum char_class
class_by_search(uint32_t c)
{
    if (c == '\n' || c == 0x2028 || c == 0x2029)
        return CHAR_FEED;
    if (c < 0x20 || c == 0x7F)
        return c == '\t' ? CHAR_SPACE : CHAR_NOTHING;
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        if (stands_in(marks[i].characters, c))
            return marks[i].class;
    if (g_unichar_iszerowidth(c) && !g_unichar_ismark(c))
        return CHAR_NOTHING;
    if (c == 0x3000)
        return CHAR_HAN;
    if (unicode_is_space(c))
        return CHAR_SPACE;
    if (c < 0x2E80)
        return g_unichar_isdigit(c) ? CHAR_DIGIT : CHAR_LATIN;
    return CHAR_HAN;
}

enum char_class
char_class_of(uint32_t c)
{
    /* class + 1, found once, by whichever thread; 0: not yet */
    static _Atomic unsigned char known[0x10000];
    if (c >= 0x4E00 && c <= 0x9FFF)
        return CHAR_HAN;
    if (c >= '0' && c <= '9')
        return CHAR_DIGIT;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return CHAR_LATIN;
    if (c >= G_N_ELEMENTS(known))
        return class_by_search(c);
    if (!known[c])
        known[c] = (unsigned char) (class_by_search(c) + 1);
    return (enum char_class) (known[c] - 1);
}

bool
char_is_latin_face(uint32_t c)
{
    if (c < 0x80)
        return true;
    if (c == 0xB7 || c == 0xD7 || c == 0xF7 || c == 0xB0 || c == 0xB1)
        return false;
    return c < 0x2000 || c == 0x2013 || c == 0x2212 || c == 0x2010
           || c == 0x2011;
}

/* The longest first among those that begin alike. */
static const char *const units[] = {
    "%",   "‰",   "％",   "℃",   "个百分点", "百分点", "平方公里", "平方米",
    "立方米", "万平方米", "公里",  "亿元",  "万亿元", "万元",   "千元",  "元",
    "亿人", "万人次", "万人",  "人次",  "人月",   "人",   "万户",   "户",
    "个月", "个",   "年度",  "年",   "月",    "日",   "季度",   "天",
    "小时", "分钟",  "项",   "家",   "次",    "件",   "条",    "场",
    "期",  "批",   "种",   "类",   "名",    "位",   "台",    "套",
    "辆",  "份",   "篇",   "张",   "页",    "米",   "吨",    "公斤",
    "倍",  "分",   "万",   "亿",   "号",    "级",   "款",    "处",
};

int
char_unit_length(const char *text)
{
    size_t best = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        size_t length = strlen(units[i]);
        if (length > best && strncmp(text, units[i], length) == 0)
            best = length;
    }
    return (int) best;
}

bool
char_leads_number(uint32_t c)
{
    return stands_in("表图第附约≥≤＞＜＝", c);
}
