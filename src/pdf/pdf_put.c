#include "pdf/pdf_put.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

long
pdf_hundredths(double points)
{
    return lround(points * 100);
}

static void
put_digits(GString *out, unsigned long value, int at_least)
{
    char digits[24];
    int n = 0;
    for (; value || n < at_least; value /= 10)
        digits[n++] = (char) ('0' + value % 10);
    while (n)
        g_string_append_c(out, digits[--n]);
}

void
pdf_put_int(GString *out, long value)
{
    if (value < 0)
        g_string_append_c(out, '-');
    put_digits(out, (unsigned long) ABS(value), 1);
    g_string_append_c(out, ' ');
}

/* `value` in parts of a hundred or a thousand, without idle zeros. */
static void
put_decimal(GString *out, long value, int places)
{
    unsigned long size = (unsigned long) ABS(value);
    unsigned long whole = places == 2 ? 100 : 1000, part = size % whole;
    if (value < 0)
        g_string_append_c(out, '-');
    put_digits(out, size / whole, part ? 0 : 1);
    if (part) {
        for (; part % 10 == 0; part /= 10)
            places--;
        g_string_append_c(out, '.');
        put_digits(out, part, places);
    }
    g_string_append_c(out, ' ');
}

void
pdf_put_hundredths(GString *out, long value)
{
    put_decimal(out, value, 2);
}

void
pdf_put_points(GString *out, double points)
{
    pdf_put_hundredths(out, pdf_hundredths(points));
}

void
pdf_put_share(GString *out, unsigned char value)
{
    put_decimal(out, (value * 1000 + 127) / 255, 3);
}

void
pdf_put_box(GString *out, const double box[4])
{
    g_string_append_c(out, '[');
    for (int i = 0; i < 4; i++)
        pdf_put_points(out, box[i]);
    g_string_append_c(out, ']');
}

void
pdf_put_ref(GString *out, int object)
{
    pdf_put_int(out, object);
    g_string_append(out, "0 R ");
}

void
pdf_put_byte(GString *out, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        g_string_append_c(out, '\\');
    g_string_append_c(out, byte == '\r' ? 'r' : (char) byte);
}

void
pdf_put_string(GString *out, const char *bytes)
{
    g_string_append_c(out, '(');
    for (const char *p = bytes; *p; p++)
        pdf_put_byte(out, (unsigned char) *p);
    g_string_append_c(out, ')');
}

static void
put_unit(GString *out, gunichar2 unit)
{
    static const char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        g_string_append_c(out, digits[unit >> shift & 15]);
}

static bool
is_plain(const char *text)
{
    for (const char *p = text; *p; p++)
        if (*p < ' ' || *p > '~')
            return false;
    return true;
}

void
pdf_put_text(GString *out, const char *text)
{
    if (is_plain(text)) {
        pdf_put_string(out, text);
        return;
    }
    glong n = 0;
    char *valid = g_utf8_make_valid(text, -1);
    gunichar2 *units = g_utf8_to_utf16(valid, -1, NULL, &n, NULL);
    g_string_append(out, "<FEFF");
    for (glong i = 0; i < n; i++)
        put_unit(out, units[i]);
    g_string_append_c(out, '>');
    g_free(units);
    g_free(valid);
}

void
pdf_put_entry(GString *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append(out, key);
    pdf_put_text(out, text);
}
