/* From a path or bytes to a grid: loading, limits, encodings, choice of the
 * format. */
#include "read/read.h"

#include "base/digest.h"
#include "base/unicode.h"
#include "read/build.h"
#include "read/csv.h"
#include "read/csv_folder.h"
#include "read/decode.h"
#include "read/html.h"
#include "read/office.h"
#include "read/pdf.h"
#include "read/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    SIZE_LIMIT = 128 * 1024 * 1024, /* bytes of all files together */
    PIECE = 64 * 1024,
    BAD_PLACES_SHOWN = 20
};

/* -------------------------------------------------------------- loading */

/* Follows the length of the line that is being loaded, so that a line without
 * end is refused before it fills the memory. */
struct line_watch {
    size_t number, length;
};

static bool
watch_lines(struct line_watch *w, const char *bytes, size_t size)
{
    for (const char *p = bytes, *end = bytes + size; p < end;) {
        const char *lf = memchr(p, '\n', (size_t) (end - p));
        const char *cr = memchr(p, '\r', (size_t) ((lf ? lf : end) - p));
        const char *stop = cr ? cr : lf ? lf : end;
        w->length += (size_t) (stop - p);
        /* twice: UTF-16 takes two bytes for one of ASCII */
        if (w->length > 2 * (size_t) LINE_LIMIT)
            return false;
        if (stop < end) {
            w->number += *stop == '\n' || stop + 1 == end || stop[1] != '\n';
            w->length = 0;
        }
        p = stop + (stop < end);
    }
    return true;
}

static bool
load_stream(const char *name, FILE *file, GByteArray *out, GError **error)
{
    struct line_watch watch = { .number = 1 };
    char *piece = g_malloc(PIECE);
    bool fine = true;
    size_t n;
    while (fine && (n = fread(piece, 1, PIECE, file)) > 0) {
        g_byte_array_append(out, (const guint8 *) piece, (guint) n);
        if (!watch_lines(&watch, piece, n))
            fine = lines_refuse(name, watch.number, error);
        else if (out->len > SIZE_LIMIT)
            fine = status_fail(error, EXIT_INPUT,
                               "%s：文件超过 %d MiB，不像一份预算；"
                               "请检查是否给错了文件",
                               "%s: is larger than %d MiB, which no budget "
                               "is; see whether it is the right file", name,
                               SIZE_LIMIT / 1024 / 1024);
    }
    if (fine && ferror(file))
        fine = status_fail_errno(error, EXIT_INPUT, errno, "%s：读不出来",
                                 "%s: cannot be read", name);
    g_free(piece);
    return fine;
}

static bool
fail_open(const char *path, int why, GError **error)
{
    switch (why) {
    case ENOENT:
    case ENOTDIR:
        return status_fail(error, EXIT_INPUT, "%s：没有这个文件；请检查路径",
                           "%s: there is no such file; see the path", path);
    case EACCES:
    case EPERM:
        return status_fail(error, EXIT_INPUT,
                           "%s：没有读取权限；请先开放权限（如 chmod +r）",
                           "%s: may not be read; allow it (as by chmod +r)",
                           path);
    default:
        return status_fail_errno(error, EXIT_INPUT, why, "%s：打不开",
                                 "%s: cannot be opened", path);
    }
}

static bool
load_file(const char *path, GByteArray *out, GError **error)
{
    bool input = strcmp(path, "-") == 0;
    FILE *file = input ? stdin : fopen(path, "rb");
    if (!file)
        return fail_open(path, errno, error);
    bool fine = load_stream(input ? "标准输入" : path, file, out, error);
    if (!input)
        fclose(file);
    return fine;
}

/* ------------------------------------------------------------- one file */

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

static void
rows_of(struct build *b, const char *name, const struct lines *l)
{
    char separator = csv_separator(name, l);
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

/* Formats that are no text, by their first bytes; the name is never asked. */
/* clang-format off */
static const struct {
    const char *start;
    size_t length;
    bool (*rows)(struct build *b, const char *bytes, size_t size,
                 GError **error);
} FORMATS[] = {
    { "%PDF-", 5, pdf_rows },
    { "PK\003\004", 4, office_rows },
    { "PK\005\006", 4, office_rows }, /* an empty archive */
    { "\xD0\xCF\x11\xE0", 4, compound_rows },
};
/* clang-format on */

static bool
rows_of_bytes(struct build *b, const char *bytes, size_t size, GError **error)
{
    const char *name = build_name(b);
    if (size == 0)
        return status_fail(error, EXIT_INPUT,
                           "%s：文件是空的（0 字节）；请换成有内容的预算文本",
                           "%s: is empty (0 bytes); give a budget's text",
                           name);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++)
        if (size >= FORMATS[i].length &&
            memcmp(bytes, FORMATS[i].start, FORMATS[i].length) == 0)
            return FORMATS[i].rows(b, bytes, size, error);
    struct decoded d;
    if (!decode_text(name, bytes, size, &d, error))
        return false;
    bool fine = rows_of_text(b, name, &d, error);
    decoded_free(&d);
    return fine;
}

/* ------------------------------------------------------------ documents */

struct grid *
read_bytes(const char *name, const char *bytes, size_t size, arena *memory,
           findings *found, GError **error)
{
    struct build b;
    build_start(&b, arena_strdup(memory, name), memory, found);
    bool fine = rows_of_bytes(&b, bytes, size, error);
    char *hash = digest_of(bytes, size);
    struct grid *g = build_finish(&b, hash);
    g->file = arena_strdup(memory, name);
    g_free(hash);
    return fine ? g : NULL;
}

/* The file's name without suffix, as a row before its rows. */
static void
name_row(struct build *b, const char *path)
{
    char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    char *valid = g_utf8_make_valid(name, -1);
    build_plain_cell(b, valid, 0, false);
    build_row(b, 0, false);
    g_free(valid);
    g_free(name);
}

/* An empty file says nothing and spoils nothing. */
static bool
skip_empty(struct build *b, const GByteArray *bytes)
{
    static const char blanks[] = " \t\r\n\xEF\xBB\xBF";
    for (guint i = 0; i < bytes->len; i++)
        if (!bytes->data[i] || !strchr(blanks, bytes->data[i]))
            return false;
    findings_add(b->found, "D05", FINDING_NOTE,
                 (struct place){ .file = b->file }, "文件是空的，没有读",
                 "the file is empty and was left out");
    return true;
}

/* One file of a folder; *size adds up. */
static bool
rows_of_member(struct build *b, digest *sum, gsize *size, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    bool fine = load_file(b->file, bytes, error);
    *size += bytes->len;
    if (fine && *size > SIZE_LIMIT)
        fine = status_fail(error, EXIT_INPUT,
                           "%s：文件夹里的文件合计超过 %d MiB，不像一份预算",
                           "%s: the files of the folder are larger than %d "
                           "MiB, which no budget is",
                           b->file, SIZE_LIMIT / 1024 / 1024);
    digest_add(sum, bytes->data, bytes->len);
    if (fine && !skip_empty(b, bytes)) {
        name_row(b, b->file);
        fine = rows_of_bytes(b, (const char *) bytes->data, bytes->len, error);
    }
    g_byte_array_free(bytes, TRUE);
    return fine;
}

static bool
rows_of_folder(struct build *b, char **paths, digest *sum, GError **error)
{
    bool fine = true;
    gsize size = 0;
    for (char **path = paths; fine && *path; path++) {
        b->file = arena_strdup(b->memory, *path);
        fine = rows_of_member(b, sum, &size, error);
    }
    return fine &&
           (b->rows->len > 0 || status_fail(error, EXIT_INPUT,
                                            "%s：文件夹里的 CSV 文件都是空的；"
                                            "请换成有内容的文件",
                                            "%s: the CSV files of the folder "
                                            "are all empty; give files with "
                                            "content",
                                            paths[0]));
}

static struct grid *
read_folder(const char *path, arena *memory, findings *found, GError **error)
{
    char **paths = csv_folder_list(path, error);
    if (!paths)
        return NULL;
    struct build b;
    build_start(&b, path, memory, found);
    digest *sum = digest_new();
    bool fine = rows_of_folder(&b, paths, sum, error);
    char *hash = digest_take(sum);
    struct grid *g = build_finish(&b, hash);
    g->file = arena_strdup(memory, path);
    g_free(hash);
    g_strfreev(paths);
    return fine ? g : NULL;
}

struct grid *
read_document(const char *path, arena *memory, findings *found, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return read_folder(path, memory, found, error);
    GByteArray *bytes = g_byte_array_new();
    struct grid *g = NULL;
    if (load_file(path, bytes, error))
        g = read_bytes(path, (const char *) bytes->data, bytes->len, memory,
                       found, error);
    g_byte_array_free(bytes, TRUE);
    return g;
}
