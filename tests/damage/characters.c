/* Encodings and characters. */
#include "kinds.h"

#include <string.h>

/* ------------------------------------------------------------- encodings */

static bool
mark(struct text *t, struct rng *r)
{
    (void) r;
    t->mark = "\uFEFF";
    return true;
}

static bool
utf16(struct text *t, struct rng *r)
{
    t->mark = rng_chance(r, 70) ? "\uFEFF" : "";
    t->encoding = rng_chance(r, 50) ? "UTF-16LE" : "UTF-16BE";
    return true;
}

static bool
gb18030(struct text *t, struct rng *r)
{
    (void) r;
    t->encoding = "GB18030";
    return true;
}

static bool
crlf(struct text *t, struct rng *r)
{
    (void) r;
    t->line_end = "\r\n";
    return true;
}

static bool
cr(struct text *t, struct rng *r)
{
    (void) r;
    t->line_end = "\r";
    return true;
}

static bool
nuls(struct text *t, struct rng *r)
{
    (void) r;
    t->nuls = true;
    return true;
}

/* ------------------------------------------------------------ characters */

/* Replace each `from` by `to` in `percent` of the cases. */
static char *
replaced(const char *text, const char *from, const char *to, int percent,
         struct rng *r)
{
    GString *out = g_string_new(NULL);
    size_t length = strlen(from);
    while (*text) {
        bool here = strncmp(text, from, length) == 0 && rng_chance(r, percent);
        const char *next = here ? text + length : g_utf8_next_char(text);
        g_string_append_len(out, here ? to : text,
                            here ? -1 : (gssize) (next - text));
        text = next;
    }
    return g_string_free(out, FALSE);
}

struct pair {
    const char *from, *to;
};

static bool
replace_pairs(struct text *t, struct rng *r, const struct pair *pairs,
              int percent)
{
    for (guint i = 0; i < t->lines->len; i++)
        for (const struct pair *p = pairs; p->from; p++)
            if (strstr(text_line(t, i), p->from))
                text_set(t, i,
                         replaced(text_line(t, i), p->from, p->to, percent, r));
    return true;
}

static bool
kangxi(struct text *t, struct rng *r)
{
    static const struct pair pairs[] = {
        { "支", "⽀" }, { "金", "⾦" }, { "一", "⼀" }, { "行", "⾏" },
        { "人", "⼈" }, { "用", "⽤" }, { "工", "⼯" }, { "目", "⽬" },
        { "力", "⼒" }, { "高", "⾼" }, { "车", "⻋" }, { NULL, NULL },
    };
    return replace_pairs(t, r, pairs, 60);
}

static bool
brackets(struct text *t, struct rng *r)
{
    static const struct pair pairs[] = {
        { "(", "（" },
        { ")", "）" },
        { NULL, NULL },
    };
    static const struct pair back[] = {
        { "（", "(" },
        { "）", ")" },
        { NULL, NULL },
    };
    return replace_pairs(t, r, rng_chance(r, 50) ? pairs : back, 100);
}

static bool
odd_spaces(struct text *t, struct rng *r)
{
    static const struct pair wide[] = { { " ", "\u3000" }, { NULL, NULL } };
    static const struct pair hard[] = { { " ", "\u00A0" }, { NULL, NULL } };
    static const struct pair thin[] = { { " ", "\u2009" }, { NULL, NULL } };
    static const struct pair *const all[] = { wide, hard, thin };
    return replace_pairs(t, r, all[rng_below(r, 3)], 100);
}

static char *
padded(const char *cell, struct rng *r, void *data)
{
    static const char *const spaces[] = { " ",      "  ",     "\u3000",
                                          "\u00A0", "\u2009", "\u200B" };
    (void) data;
    if (rng_chance(r, 70))
        return NULL;
    return g_strconcat(spaces[rng_below(r, G_N_ELEMENTS(spaces))], cell,
                       spaces[rng_below(r, G_N_ELEMENTS(spaces))], NULL);
}

static bool
padding(struct text *t, struct rng *r)
{
    text_change_cells(t, r, padded, NULL);
    return true;
}

/* ASCII to its full-width form; `only` names the characters, or null. */
static char *
widened(const char *text, const char *only)
{
    GString *out = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text)) {
        bool ascii = *text > ' ' && *text < 0x7F;
        gunichar c = g_utf8_get_char(text);
        bool here = ascii && (!only || strchr(only, *text));
        g_string_append_unichar(out, here ? c + 0xFEE0 : c);
    }
    return g_string_free(out, FALSE);
}

static char *
wide_amount(const char *cell, struct rng *r, void *data)
{
    return is_amount(cell) && rng_chance(r, 30)
               ? widened(cell, (const char *) data)
               : NULL;
}

static bool
wide_digits(struct text *t, struct rng *r)
{
    text_change_cells(t, r, wide_amount, NULL);
    return true;
}

static bool
wide_commas(struct text *t, struct rng *r)
{
    text_change_cells(t, r, wide_amount, (void *) ",");
    return true;
}

static char *
wide_code(const char *cell, struct rng *r, void *data)
{
    (void) data;
    bool code = strspn(cell, "0123456789") >= 5 && !is_amount(cell);
    return code && rng_chance(r, 40) ? widened(cell, NULL) : NULL;
}

static bool
wide_codes(struct text *t, struct rng *r)
{
    text_change_cells(t, r, wide_code, NULL);
    return true;
}

static char *
other_dash(const char *cell, struct rng *r, void *data)
{
    static const char *const dashes[] = { "－", "—", "–", "―", "-" };
    (void) data;
    bool code = strspn(cell, "0123456789") >= 3 || has_project_code(cell);
    const char *dash = strchr(cell, '-');
    if (!code || !dash || rng_chance(r, 50))
        return NULL;
    char *head = g_strndup(cell, (gsize) (dash - cell));
    char *made = g_strconcat(head, dashes[rng_below(r, 5)], dash + 1, NULL);
    g_free(head);
    return made;
}

static bool
dashes(struct text *t, struct rng *r)
{
    text_change_cells(t, r, other_dash, NULL);
    return true;
}

/* A byte of a long text lost: never of an amount or a code. */
static bool
bad_byte(struct text *t, struct rng *r)
{
    for (int tries = 0; tries < 500; tries++) {
        size_t i = rng_below(r, t->lines->len);
        char *line = g_strdup(text_line(t, i));
        size_t length = strlen(line);
        if (length > 300 && (line[length / 2] & 0x80)) {
            line[length / 2] = (char) 0xFF;
            text_set(t, i, line);
            return true;
        }
        g_free(line);
    }
    return false;
}

/* clang-format off */
const struct damage DAMAGE_CHARACTERS[] = {
    { "bom", "byte order mark", BENIGN, mark },
    { "utf16", "UTF-16, with or without mark", BENIGN, utf16 },
    { "gb18030", "GB18030", BENIGN, gb18030 },
    { "crlf", "CRLF", BENIGN, crlf },
    { "cr", "CR", BENIGN, cr },
    { "nuls", "NUL bytes strewn in", BENIGN, nuls },
    { "kangxi", "Kangxi radicals for Han", BENIGN, kangxi },
    { "brackets", "brackets of the other width", BENIGN, brackets },
    { "odd-spaces", "ideographic, no-break, thin spaces", BENIGN, odd_spaces },
    { "padding", "white space around cells", BENIGN, padding },
    { "wide-digits", "amounts in full width", BENIGN, wide_digits },
    { "wide-commas", "thousands parted by full-width commas", BENIGN,
      wide_commas },
    { "wide-codes", "codes and dates in full width", BENIGN, wide_codes },
    { "dashes", "another dash between code and name", BENIGN, dashes },
    { "bad-byte", "a byte of a long text lost", LOSSY, bad_byte },
    { NULL },
};
/* clang-format on */
