/* Targets and results of indicators as numbers: "≥60%", "12-15个", "5月底前".
 * Knows no weights. */
#include "budget/evaluate.h"

#include "base/unicode.h"
#include "budget/decimal.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const char QUALITATIVE[] = "定性指标";
static const char NOT_COMPARABLE[] = "数值不可比";

/* ----------------------------------------------------------------- words */

struct relation_word {
    const char *word; /* folded */
    enum target_direction direction;
    bool strict;
};

/* Before the number; longer words before those they end with. */
static const struct relation_word BEFORE[] = {
    { "≥", TARGET_AT_LEAST, false },       { ">=", TARGET_AT_LEAST, false },
    { "≧", TARGET_AT_LEAST, false },
    { "大于等于", TARGET_AT_LEAST, false },
    { "不少于", TARGET_AT_LEAST, false },  { "不低于", TARGET_AT_LEAST, false },
    { "不小于", TARGET_AT_LEAST, false },  { "至少", TARGET_AT_LEAST, false },
    { "达到", TARGET_AT_LEAST, false },    { "≤", TARGET_AT_MOST, false },
    { "<=", TARGET_AT_MOST, false },       { "≦", TARGET_AT_MOST, false },
    { "小于等于", TARGET_AT_MOST, false }, { "不超过", TARGET_AT_MOST, false },
    { "不高于", TARGET_AT_MOST, false },   { "不大于", TARGET_AT_MOST, false },
    { "不多于", TARGET_AT_MOST, false },   { "控制在", TARGET_AT_MOST, false },
    { "至多", TARGET_AT_MOST, false },     { ">", TARGET_AT_LEAST, true },
    { "大于", TARGET_AT_LEAST, true },     { "高于", TARGET_AT_LEAST, true },
    { "超过", TARGET_AT_LEAST, true },     { "多于", TARGET_AT_LEAST, true },
    { "<", TARGET_AT_MOST, true },         { "小于", TARGET_AT_MOST, true },
    { "低于", TARGET_AT_MOST, true },      { "少于", TARGET_AT_MOST, true },
    { "=", TARGET_EXACTLY, false },        { "等于", TARGET_EXACTLY, false },
};

/* After the number and its unit. */
static const struct relation_word AFTER[] = {
    { "及以上", TARGET_AT_LEAST, false }, { "以上", TARGET_AT_LEAST, false },
    { "及以下", TARGET_AT_MOST, false },  { "以下", TARGET_AT_MOST, false },
    { "以内", TARGET_AT_MOST, false },    { "之内", TARGET_AT_MOST, false },
};

static const struct {
    const char *word;
    int64_t yuan;
} MONEY[] = { { "亿元", 100000000 }, { "百万元", 1000000 }, { "万元", 10000 },
              { "千元", 1000 },      { "元", 1 } };

static const struct {
    const char *word;
    int64_t times;
} MULTIPLES[] = { { "亿", 100000000 }, { "万", 10000 } };

/* ---------------------------------------------------------------- reading */

struct text_reader {
    arena *memory;
    const char *start, *p; /* folded */
};

enum { QUANTITIES = 16 };
struct quantities {
    size_t n;
    struct quantity all[QUANTITIES];
};

static bool
take(const char **p, const char *word)
{
    if (!g_str_has_prefix(*p, word))
        return false;
    *p += strlen(word);
    return true;
}

/* The digits at *p, which moves behind them. */
static struct decimal
take_number(struct text_reader *r)
{
    const char *first = r->p;
    while (g_ascii_isdigit(*r->p) ||
           ((*r->p == '.' || *r->p == ',') && g_ascii_isdigit(r->p[1])))
        r->p++;
    return decimal_read(
        arena_strndup(r->memory, first, (size_t) (r->p - first)));
}

static struct decimal
multiplied(struct decimal d, int64_t times)
{
    return decimal_times(d, decimal_of(times * DECIMAL_ONE));
}

static void
scale(struct quantity *q, int64_t times)
{
    q->low = multiplied(q->low, times);
    q->high = multiplied(q->high, times);
}

/* Up to three characters of a unit. */
static const char *
take_unit(struct text_reader *r)
{
    static const char STOPS[] = "以左右上下内前底的,.;:、";
    const char *first = r->p, *p = r->p;
    for (int i = 0; i < 3 && *p; i++) {
        gunichar c = g_utf8_get_char(p);
        if (!unicode_is_han(c) || g_utf8_strchr(STOPS, -1, c))
            break;
        p = g_utf8_next_char(p);
    }
    return arena_strndup(r->memory, first, (size_t) (p - first));
}

/* What the number counts: percent, money or things. */
static void
take_measure(struct text_reader *r, struct quantity *q)
{
    q->unit = "";
    if (take(&r->p, "%")) {
        q->measure = MEASURE_PERCENT;
        q->unit = "%";
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(MONEY); i++)
        if (take(&r->p, MONEY[i].word)) {
            q->measure = MEASURE_MONEY;
            q->unit = "元";
            scale(q, MONEY[i].yuan);
            return;
        }
    q->measure = MEASURE_COUNT;
    for (size_t i = 0; i < G_N_ELEMENTS(MULTIPLES); i++)
        if (take(&r->p, MULTIPLES[i].word)) {
            scale(q, MULTIPLES[i].times);
            break;
        }
    q->unit = take_unit(r);
}

static const struct relation_word *
relation_before(const struct text_reader *r, const char *at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BEFORE); i++) {
        size_t n = strlen(BEFORE[i].word);
        if ((size_t) (at - r->start) >= n &&
            memcmp(at - n, BEFORE[i].word, n) == 0)
            return &BEFORE[i];
    }
    return NULL;
}

static const struct relation_word *
relation_after(const struct quantity *q, const char *at)
{
    const char *words[] = { at, at + strlen(q->unit) };
    bool counted = q->measure == MEASURE_COUNT;
    for (size_t i = 0; i < G_N_ELEMENTS(AFTER); i++)
        if (g_str_has_prefix(words[counted], AFTER[i].word))
            return &AFTER[i];
    return NULL;
}

/* "9月30日", "5月底", "8月中旬", "12月": the month and day at the number. */
static bool
take_date(struct text_reader *r, struct decimal month, struct quantity *q)
{
    static const struct {
        const char *word;
        int day;
    } PARTS[] = { { "上旬", 10 }, { "中旬", 20 }, { "下旬", 31 } };
    const char *p = r->p;
    int64_t m = month.millionths / DECIMAL_ONE;
    if (!take(&p, "月") || g_str_has_prefix(p, "份起") || m < 1 || m > 12)
        return false;
    int64_t day = 31;
    for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
        if (take(&p, PARTS[i].word))
            day = PARTS[i].day;
    if (g_ascii_isdigit(*p)) {
        day = strtol(p, (char **) &p, 10);
        if (!take(&p, "日") && !take(&p, "号"))
            return false;
    }
    r->p = p;
    q->direction = TARGET_BY_DATE;
    q->measure = MEASURE_DATE;
    q->unit = "";
    q->low = q->high = decimal_of((m * 100 + day) * DECIMAL_ONE);
    q->known = true;
    return true;
}

/* Numbers that count nothing: years, ordinals, parts of a Latin word. */
static bool
counts_nothing(const struct text_reader *r, const char *first)
{
    if (g_str_has_prefix(r->p, "年") && r->p - first == 4)
        return true;
    if (g_ascii_isalpha(*r->p) ||
        (first > r->start && g_ascii_isalpha(first[-1])))
        return true;
    return first - r->start >= 3 && memcmp(first - 3, "第", 3) == 0;
}

/* The quantity whose first digit is at r->p; false when it is none. */
static bool
take_quantity(struct text_reader *r, struct quantity *q)
{
    const char *first = r->p;
    *q = (struct quantity) { .bare = true };
    q->low = q->high = take_number(r);
    if (!q->low.known || counts_nothing(r, first))
        return false;
    if (take_date(r, q->low, q))
        return true;
    const char *after = r->p;
    if ((take(&after, "-") || take(&after, "~") || take(&after, "至") ||
         take(&after, "%-") || take(&after, "%~")) &&
        g_ascii_isdigit(*after)) {
        r->p = after;
        q->high = take_number(r);
        q->direction = TARGET_BETWEEN;
    }
    const struct relation_word *word = relation_before(r, first);
    take_measure(r, q);
    if (!word)
        word = relation_after(q, r->p);
    if (word && q->direction != TARGET_BETWEEN) {
        q->direction = word->direction;
        q->strict = word->strict;
    }
    q->bare = !word;
    q->known = q->low.known && q->high.known;
    return q->known;
}

static struct quantities
read_all(arena *memory, const char *text)
{
    struct quantities all = { 0 };
    struct text_reader r = { .memory = memory };
    r.start = r.p = unicode_fold(memory, text);
    while (*r.p && all.n < QUANTITIES) {
        struct quantity q;
        if (!g_ascii_isdigit(*r.p))
            r.p = g_utf8_next_char(r.p);
        else if (take_quantity(&r, &q))
            all.all[all.n++] = q;
    }
    return all;
}

/* ------------------------------------------------------------ targets */

static struct quantity
unknown(const char *why)
{
    return (struct quantity) { .why = why, .unit = "" };
}

static bool
equal(struct decimal a, struct decimal b)
{
    return a.known == b.known && a.millionths == b.millionths;
}

static bool
same_quantity(const struct quantity *a, const struct quantity *b)
{
    return a->measure == b->measure && a->direction == b->direction &&
           equal(a->low, b->low) && equal(a->high, b->high);
}

struct quantity
quantity_of_target(arena *memory, const char *text)
{
    if (!text)
        return unknown("未填指标值");
    struct quantities all = read_all(memory, text);
    const struct quantity *found = NULL, *date = NULL;
    for (size_t i = 0; i < all.n; i++) {
        const struct quantity *q = &all.all[i];
        const struct quantity **slot =
            q->measure == MEASURE_DATE ? &date : &found;
        if (*slot && !same_quantity(*slot, q))
            return unknown(NOT_COMPARABLE);
        *slot = q;
    }
    if (found)
        return *found;
    struct quantity words = unknown(QUALITATIVE);
    words.in_words = true;
    return date ? *date : words;
}

/* ------------------------------------------------------------- results */

/* The first characters agree, or one has no unit. */
static bool
units_agree(const char *a, const char *b)
{
    return !*a || !*b || g_utf8_get_char(a) == g_utf8_get_char(b);
}

/* A percentage whose sign was left out on one side: "≥95%" and "98". */
static bool
is_bare_percent(const struct quantity *percent, const struct quantity *bare)
{
    return percent->measure == MEASURE_PERCENT &&
           bare->measure == MEASURE_COUNT && !*bare->unit;
}

static bool
is_comparable(const struct quantity *target, const struct quantity *actual)
{
    if (is_bare_percent(target, actual) || is_bare_percent(actual, target))
        return true;
    if (target->measure != actual->measure)
        return false;
    return target->measure != MEASURE_COUNT ||
           units_agree(target->unit, actual->unit);
}

static bool
is_worse(const struct quantity *target, struct decimal a, struct decimal b)
{
    bool smaller = target->direction == TARGET_AT_MOST ||
                   target->direction == TARGET_BY_DATE;
    return smaller ? a.millionths > b.millionths : a.millionths < b.millionths;
}

struct quantity
quantity_of_actual(arena *memory, const char *text,
                   const struct quantity *target)
{
    if (!text)
        return unknown("未填结果");
    struct quantities all = read_all(memory, text);
    const struct quantity *worst = NULL;
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) {
        const struct quantity *q = &all.all[i];
        if (!is_comparable(target, q))
            continue;
        n++;
        if (!worst || is_worse(target, q->low, worst->low))
            worst = q;
    }
    if (!worst)
        return unknown(NOT_COMPARABLE);
    struct decimal ratio = quantity_ratio(target, worst);
    if (n > 1 && (!ratio.known || ratio.millionths < DECIMAL_ONE))
        return unknown(NOT_COMPARABLE);
    return *worst;
}

/* A part of the whole: `value` against what was wanted at least. */
static struct decimal
reached(struct decimal value, struct decimal wanted)
{
    if (wanted.millionths <= 0)
        return decimal_of(value.millionths >= wanted.millionths ? DECIMAL_ONE
                                                                : 0);
    return decimal_ratio(value, wanted);
}

static struct decimal
kept_below(struct decimal value, struct decimal ceiling)
{
    if (value.millionths <= ceiling.millionths)
        return decimal_of(DECIMAL_ONE);
    return decimal_ratio(ceiling, value);
}

struct decimal
quantity_ratio(const struct quantity *target, const struct quantity *actual)
{
    if (!target->known || !actual->known)
        return (struct decimal) { 0 };
    struct decimal value = actual->low;
    switch (target->direction) {
    case TARGET_AT_MOST:
        return kept_below(value, target->high);
    case TARGET_BETWEEN:
        if (value.millionths < target->low.millionths)
            return reached(value, target->low);
        return value.millionths <= target->high.millionths
                   ? decimal_of(DECIMAL_ONE)
                   : reached(value, target->high);
    case TARGET_BY_DATE:
        return value.millionths <= target->high.millionths
                   ? decimal_of(DECIMAL_ONE)
                   : (struct decimal) { 0 };
    case TARGET_AT_LEAST:
    case TARGET_EXACTLY:
        break;
    }
    return reached(value, target->low);
}
