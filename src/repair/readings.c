/* The table of mistakes and the readings each gives. Knows no sums. */
#include "repair/readings.h"

#include <string.h>

enum { LONGEST = 40, UNKNOWN = '?' };

/* ------------------------------------------------------ the plain text */

/* Letters and marks that are taken for digits, after NFKC. */
static const struct {
    char as, is;
} LOOK_ALIKES[] = { { 'O', '0' }, { 'o', '0' }, { 'D', '0' }, { 'Q', '0' },
                    { 'l', '1' }, { 'I', '1' }, { 'i', '1' }, { '|', '1' },
                    { '!', '1' }, { 'Z', '2' }, { 'z', '2' }, { 'S', '5' },
                    { 's', '5' }, { 'b', '6' }, { 'G', '6' }, { 'B', '8' },
                    { 'g', '9' }, { 'q', '9' } };

static char
look_alike(char c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LOOK_ALIKES); i++)
        if (LOOK_ALIKES[i].as == c)
            return LOOK_ALIKES[i].is;
    return UNKNOWN;
}

/* One character as it stands in an amount: a digit, a point, a comma; anything
 * else is a digit that cannot be told. 0: nothing (a space). */
static char
plain_character(gunichar c)
{
    if (g_unichar_isspace(c))
        return 0;
    if (c == 0x3002 || c == 0x00B7 || c == 0x2022)
        return '.';
    if (c == 0x3001 || c == 0x201A || c == '\'' || c == ';' || c == ':')
        return ',';
    if (c < 0x80 && (g_ascii_isdigit((char) c) || c == '.' || c == ','))
        return (char) c;
    return c < 0x80 ? look_alike((char) c) : UNKNOWN;
}

static bool
make_plain(const char *text, char plain[LONGEST])
{
    char *nfkc = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    size_t n = 0;
    bool fits = nfkc != NULL;
    for (const char *p = nfkc; fits && *p; p = g_utf8_next_char(p)) {
        char c = plain_character(g_utf8_get_char(p));
        if (c && n + 1 < LONGEST)
            plain[n++] = c;
        else
            fits = !c;
    }
    plain[n] = 0;
    g_free(nfkc);
    return fits && n > 0;
}

/* ------------------------------------------------------------ readings */

static void
add_value(GArray *out, money value, const struct mistake *m)
{
    for (guint i = 0; i < out->len; i++)
        if (g_array_index(out, struct reading, i).value.fen == value.fen)
            return;
    struct reading r = { value, m };
    g_array_append_val(out, r);
}

static void
add_text(GArray *out, const char *text, enum money_unit unit,
         const struct mistake *m)
{
    struct money_parsed p = money_parse(text, unit);
    if (p.reading == MONEY_EXACT)
        add_value(out, p.value, m);
}

/* Digits only, and how many stand before the (last) point. */
static size_t
only_digits(const char *plain, char digits[LONGEST], size_t *whole)
{
    size_t n = 0;
    const char *point = strrchr(plain, '.');
    *whole = 0;
    for (const char *p = plain; *p; p++) {
        if (p == point)
            *whole = n;
        if (g_ascii_isdigit(*p))
            digits[n++] = *p;
    }
    digits[n] = 0;
    if (!point)
        *whole = n;
    return n;
}

static void
add_digits(GArray *out, const char *digits, size_t whole, enum money_unit unit,
           const struct mistake *m)
{
    char text[LONGEST + 2];
    size_t n = strlen(digits);
    memcpy(text, digits, whole);
    text[whole] = '.';
    memcpy(text + whole + 1, digits + whole, n - whole + 1);
    if (whole == n)
        text[whole] = 0;
    add_text(out, text, unit, m);
}

static bool
has_unknown(const char *plain)
{
    return strchr(plain, UNKNOWN) != NULL;
}

/* O for 0, l for 1, full-width forms: the text as it is, letters read. */
static void
read_letters(const char *plain, enum money_unit unit, GArray *out,
             const struct mistake *self)
{
    add_text(out, plain, unit, self);
}

/* The same digits with the point elsewhere: comma for point, groups broken,
 * point lost or moved. */
static void
read_marks(const char *plain, enum money_unit unit, GArray *out,
           const struct mistake *self)
{
    char digits[LONGEST];
    size_t whole, n = only_digits(plain, digits, &whole);
    if (has_unknown(plain))
        return;
    for (size_t i = 1; i <= n; i++)
        add_digits(out, digits, i, unit, self);
}

/* One character that is no digit at all: each digit in its place. */
static void
read_unknown(const char *plain, enum money_unit unit, GArray *out,
             const struct mistake *self)
{
    char text[LONGEST];
    g_strlcpy(text, plain, sizeof text);
    char *first = strchr(text, UNKNOWN);
    if (!first || strchr(first + 1, UNKNOWN))
        return;
    for (*first = '0'; *first <= '9'; (*first)++)
        add_text(out, text, unit, self);
}

static void
read_digit(const char *plain, enum money_unit unit, GArray *out,
           const struct mistake *self)
{
    char digits[LONGEST];
    size_t whole, n = only_digits(plain, digits, &whole);
    for (size_t i = 0; i < n && !has_unknown(plain); i++) {
        char printed = digits[i];
        for (digits[i] = '0'; digits[i] <= '9'; digits[i]++)
            add_digits(out, digits, whole, unit, self);
        digits[i] = printed;
    }
}

static void
read_swapped(const char *plain, enum money_unit unit, GArray *out,
             const struct mistake *self)
{
    char digits[LONGEST];
    size_t whole, n = only_digits(plain, digits, &whole);
    for (size_t i = 0; i + 1 < n && !has_unknown(plain); i++) {
        char first = digits[i];
        digits[i] = digits[i + 1];
        digits[i + 1] = first;
        add_digits(out, digits, whole, unit, self);
        digits[i + 1] = digits[i];
        digits[i] = first;
    }
}

/* A digit printed twice, or one too many: left out. */
static void
read_doubled(const char *plain, enum money_unit unit, GArray *out,
             const struct mistake *self)
{
    char digits[LONGEST], fewer[LONGEST];
    size_t whole, n = only_digits(plain, digits, &whole);
    for (size_t i = 0; n > 1 && i < n && !has_unknown(plain); i++) {
        memcpy(fewer, digits, i);
        memcpy(fewer + i, digits + i + 1, n - i);
        add_digits(out, fewer, i < whole ? whole - 1 : whole, unit, self);
    }
}

/* A digit lost: each digit in each place, before and after the point. */
static void
read_dropped(const char *plain, enum money_unit unit, GArray *out,
             const struct mistake *self)
{
    char digits[LONGEST], more[LONGEST + 1];
    size_t whole, n = only_digits(plain, digits, &whole);
    if (has_unknown(plain) || n + 2 > LONGEST)
        return;
    for (size_t i = 0; i <= n; i++) {
        memcpy(more, digits, i);
        memcpy(more + i + 1, digits + i, n - i + 1);
        for (more[i] = '0'; more[i] <= '9'; more[i]++) {
            if (i <= whole)
                add_digits(out, more, whole + 1, unit, self);
            if (i >= whole)
                add_digits(out, more, whole, unit, self);
        }
    }
}

/* 元 printed where 万元 is meant, or the other way round. */
static void
read_scaled(const char *plain, enum money_unit unit, GArray *out,
            const struct mistake *self)
{
    struct money_parsed p = money_parse(plain, unit);
    money larger;
    if (p.reading != MONEY_EXACT)
        return;
    if (money_times(&larger, p.value, 10000))
        add_value(out, larger, self);
    if (p.value.fen % 10000 == 0)
        add_value(out, (money){ p.value.fen / 10000 }, self);
}

/* The likeliest first: a value keeps the first name it gets. */
static const struct mistake MISTAKES[] = {
    { "字母或符号误作数字", "a letter or mark for a digit", true,
      read_letters },
    { "元与万元混用", "元 for 万元", true, read_scaled },
    { "千分位或小数点误置", "a comma or point misplaced", true, read_marks },
    { "一个字符无法辨认", "one character cannot be read", true, read_unknown },
    { "一位数字误读", "one digit misread", false, read_digit },
    { "两位数字颠倒", "two digits swapped", false, read_swapped },
    { "多印一位数字", "a digit too many", false, read_doubled },
    { "漏印一位数字", "a digit lost", false, read_dropped },
};

GArray *
readings_of(const char *text, enum money_unit unit)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(struct reading));
    char plain[LONGEST];
    if (!text || !make_plain(text, plain))
        return out;
    for (size_t i = 0; i < G_N_ELEMENTS(MISTAKES); i++)
        MISTAKES[i].read(plain, unit, out, &MISTAKES[i]);
    return out;
}
