/* What the bytes of a file are, and its rows by the reader of that format. */
#define _GNU_SOURCE /* memmem */
#include "read/format.h"

#include "base/unicode.h"
#include "read/csv.h"
#include "read/decode.h"
#include "read/html.h"
#include "read/office.h"
#include "read/pdf.h"
#include "read/text.h"

#include <string.h>

enum { BAD_PLACES_SHOWN = 20 };

/* Without lines of the file it can only be said of the whole. */
static struct place
lost_at(const struct build *b, size_t index)
{
    return (struct place){ .file = b->file,
                           .line = b->as_read ? 0 : (int) index + 1 };
}

/* What decoding lost, by the line it stood on. */
static void
report_losses(struct build *b, const struct decoded *d, const struct lines *l)
{
    size_t last = SIZE_MAX, shown = 0;
    for (guint i = 0; i < d->bad->len && shown < BAD_PLACES_SHOWN; i++) {
        size_t line = lines_at(l, g_array_index(d->bad, size_t, i));
        if (line == last)
            continue;
        last = line;
        if (++shown < BAD_PLACES_SHOWN)
            findings_add(
                b->found, "D01", FINDING_WARNING, lost_at(b, line),
                "有 %s 编码读不出的字节，以“\uFFFD”代替",
                "bytes that are no %s were replaced by U+FFFD", d->encoding);
        else
            findings_add(
                b->found, "D01", FINDING_WARNING, lost_at(b, line),
                "这里和以后还有读不出的字节，全文共 %u 处",
                "more unreadable bytes here and below, %u in all", d->bad->len);
    }
    if (d->n_nul)
        findings_add(b->found, "D02", FINDING_NOTE,
                     lost_at(b, lines_at(l, d->first_nul)),
                     "去掉了 %zu 个空字节（NUL）", "%zu NUL bytes left out",
                     d->n_nul);
}

static bool
is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (!unicode_is_space(g_utf8_get_char(text)))
            return false;
    return true;
}

/* What some programs print for a tab. */
static const char *const TAB_SIGNS[] = { "\u2409", "\u21E5", "\\t" };

/* The sign that stands for tabs in a text without any: twice and more on two
 * lines. Null: none. */
static const char *
tab_sign(const char *text)
{
    for (size_t i = 0; !strchr(text, '\t') && i < G_N_ELEMENTS(TAB_SIGNS);
         i++) {
        size_t on_line = 0, lines = 0;
        for (const char *p = text; (p = strstr(p, TAB_SIGNS[i]));) {
            const char *after = p + strlen(TAB_SIGNS[i]);
            const char *next = strstr(after, TAB_SIGNS[i]);
            size_t room = next ? (size_t) (next - after) : 0;
            bool same = next && !memchr(after, '\n', room);
            on_line += same;
            lines += !same && on_line > 0;
            on_line = same ? on_line : 0;
            p = after;
        }
        if (lines >= 2)
            return TAB_SIGNS[i];
    }
    return NULL;
}

/* Tabs again where a sign stands for them. */
static void
restore_tabs(struct build *b, struct decoded *d)
{
    const char *sign = tab_sign(d->text);
    if (!sign)
        return;
    char **cells = g_strsplit(d->text, sign, -1);
    g_free(d->text);
    d->text = g_strjoinv("\t", cells);
    d->size = strlen(d->text);
    g_array_set_size(d->bad, 0); /* their places are no more */
    g_strfreev(cells);
    findings_add(b->found, "D83", FINDING_NOTE,
                 (struct place){ .file = b->file },
                 "制表符印成了“%s”，按制表符读",
                 "tabs are printed as “%s” and read as tabs", sign);
}

static void
rows_of(struct build *b, const char *name, const struct lines *l)
{
    char separator = csv_separator(b->sheet ? b->sheet : name, l);
    if (separator)
        csv_rows(b, l, separator);
    else
        text_rows(b, l);
}

/* Decoded text → rows of `b`; takes what `d` holds as the lines' memory. */
static bool
rows_of_text(struct build *b, const char *name, struct decoded *d,
             GError **error)
{
    if (is_blank(d->text))
        return status_fail(error, EXIT_INPUT,
                           "%s：文件里只有空白；请换成有内容的预算文本",
                           "%s: is blank; give a budget's text", name);
    restore_tabs(b, d);
    char *text = arena_strndup(b->memory, d->text, d->size);
    struct lines l;
    if (!lines_cut(name, text, d->size, b->memory, &l, error))
        return false;
    if (html_is_document(d->text))
        html_document(b, d->text, d->size);
    else
        rows_of(b, name, &l);
    report_losses(b, d, &l);
    for (size_t i = 0; i < l.n && !b->as_read; i++)
        g_ptr_array_add(b->lines, (gpointer) l.text[i]);
    return true;
}

/* Formats that are no text, by their beginnings; the name is never asked. */
/* clang-format off */
static const struct {
    const char *start;
    size_t length, within; /* found in so many of the first bytes */
    bool (*rows)(struct build *b, const char *bytes, size_t size,
                 GError **error);
} FORMATS[] = {
    { "PK\003\004",        4, 4,    office_rows },
    { "PK\005\006",        4, 4,    office_rows }, /* an empty archive */
    { "\xD0\xCF\x11\xE0", 4, 4,    compound_rows },
    { "%PDF-",             5, 1024, pdf_rows },
};
/* clang-format on */

bool
format_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    const char *name = build_name(b);
    if (size == 0)
        return status_fail(error, EXIT_INPUT,
                           "%s：文件是空的（0 字节）；请换成有内容的预算文本",
                           "%s: is empty (0 bytes); give a budget's text",
                           name);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++)
        if (memmem(bytes, MIN(size, FORMATS[i].within), FORMATS[i].start,
                   FORMATS[i].length))
            return FORMATS[i].rows(b, bytes, size, error);
    struct decoded d;
    if (!decode_text(name, bytes, size, &d, error))
        return false;
    bool fine = rows_of_text(b, name, &d, error);
    decoded_free(&d);
    return fine;
}
