/* Encodings: what the bytes are, and the same as UTF-8. Knows no lines and no
 * cells. */
#include "read/decode.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* clang-format off */
#define PICTURE "图片，不是文本；请先识别成文字",                             \
                "a picture, no text; recognize its text first"
#define PACKED  "压缩文件，不是文本；请先解压",                               \
                "a packed file, no text; unpack it first"

/* Files that people hand in by mistake, by their first bytes. */
static const struct {
    const char *start;
    size_t length;
    const char *zh, *en;
} MAGIC[] = {
    { "%PDF-", 5, "PDF 文件，不是文本；请先提取成文字（如 pdftotext -layout）",
      "a PDF, no text; extract its text first (as by pdftotext -layout)" },
    { "{\\rtf", 5, "RTF 文件，不是文本；请另存为文本",
      "an RTF file, no text; save it as text" },
    { "\x89PNG", 4, PICTURE }, { "\xFF\xD8\xFF", 3, PICTURE },
    { "GIF8", 4, PICTURE },    { "II*\0", 4, PICTURE },
    { "\x1F\x8B", 2, PACKED }, { "7z\xBC\xAF", 4, PACKED },
    { "Rar!", 4, PACKED },
    { "\x7F" "ELF", 4, "程序文件，不是文本；请换成预算文本",
      "a program, no text; give a budget's text" },
};

static const struct {
    const char *mark;
    size_t length;
    const char *encoding;
} MARKS[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" },
    { "\xFF\xFE\0\0", 4, "UTF-32LE" },
    { "\0\0\xFE\xFF", 4, "UTF-32BE" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
    { "\x84\x31\x95\x33", 4, "GB18030" },
};
/* clang-format on */

static bool
starts_with(const char *bytes, size_t size, const char *start, size_t length)
{
    return size >= length && memcmp(bytes, start, length) == 0;
}

static bool
refuse_known_files(const char *name, const char *bytes, size_t size,
                   GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MAGIC); i++)
        if (starts_with(bytes, size, MAGIC[i].start, MAGIC[i].length))
            /* Each language prints its own text only. */
            return status_fail(error, EXIT_INPUT, "%s：这是%s%.0s",
                               "%s: is %.0s%s", name, MAGIC[i].zh,
                               MAGIC[i].en);
    return true;
}

/* ---------------------------------------------------------- a result */

struct output {
    GString *text;
    GArray *bad;
    size_t n_nul, first_nul;
};

static void
output_bad(struct output *out)
{
    size_t at = out->text->len;
    g_array_append_val(out->bad, at);
    g_string_append_len(out->text, REPLACEMENT, 3);
}

static struct output
output_new(size_t size)
{
    struct output out = { g_string_sized_new(size + 16),
                          g_array_new(FALSE, FALSE, sizeof(size_t)), 0, 0 };
    return out;
}

static void
output_free(struct output *out)
{
    g_string_free(out->text, TRUE);
    g_array_free(out->bad, TRUE);
}

/* -------------------------------------------------------------- UTF-8 */

/* Bytes of a broken sequence that stand for one lost character. */
static size_t
broken_length(const char *p, size_t left)
{
    size_t n = 1;
    while (n < left && n < 4 && ((unsigned char) p[n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* NULs are left out first: they part what belongs together. */
static char *
without_nuls(const char *bytes, size_t *size, struct output *out)
{
    char *clean = g_malloc(*size + 1), *to = clean;
    for (size_t i = 0; i < *size; i++) {
        if (bytes[i])
            *to++ = bytes[i];
        else if (!out->n_nul++)
            out->first_nul = (size_t) (to - clean);
    }
    *size = (size_t) (to - clean);
    return clean;
}

static struct output
from_utf8(const char *bytes, size_t size)
{
    struct output out = output_new(size);
    char *clean = memchr(bytes, 0, size) ? without_nuls(bytes, &size, &out)
                                         : NULL;
    const char *p = clean ? clean : bytes, *end = p + size;
    while (p < end) {
        const char *stop;
        g_utf8_validate_len(p, (gsize) (end - p), &stop);
        g_string_append_len(out.text, p, stop - p);
        p = stop;
        if (p == end)
            break;
        output_bad(&out);
        p += broken_length(p, (size_t) (end - p));
    }
    g_free(clean);
    return out;
}

/* ------------------------------------------------------- all the others */

/* Drop the NULs that a conversion brought. */
static void
drop_nuls(struct output *out)
{
    if (!memchr(out->text->str, 0, out->text->len))
        return;
    struct output clean = from_utf8(out->text->str, out->text->len);
    g_string_free(out->text, TRUE);
    out->text = clean.text;
    out->n_nul = clean.n_nul;
    out->first_nul = clean.first_nul;
    g_array_set_size(out->bad, 0);
    g_array_free(clean.bad, TRUE);
}

static struct output
from_encoding(const char *encoding, const char *bytes, size_t size)
{
    struct output out = output_new(size * 3 / 2);
    size_t unit = g_str_has_prefix(encoding, "UTF-16")   ? 2
                  : g_str_has_prefix(encoding, "UTF-32") ? 4
                                                         : 1;
    GIConv converter = g_iconv_open("UTF-8", encoding);
    g_assert(converter != (GIConv) -1);
    gchar *in = (gchar *) bytes, piece[8192];
    gsize left = size;
    while (left > 0) {
        gchar *to = piece;
        gsize room = sizeof piece;
        gsize done = g_iconv(converter, &in, &left, &to, &room);
        int failed = done == (gsize) -1 ? errno : 0;
        g_string_append_len(out.text, piece, to - piece);
        if (failed != EILSEQ && failed != EINVAL)
            continue;
        output_bad(&out);
        gsize skip = MIN(unit, left);
        in += skip;
        left -= skip;
        g_iconv(converter, NULL, NULL, NULL, NULL);
    }
    g_iconv_close(converter);
    drop_nuls(&out);
    return out;
}

/* ----------------------------------------------------- finding it out */

enum { LOOKED_AT = 256 * 1024 };

/* UTF-16 without mark: ASCII (tabs, digits, line ends) has its NULs all in
 * even or all in odd places. */
static const char *
guess_utf16(const char *bytes, size_t size)
{
    size_t nuls[2] = { 0, 0 }, looked = MIN(size, (size_t) LOOKED_AT);
    if (size < 4 || size % 2)
        return NULL;
    for (size_t i = 0; i < looked; i++)
        nuls[i % 2] += bytes[i] == '\0';
    size_t enough = 2 + looked / 200;
    if (nuls[1] >= enough && nuls[0] * 20 <= nuls[1])
        return "UTF-16LE";
    if (nuls[0] >= enough && nuls[1] * 20 <= nuls[0])
        return "UTF-16BE";
    return NULL;
}

/* How much of a text in pairs of bytes is everyday Chinese: signs and the
 * first level of GB2312. Other double-byte codes and binary have few. */
struct gb_look {
    size_t pairs, everyday;
};

static struct gb_look
look_at_gb(const char *bytes, size_t size)
{
    struct gb_look look = { 0, 0 };
    const unsigned char *p = (const unsigned char *) bytes;
    for (size_t i = 0; i + 1 < size; i++) {
        if (p[i] < 0x81)
            continue;
        unsigned char lead = p[i], trail = p[++i];
        look.pairs++;
        look.everyday += trail >= 0xA1 && ((lead >= 0xA1 && lead <= 0xA9) ||
                                           (lead >= 0xB0 && lead <= 0xD7));
    }
    return look;
}

static size_t
count_multibyte(const GString *text)
{
    size_t n = 0;
    for (size_t i = 0; i < text->len; i++)
        n += ((unsigned char) text->str[i] & 0xC0) == 0xC0;
    return n;
}

/* Control characters that no text has. */
static bool
is_binary(const GString *text)
{
    size_t controls = 0;
    for (size_t i = 0; i < text->len; i++) {
        unsigned char c = (unsigned char) text->str[i];
        controls += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A) ||
                    c == 0x7F;
    }
    return controls * 20 > text->len + 19;
}

/* Characters that Chinese text is made of: Han, ASCII, signs of East Asia. */
static bool
reads_as_text(const GString *text)
{
    size_t good = 0, all = 0;
    for (const char *p = text->str; *p; p = g_utf8_next_char(p), all++) {
        gunichar c = g_utf8_get_char(p);
        good += c < 0x100 || (c >= 0x2000 && c < 0xA000) ||
                (c >= 0xF900 && c < 0xFB00) || c >= 0xFE30;
    }
    return good * 10 >= all * 9;
}

static struct output
guess(const char *bytes, size_t size, const char **encoding)
{
    const char *utf16 = guess_utf16(bytes, size);
    if (utf16) {
        struct output wide = from_encoding(utf16, bytes, size);
        if (wide.bad->len * 20 <= size && reads_as_text(wide.text)) {
            *encoding = utf16;
            return wide;
        }
        output_free(&wide);
    }
    struct output plain = from_utf8(bytes, size);
    size_t bad = plain.bad->len;
    *encoding = "UTF-8";
    if (bad == 0 || bad * 9 <= count_multibyte(plain.text))
        return plain;
    struct gb_look look = look_at_gb(bytes, size);
    if (look.everyday * 10 >= look.pairs * 7) {
        struct output gb = from_encoding("GB18030", bytes, size);
        if (gb.bad->len * 8 <= look.pairs) {
            output_free(&plain);
            *encoding = "GB18030";
            return gb;
        }
        output_free(&gb);
    }
    if (bad * 3 > count_multibyte(plain.text) && bad * 100 > size)
        *encoding = NULL;
    return plain;
}

static struct output
decode(const char *bytes, size_t size, const char **encoding)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MARKS); i++) {
        size_t length = MARKS[i].length;
        if (!starts_with(bytes, size, MARKS[i].mark, length))
            continue;
        *encoding = MARKS[i].encoding;
        return i == 0 ? from_utf8(bytes + length, size - length)
                      : from_encoding(*encoding, bytes + length, size - length);
    }
    return guess(bytes, size, encoding);
}

bool
decode_text(const char *name, const char *bytes, size_t size,
            struct decoded *out, GError **error)
{
    *out = (struct decoded){ 0 };
    if (!refuse_known_files(name, bytes, size, error))
        return false;
    const char *encoding;
    struct output made = decode(bytes, size, &encoding);
    bool damaged = made.bad->len * 8 > made.text->len + 7 ||
                   !reads_as_text(made.text);
    if (is_binary(made.text) || !encoding || damaged) {
        bool text = !is_binary(made.text);
        output_free(&made);
        return status_fail(error, EXIT_INPUT,
                           text ? "%s：认不出编码；请另存为 UTF-8 或 GB18030"
                                : "%s：这是二进制文件，不是文本；"
                                  "请换成预算的文本或 CSV",
                           text ? "%s: its encoding is not known; save it as "
                                  "UTF-8 or GB18030"
                                : "%s: is a binary file, no text; give a "
                                  "budget's text or CSV",
                           name);
    }
    out->size = made.text->len;
    out->text = g_string_free(made.text, FALSE);
    out->encoding = encoding;
    out->bad = made.bad;
    out->n_nul = made.n_nul;
    out->first_nul = made.first_nul;
    return true;
}

void
decoded_free(struct decoded *d)
{
    g_free(d->text);
    if (d->bad)
        g_array_free(d->bad, TRUE);
}
