#include "paint/finish_file.h"

#include <string.h>
#include <zlib.h>

enum {
    GATHERED_LIMIT = 256 * 1024, /* bytes in an object stream */
    LEVEL = 6,                  /* of deflate: 9 saves 1 % for twice the time */
    ROW = 7                     /* bytes of a cross-reference row: 1, 4, 2 */
};

/** Where an object is: at an offset, or in an object stream at an index. */
struct place {
    int stream; /* 0: none */
    size_t at;
};

struct finish_file {
    sink *out;
    size_t written;
    GChecksum *digest; /* of all that was written: the identifier */
    GArray *places;    /* of struct place, by object number */
    int stream;        /* the object stream that is being gathered, or 0 */
    size_t n_gathered;
    GString *index, *gathered; /* its two halves */
    z_stream packer;
    GByteArray *packed;
};

static void
write_bytes(finish_file *f, const void *bytes, size_t size)
{
    sink_write(f->out, bytes, size);
    g_checksum_update(f->digest, bytes, (gssize) size);
    f->written += size;
}

static void
write_text(finish_file *f, const char *text)
{
    write_bytes(f, text, strlen(text));
}

static struct place *
place_of(finish_file *f, int number)
{
    return &g_array_index(f->places, struct place, number);
}

finish_file *
finish_file_new(sink *out, int taken)
{
    finish_file *f = g_new0(finish_file, 1);
    f->out = out;
    f->digest = g_checksum_new(G_CHECKSUM_MD5);
    f->places = g_array_new(FALSE, TRUE, sizeof(struct place));
    f->index = g_string_new(NULL);
    f->gathered = g_string_new(NULL);
    f->packed = g_byte_array_new();
    if (deflateInit(&f->packer, LEVEL) != Z_OK)
        g_error("zlib does not start");
    g_array_set_size(f->places, (guint) taken);
    /* Four bytes above 127 say that the file is binary (7.5.2). */
    write_text(f, "%PDF-1.7\n");
    write_text(f, "%\xE9\xA2\x84\xE7\xAE\x97\n");
    return f;
}

int
finish_reserve(finish_file *f)
{
    struct place none = { 0 };
    g_array_append_val(f->places, none);
    return (int) f->places->len - 1;
}

/* -------------------------------------------------------------- streams */

/* Bytes as deflate leaves them, lent until the next call. */
static const GByteArray *
pack(finish_file *f, const void *bytes, size_t size)
{
    z_stream *z = &f->packer;
    deflateReset(z);
    g_byte_array_set_size(f->packed, (guint) deflateBound(z, size));
    z->next_in = (Bytef *) bytes;
    z->avail_in = (uInt) size;
    z->next_out = f->packed->data;
    z->avail_out = f->packed->len;
    if (deflate(z, Z_FINISH) != Z_STREAM_END)
        g_error("zlib: %s", z->msg ? z->msg : "deflate");
    g_byte_array_set_size(f->packed, (guint) z->total_out);
    return f->packed;
}

static void
open_object(finish_file *f, int number)
{
    char head[32];
    *place_of(f, number) = (struct place) { .at = f->written };
    g_snprintf(head, sizeof head, "%d 0 obj\n", number);
    write_text(f, head);
}

void
finish_put_stream(finish_file *f, int number,
                  const struct finish_stream *stream)
{
    const void *bytes = stream->bytes;
    size_t size = stream->size;
    if (!stream->packed && !stream->plain) {
        const GByteArray *packed = pack(f, bytes, size);
        bytes = packed->data;
        size = packed->len;
    }
    char length[64];
    g_snprintf(length, sizeof length, "%s/Length %" G_GSIZE_FORMAT ">>",
               stream->packed || stream->plain ? "" : "/Filter/FlateDecode",
               size);
    open_object(f, number);
    write_text(f, "<<");
    write_text(f, stream->entries);
    write_text(f, length);
    write_text(f, "stream\n");
    write_bytes(f, bytes, size);
    write_text(f, "\nendstream\nendobj\n");
}

/* -------------------------------------------------------------- objects */

/* The objects gathered so far go out as one stream (7.5.7). */
static void
close_gathered(finish_file *f)
{
    if (!f->stream)
        return;
    char entries[80];
    g_snprintf(entries, sizeof entries,
               "/Type/ObjStm/N %" G_GSIZE_FORMAT "/First %" G_GSIZE_FORMAT,
               f->n_gathered, f->index->len);
    g_string_append_len(f->index, f->gathered->str,
                        (gssize) f->gathered->len);
    struct finish_stream stream = { .entries = entries,
                                    .bytes = f->index->str,
                                    .size = f->index->len };
    finish_put_stream(f, f->stream, &stream);
    g_string_truncate(f->index, 0);
    g_string_truncate(f->gathered, 0);
    f->n_gathered = 0;
    f->stream = 0;
}

GString *
finish_begin(finish_file *f, int number)
{
    if (!f->stream)
        f->stream = finish_reserve(f);
    *place_of(f, number) = (struct place) { f->stream, f->n_gathered++ };
    g_string_append_printf(f->index, "%d %" G_GSIZE_FORMAT " ", number,
                           f->gathered->len);
    return f->gathered;
}

void
finish_end(finish_file *f)
{
    g_string_append_c(f->gathered, '\n');
    if (f->gathered->len > GATHERED_LIMIT)
        close_gathered(f);
}

/* ------------------------------------------------------ cross-reference */

/* What leads to the rest (7.5.5). The identifier is the content's own. */
static void
put_trailer(finish_file *f, GString *out, int catalog, int information)
{
    GChecksum *digest = g_checksum_copy(f->digest);
    const char *id = g_checksum_get_string(digest);
    g_string_append_printf(out, "/Size %u/Root %d 0 R/Info %d 0 R",
                           f->places->len, catalog, information);
    g_string_append_printf(out, "/ID[<%s><%s>]", id, id);
    g_checksum_free(digest);
}

static void
fill_row(const struct place *place, guint8 row[ROW])
{
    size_t middle = place->stream ? (size_t) place->stream : place->at;
    size_t last = place->stream ? place->at : 0;
    row[0] = place->stream ? 2 : place->at ? 1 : 0;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (guint8) (middle >> (24 - 8 * i));
    row[5] = (guint8) (last >> 8);
    row[6] = (guint8) last;
}

/* As a stream (7.5.8): each row less the one above it, as PNG does. */
static void
write_table(finish_file *f, int catalog, int information)
{
    guint8 above[ROW] = { 0 }, row[ROW], up = 2;
    int number = finish_reserve(f);
    GByteArray *rows = g_byte_array_new();
    place_of(f, number)->at = f->written;
    for (guint i = 0; i < f->places->len; i++) {
        fill_row(place_of(f, (int) i), row);
        g_byte_array_append(rows, &up, 1);
        for (int k = 0; k < ROW; k++) {
            guint8 less = (guint8) (row[k] - above[k]);
            g_byte_array_append(rows, &less, 1);
        }
        memcpy(above, row, ROW);
    }
    GString *entries = g_string_new(
        "/Type/XRef/W[1 4 2]/DecodeParms<</Columns 7/Predictor 12>>");
    put_trailer(f, entries, catalog, information);
    struct finish_stream stream = { .entries = entries->str,
                                    .bytes = rows->data,
                                    .size = rows->len };
    finish_put_stream(f, number, &stream);
    g_string_free(entries, TRUE);
    g_byte_array_free(rows, TRUE);
}

void
finish_file_finish(finish_file *f, int catalog, int information)
{
    char tail[64];
    close_gathered(f);
    size_t start = f->written;
    write_table(f, catalog, information);
    g_snprintf(tail, sizeof tail,
               "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
    write_text(f, tail);
    deflateEnd(&f->packer);
    g_byte_array_free(f->packed, TRUE);
    g_string_free(f->gathered, TRUE);
    g_string_free(f->index, TRUE);
    g_array_free(f->places, TRUE);
    g_checksum_free(f->digest);
    g_free(f);
}

/* ------------------------------------------------------------------ text */

void
finish_put_points(GString *out, double points)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(number, sizeof number, "%.2f",
                                         points));
    g_string_append_c(out, ' ');
}

static bool
is_plain(const char *text)
{
    for (const char *p = text; *p; p++)
        if (*p < ' ' || *p > '~' || strchr("()\\", *p))
            return false;
    return true;
}

void
finish_put_text(GString *out, const char *text)
{
    if (is_plain(text)) {
        g_string_append_printf(out, "(%s)", text);
        return;
    }
    char *valid = g_utf8_make_valid(text, -1);
    gunichar2 *units = g_utf8_to_utf16(valid, -1, NULL, NULL, NULL);
    g_string_append(out, "<FEFF");
    for (gunichar2 *u = units; *u; u++)
        g_string_append_printf(out, "%04X", *u);
    g_string_append_c(out, '>');
    g_free(units);
    g_free(valid);
}

void
finish_put_entry(GString *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    g_string_append(out, key);
    finish_put_text(out, text);
}
