/* Reading, computing and writing exact decimals. Knows no forms and no
 * rules. */
#include "budget/decimal.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

/* Full-width forms brought to ASCII; other characters stay. */
static gunichar
narrow(gunichar c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool
is_dash(gunichar c)
{
    return c == '-' || c == '/' || c == '_' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212 || c == 0x2500;
}

/* The next character that is no white space; 0 at the end. */
static gunichar
next_mark(const char **p)
{
    while (**p) {
        gunichar c = g_utf8_get_char_validated(*p, -1);
        if (c >= 0x110000) {
            (*p)++;
            return 0xFFFD;
        }
        *p = g_utf8_next_char(*p);
        if (!unicode_is_space(c))
            return narrow(c);
    }
    return 0;
}

bool
decimal_is_blank(const char *text)
{
    if (!text)
        return true;
    for (gunichar c; (c = next_mark(&text)) != 0;)
        if (!is_dash(c))
            return false;
    return true;
}

/* What is being read: digits before and after the point. */
struct reader {
    int64_t millionths, scale; /* scale: worth of the next decimal */
    int digits, since_comma;   /* since_comma: -1 before the first comma */
    bool point, round_up, broken;
};

static void
take_digit(struct reader *r, int digit)
{
    r->digits++;
    if (r->point) {
        if (r->scale == 0)
            return;
        r->scale /= 10;
        if (r->scale == 0)
            r->round_up = digit >= 5;
        r->millionths += r->scale * digit;
        return;
    }
    if (r->since_comma >= 0)
        r->since_comma++;
    if (r->millionths > INT64_MAX / 10 - 9 * (int64_t) DECIMAL_ONE)
        r->broken = true;
    else
        r->millionths = r->millionths * 10 + (int64_t) digit * DECIMAL_ONE;
}

static void
take_comma(struct reader *r)
{
    r->broken |= r->point || r->digits == 0 ||
                 (r->since_comma >= 0 && r->since_comma != 3);
    r->since_comma = 0;
}

static void
take_point(struct reader *r)
{
    r->broken |= r->point || r->digits == 0 ||
                 (r->since_comma >= 0 && r->since_comma != 3);
    r->since_comma = -1;
    r->point = true;
}

/* Marks that may follow the digits: % and 分. */
static bool
take_tail(struct reader *r, gunichar c, const char *rest)
{
    if (next_mark(&rest) != 0)
        return false;
    if (c == '%') {
        int64_t up = r->millionths % 100 >= 50 ? 1 : 0;
        r->millionths = r->millionths / 100 + up;
        return true;
    }
    return c == 0x5206;
}

static bool
read_digits(struct reader *r, const char *p)
{
    gunichar c = next_mark(&p);
    bool negative = c == '-' || c == 0x2212;
    if (negative || c == '+')
        c = next_mark(&p);
    for (; c != 0; c = next_mark(&p)) {
        if (c >= '0' && c <= '9')
            take_digit(r, (int) (c - '0'));
        else if (c == ',')
            take_comma(r);
        else if (c == '.')
            take_point(r);
        else if (r->digits > 0 && take_tail(r, c, p))
            break;
        else
            return false;
    }
    if (r->round_up)
        r->millionths++;
    if (negative)
        r->millionths = -r->millionths;
    return r->digits > 0 && !r->broken &&
           (r->since_comma < 0 || r->since_comma == 3);
}

struct decimal
decimal_read(const char *text)
{
    struct decimal result = { 0 };
    if (decimal_is_blank(text))
        return result;
    struct reader r = { .scale = DECIMAL_ONE, .since_comma = -1 };
    result.text = text;
    result.known = read_digits(&r, text);
    if (result.known)
        result.millionths = r.millionths;
    return result;
}

struct decimal
decimal_of(int64_t millionths)
{
    return (struct decimal) { .known = true, .millionths = millionths };
}

static struct decimal
fraction(__int128 dividend, __int128 divisor)
{
    struct decimal unknown = { 0 };
    if (divisor == 0)
        return unknown;
    __int128 limit = (__int128) INT64_MAX;
    __int128 size = dividend < 0 ? -dividend : dividend;
    __int128 by = divisor < 0 ? -divisor : divisor;
    if (size / by >= limit)
        return unknown;
    return decimal_of(money_divide_rounded(dividend, divisor));
}

struct decimal
decimal_times(struct decimal a, struct decimal b)
{
    if (!a.known || !b.known)
        return (struct decimal) { 0 };
    return fraction((__int128) a.millionths * b.millionths, DECIMAL_ONE);
}

struct decimal
decimal_ratio(struct decimal a, struct decimal b)
{
    if (!a.known || !b.known)
        return (struct decimal) { 0 };
    return fraction((__int128) a.millionths * DECIMAL_ONE, b.millionths);
}

static int64_t
step_of(int places)
{
    int64_t step = DECIMAL_ONE;
    for (int i = 0; i < places; i++)
        step /= 10;
    return step;
}

struct decimal
decimal_rounded(struct decimal a, int places)
{
    if (!a.known)
        return a;
    int64_t step = step_of(places);
    a.millionths = money_divide_rounded(a.millionths, step) * step;
    a.text = NULL;
    return a;
}

char *
decimal_write(struct decimal a, int places, char out[DECIMAL_TEXT_SIZE])
{
    if (!a.known) {
        out[0] = '\0';
        return out;
    }
    a = decimal_rounded(a, places);
    uint64_t size = a.millionths < 0 ? -(uint64_t) a.millionths
                                     : (uint64_t) a.millionths;
    int n = g_snprintf(out, DECIMAL_TEXT_SIZE, "%s%" G_GUINT64_FORMAT,
                       a.millionths < 0 ? "-" : "",
                       (guint64) (size / DECIMAL_ONE));
    if (places > 0) {
        uint64_t rest = size % DECIMAL_ONE / (uint64_t) step_of(places);
        g_snprintf(out + n, (gulong) (DECIMAL_TEXT_SIZE - n),
                   ".%0*" G_GUINT64_FORMAT, places, (guint64) rest);
    }
    return out;
}

char *
decimal_plain(struct decimal a, char out[DECIMAL_TEXT_SIZE])
{
    decimal_write(a, 6, out);
    if (!strchr(out, '.'))
        return out;
    size_t n = strlen(out);
    while (out[n - 1] == '0')
        out[--n] = '\0';
    if (out[n - 1] == '.')
        out[n - 1] = '\0';
    return out;
}
