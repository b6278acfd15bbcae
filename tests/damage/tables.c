/* Titles, numbers, order, units, ordinals of whole tables. */
#include "kinds.h"

#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------- titles */

/* The title without its number, and the number. */
static const char *
bare_title(const char *line, int *number)
{
    const char *p = line + strcspn(line, "0123456789");
    *number = atoi(p);
    p += strspn(p, "0123456789");
    if (g_str_has_prefix(p, "表"))
        p += strlen("表");
    return p + strspn(p, " ");
}

static const char *const NUMERALS[] = {
    "零", "一", "二", "三",   "四",   "五",   "六",   "七",
    "八", "九", "十", "十一", "十二", "十三", "十四", "十五",
};

typedef char *(*title_style)(const char *bare, int number);

static bool
restyle(struct text *t, title_style style)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    for (size_t i = 0; i < n; i++) {
        int number;
        const char *bare = bare_title(text_line(t, spans[i].title), &number);
        text_set(t, spans[i].title, style(bare, CLAMP(number, 0, 15)));
    }
    g_free(spans);
    return n > 0;
}

static char *
open_style(const char *bare, int number)
{
    return g_strdup_printf("公开%02d表 %s", number, bare);
}

static char *
numeral_style(const char *bare, int number)
{
    return g_strdup_printf("表%s %s", NUMERALS[number], bare);
}

static char *
attached_style(const char *bare, int number)
{
    return g_strdup_printf("附表%d：%s", number, bare);
}

static char *
numberless_style(const char *bare, int number)
{
    (void) number;
    return g_strdup(bare);
}

static bool
titles_open(struct text *t, struct rng *r)
{
    (void) r;
    return restyle(t, open_style);
}

static bool
titles_numeral(struct text *t, struct rng *r)
{
    (void) r;
    return restyle(t, numeral_style);
}

static bool
titles_attached(struct text *t, struct rng *r)
{
    (void) r;
    return restyle(t, attached_style);
}

static bool
titles_numberless(struct text *t, struct rng *r)
{
    (void) r;
    return restyle(t, numberless_style);
}

/* Number and title on two lines. */
static bool
titles_split(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool blank = rng_chance(r, 50);
    for (size_t i = n; i-- > 0;) {
        int number;
        const char *bare = bare_title(text_line(t, spans[i].title), &number);
        text_insert(t, spans[i].title + 1, g_strdup(bare));
        if (blank)
            text_insert(t, spans[i].title + 1, g_strdup(""));
        text_set(t, spans[i].title, g_strdup_printf("预算%02d表", number));
    }
    g_free(spans);
    return n > 0;
}

static bool
titles_spaced(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    for (size_t i = 0; i < n; i++) {
        GString *out = g_string_new(NULL);
        for (const char *p = text_line(t, spans[i].title); *p;
             p = g_utf8_next_char(p)) {
            g_string_append_unichar(out, g_utf8_get_char(p));
            if (rng_chance(r, 25))
                g_string_append_c(out, ' ');
        }
        text_set(t, spans[i].title, g_string_free(out, FALSE));
    }
    g_free(spans);
    return n > 0;
}

/* The title of one table lost, its header kept. */
static bool
title_lost(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    size_t i = rng_below(r, MAX(n, 1));
    if (n)
        text_set(t, spans[i].title, g_strdup(""));
    g_free(spans);
    return n > 0;
}

/* ---------------------------------------------------------------- order */

static bool
reordered(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    if (n < 2) {
        g_free(spans);
        return false;
    }
    for (size_t i = n; i-- > 1;) { /* Fisher and Yates */
        size_t k = rng_below(r, i + 1);
        struct span swap = spans[i];
        spans[i] = spans[k];
        spans[k] = swap;
    }
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = spans[i].title; k < spans[i].end; k++)
            g_ptr_array_add(lines, g_strdup(text_line(t, k)));
        g_ptr_array_add(lines, g_strdup(""));
    }
    g_ptr_array_free(t->lines, TRUE);
    t->lines = lines;
    g_free(spans);
    return true;
}

/* ------------------------------------------------------------- ordinals */

static size_t
ordinal_length(const char *cell)
{
    const char *p = cell;
    while (g_str_has_prefix(p, "一") || g_str_has_prefix(p, "二") ||
           g_str_has_prefix(p, "三") || g_str_has_prefix(p, "四") ||
           g_str_has_prefix(p, "五") || g_str_has_prefix(p, "六") ||
           g_str_has_prefix(p, "七") || g_str_has_prefix(p, "八") ||
           g_str_has_prefix(p, "九") || g_str_has_prefix(p, "十"))
        p = g_utf8_next_char(p);
    return p > cell && g_str_has_prefix(p, "、")
               ? (size_t) (p - cell) + strlen("、")
               : 0;
}

static char *
without_ordinal(const char *cell, struct rng *r, void *data)
{
    (void) r, (void) data;
    size_t length = ordinal_length(cell);
    return length && strstr(cell, "支出") ? g_strdup(cell + length) : NULL;
}

static bool
ordinals_dropped(struct text *t, struct rng *r)
{
    text_change_cells(t, r, without_ordinal, NULL);
    return true;
}

static char *
other_ordinal(const char *cell, struct rng *r, void *data)
{
    size_t length = ordinal_length(cell);
    (void) data;
    if (!length || !g_str_has_suffix(cell, "支出") || strstr(cell, "本年"))
        return NULL;
    return g_strconcat(NUMERALS[1 + rng_below(r, 15)], "、", cell + length,
                       NULL);
}

static bool
ordinals_changed(struct text *t, struct rng *r)
{
    text_change_cells(t, r, other_ordinal, NULL);
    return true;
}

/* ---------------------------------------------------------------- units */

/* 1,234.567890 万元 is 12,345,678.90 元. */
static char *
in_yuan(const char *cell)
{
    char *digits = g_strdup(cell), *to = digits;
    for (const char *p = cell; *p; p++)
        if (g_ascii_isdigit(*p))
            *to++ = *p;
    *to = '\0';
    gint64 fen = g_ascii_strtoll(digits, NULL, 10);
    g_free(digits);
    char *yuan = g_strdup_printf("%" G_GINT64_FORMAT, fen / 100);
    GString *out = g_string_new(NULL);
    size_t length = strlen(yuan);
    for (size_t i = 0; i < length; i++) {
        g_string_append_c(out, yuan[i]);
        if (i + 1 < length && (length - i - 1) % 3 == 0)
            g_string_append_c(out, ',');
    }
    g_string_append_printf(out, ".%02d", (int) (fen % 100));
    g_free(yuan);
    return g_string_free(out, FALSE);
}

static void
scale_row(struct text *t, size_t i)
{
    char **cells = cells_of(text_line(t, i));
    for (char **cell = cells; *cell; cell++)
        if (is_amount(*cell)) {
            char *made = in_yuan(*cell);
            g_free(*cell);
            *cell = made;
        }
    text_set(t, i, cells_joined(cells));
}

/* Some tables in 元; those without a line of unit are left. */
static bool
yuan(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool done = false;
    for (size_t k = 0; k < n; k++) {
        size_t unit = spans[k].title;
        while (unit < spans[k].header &&
               strcmp(text_line(t, unit), "金额单位：万元") != 0)
            unit++;
        if (unit == spans[k].header || rng_chance(r, 30))
            continue;
        text_set(t, unit, g_strdup("金额单位：元"));
        for (size_t i = spans[k].body; i < spans[k].end; i++)
            scale_row(t, i);
        done = true;
    }
    g_free(spans);
    return done;
}

/* clang-format off */
const struct damage DAMAGE_TITLES[] = {
    { "titles-open", "公开03表 for 预算03表", BENIGN, titles_open },
    { "titles-numeral", "表三 for 预算03表", BENIGN, titles_numeral },
    { "titles-attached", "附表3： for 预算03表", BENIGN, titles_attached },
    { "titles-numberless", "titles without number", BENIGN,
      titles_numberless },
    { "titles-split", "number and title on two lines", BENIGN, titles_split },
    { "titles-spaced", "spaces within titles", BENIGN, titles_spaced },
    { "title-lost", "one title lost, its header kept", LOSSY, title_lost },
    { NULL },
};

const struct damage DAMAGE_TABLES[] = {
    { "reordered", "tables in another order", BENIGN, reordered },
    { "ordinals-dropped", "no ordinals in balances", BENIGN,
      ordinals_dropped },
    { "ordinals-changed", "other ordinals in balances", BENIGN,
      ordinals_changed },
    { "yuan", "some tables in 元", BENIGN, yuan },
    { NULL },
};
/* clang-format on */
