/* Keyed by numbers (CID), with one private dictionary and no subroutines:
 *
 *   header, names, top dictionary, strings, global subroutines,
 *   charset, selection of the font dictionary, charstrings,
 *   font dictionary, private dictionary
 *
 * Offsets are written as five bytes, so that sizes are known before them. */
#include "pdf/cff.h"

#include <string.h>

enum key {
    KEY_BOX = 5, KEY_CHARSET = 15, KEY_CHARSTRINGS = 17, KEY_PRIVATE = 18,
    KEY_DEFAULT_WIDTH = 20,
    KEY_ROS = 12 << 8 | 30, KEY_COUNT = 12 << 8 | 34,
    KEY_FONTS = 12 << 8 | 36, KEY_SELECT = 12 << 8 | 37
};

enum { STANDARD_STRINGS = 391 };

static void
put(GByteArray *out, unsigned long value, int bytes)
{
    while (bytes--) {
        guint8 byte = (guint8) (value >> (8 * bytes));
        g_byte_array_append(out, &byte, 1);
    }
}

/* An operand of a dictionary, in five bytes (its table 3). */
static void
put_operand(GByteArray *out, long value)
{
    put(out, 29, 1);
    put(out, (unsigned long) value, 4);
}

static void
put_key(GByteArray *out, enum key key)
{
    put(out, key, key > 255 ? 2 : 1);
}

static void
put_entry(GByteArray *out, enum key key, long value)
{
    put_operand(out, value);
    put_key(out, key);
}

/* --------------------------------------------------------------- indexes */

/* How many bytes the offsets of an index take. */
static int
offset_bytes(unsigned long size)
{
    return size < 0xFF ? 1 : size < 0xFFFF ? 2 : size < 0xFFFFFF ? 3 : 4;
}

static void
put_index_head(GByteArray *out, size_t count, int width)
{
    put(out, count, 2);
    put(out, (unsigned long) width, 1);
    put(out, 1, width);
}

/* An index of one or two things. */
static void
put_index(GByteArray *out, size_t n, const GByteArray *const *things)
{
    unsigned long end = 1;
    put_index_head(out, n, 2);
    for (size_t i = 0; i < n; i++)
        put(out, end += things[i]->len, 2);
    for (size_t i = 0; i < n; i++)
        g_byte_array_append(out, things[i]->data, things[i]->len);
}

static void
put_words(GByteArray *out, size_t n, const char *const *words)
{
    GByteArray *things[2] = { NULL };
    for (size_t i = 0; i < n; i++) {
        things[i] = g_byte_array_new();
        g_byte_array_append(things[i], (const guint8 *) words[i],
                            (guint) strlen(words[i]));
    }
    put_index(out, n, (const GByteArray *const *) things);
    for (size_t i = 0; i < n; i++)
        g_byte_array_free(things[i], TRUE);
}

static void
put_charstrings(GByteArray *out, const struct cff_font *font)
{
    unsigned long size = 1, end = 1;
    for (size_t i = 0; i < font->n; i++)
        size += font->glyphs[i]->size;
    int width = offset_bytes(size);
    put_index_head(out, font->n, width);
    for (size_t i = 0; i < font->n; i++)
        put(out, end += font->glyphs[i]->size, width);
    for (size_t i = 0; i < font->n; i++)
        g_byte_array_append(out, font->glyphs[i]->charstring,
                            font->glyphs[i]->size);
}

/* ------------------------------------------------------------- the whole */

/** Where the parts of the top dictionary's entries lie. */
struct parts {
    guint charset, select, charstrings, fonts, private;
};

static void
put_top(GByteArray *out, const struct cff_font *font,
        const struct parts *parts)
{
    GByteArray *top = g_byte_array_new();
    put_operand(top, STANDARD_STRINGS);     /* Adobe */
    put_operand(top, STANDARD_STRINGS + 1); /* Identity */
    put_entry(top, KEY_ROS, 0);
    for (int i = 0; i < 4; i++)
        put_operand(top, font->box[i]);
    put_key(top, KEY_BOX);
    put_entry(top, KEY_COUNT, (long) font->n);
    put_entry(top, KEY_CHARSET, parts->charset);
    put_entry(top, KEY_SELECT, parts->select);
    put_entry(top, KEY_CHARSTRINGS, parts->charstrings);
    put_entry(top, KEY_FONTS, parts->fonts);
    put_index(out, 1, (const GByteArray *const[]) { top });
    g_byte_array_free(top, TRUE);
}

static void
put_head(GByteArray *out, const struct cff_font *font,
         const struct parts *parts)
{
    put(out, 0x01000404, 4); /* version 1.0, four bytes of header */
    put_words(out, 1, (const char *const[]) { font->name });
    put_top(out, font, parts);
    put_words(out, 2, (const char *const[]) { "Adobe", "Identity" });
    put(out, 0, 2); /* no subroutines */
}

/* Number i is glyph i; all glyphs have the one font dictionary. */
static void
put_tables(GByteArray *out, const struct cff_font *font, struct parts *parts)
{
    parts->charset = out->len;
    put(out, 2, 1);
    put(out, 1, 2);
    put(out, font->n - 2, 2);
    parts->select = out->len;
    put(out, 3, 1);
    put(out, 1, 2);
    put(out, 0, 3);
    put(out, font->n, 2);
    parts->charstrings = out->len;
    put_charstrings(out, font);
}

static void
put_fonts(GByteArray *out, struct parts *parts)
{
    GByteArray *private = g_byte_array_new(), *only = g_byte_array_new();
    put_entry(private, KEY_DEFAULT_WIDTH, OUTLINE_USUAL_WIDTH);
    parts->private = out->len;
    g_byte_array_append(out, private->data, private->len);
    put_operand(only, private->len);
    put_entry(only, KEY_PRIVATE, parts->private);
    parts->fonts = out->len;
    put_index(out, 1, (const GByteArray *const[]) { only });
    g_byte_array_free(private, TRUE);
    g_byte_array_free(only, TRUE);
}

GByteArray *
cff_write(const struct cff_font *font)
{
    struct parts parts = { 0 };
    GByteArray *out = g_byte_array_new(), *head = g_byte_array_new();
    put_head(out, font, &parts);
    put_tables(out, font, &parts);
    put_fonts(out, &parts);
    put_head(head, font, &parts);
    memcpy(out->data, head->data, head->len);
    g_byte_array_free(head, TRUE);
    return out;
}
