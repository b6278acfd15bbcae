#include "pdf/pdf_objects.h"

#include "pdf/pdf_put.h"

#include <stdbool.h>
#include <string.h>
#include <zlib.h>

enum {
    GATHERED_LIMIT = 64 * 1024, /* bytes in an object stream */
    LEVEL = 6,                  /* of deflate: 9 saves 1 % for twice the time */
    ROW = 7                     /* bytes of a cross-reference row: 1, 4, 2 */
};

/** Where an object is: at an offset, or in an object stream at an index. */
struct place {
    int stream; /* 0: none */
    size_t at;
};

struct pdf_file {
    sink *out;
    enum pdf_form form;
    size_t written;
    GChecksum *digest; /* of all that was written: the identifier */
    GArray *places;    /* of struct place, by object number */
    int current;       /* the object that is begun */
    GString *object;   /* its text, where it goes out by itself */
    int stream;        /* the object stream that is being gathered, or 0 */
    size_t n_gathered;
    GString *index, *gathered; /* its two halves */
    z_stream deflate;
    GByteArray *packed;
};

static void
write_bytes(pdf_file *f, const void *bytes, size_t size)
{
    sink_write(f->out, bytes, size);
    g_checksum_update(f->digest, bytes, (gssize) size);
    f->written += size;
}

static void
write_text(pdf_file *f, const char *text)
{
    write_bytes(f, text, strlen(text));
}

static struct place *
place_of(pdf_file *f, int number)
{
    return &g_array_index(f->places, struct place, number);
}

pdf_file *
pdf_file_new(sink *out, enum pdf_form form)
{
    pdf_file *f = g_new0(pdf_file, 1);
    f->out = out;
    f->form = form;
    f->digest = g_checksum_new(G_CHECKSUM_MD5);
    f->places = g_array_new(FALSE, TRUE, sizeof(struct place));
    f->object = g_string_new(NULL);
    f->index = g_string_new(NULL);
    f->gathered = g_string_new(NULL);
    f->packed = g_byte_array_new();
    if (deflateInit(&f->deflate, LEVEL) != Z_OK)
        g_error("zlib does not start");
    pdf_reserve(f); /* number 0 is the head of the free objects */
    /* Four bytes above 127 say that the file is binary (7.5.2). */
    write_text(f, form == PDF_A1 ? "%PDF-1.4\n" : "%PDF-1.7\n");
    write_text(f, "%\xE9\xA2\x84\xE7\xAE\x97\n");
    return f;
}

enum pdf_form
pdf_file_form(const pdf_file *f)
{
    return f->form;
}

int
pdf_reserve(pdf_file *f)
{
    struct place none = { 0 };
    g_array_append_val(f->places, none);
    return (int) f->places->len - 1;
}

/* -------------------------------------------------------------- streams */

/* Bytes as deflate leaves them, lent until the next call. */
static const GByteArray *
pack(pdf_file *f, const void *bytes, size_t size)
{
    z_stream *z = &f->deflate;
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
open_object(pdf_file *f, int number)
{
    char head[32];
    *place_of(f, number) = (struct place) { .at = f->written };
    g_snprintf(head, sizeof head, "%d 0 obj\n", number);
    write_text(f, head);
}

void
pdf_put_stream(pdf_file *f, int number, const struct pdf_stream *stream)
{
    const void *bytes = stream->bytes;
    size_t size = stream->size;
    if (!stream->plain) {
        const GByteArray *packed = pack(f, bytes, size);
        bytes = packed->data;
        size = packed->len;
    }
    char length[64];
    g_snprintf(length, sizeof length, "%s/Length %" G_GSIZE_FORMAT ">>",
               stream->plain ? "" : "/Filter/FlateDecode", size);
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
close_gathered(pdf_file *f)
{
    if (!f->stream)
        return;
    char entries[80];
    g_snprintf(entries, sizeof entries,
               "/Type/ObjStm/N %" G_GSIZE_FORMAT "/First %" G_GSIZE_FORMAT,
               f->n_gathered, f->index->len);
    g_string_append_len(f->index, f->gathered->str,
                        (gssize) f->gathered->len);
    struct pdf_stream stream = { .entries = entries,
                                 .bytes = f->index->str,
                                 .size = f->index->len };
    pdf_put_stream(f, f->stream, &stream);
    g_string_truncate(f->index, 0);
    g_string_truncate(f->gathered, 0);
    f->n_gathered = 0;
    f->stream = 0;
}

GString *
pdf_begin(pdf_file *f, int number)
{
    f->current = number;
    if (f->form == PDF_A1)
        return f->object;
    if (!f->stream)
        f->stream = pdf_reserve(f);
    *place_of(f, number) = (struct place) { f->stream, f->n_gathered++ };
    pdf_put_int(f->index, number);
    pdf_put_int(f->index, (long) f->gathered->len);
    return f->gathered;
}

void
pdf_end(pdf_file *f)
{
    if (f->form == PDF_A1) {
        open_object(f, f->current);
        write_bytes(f, f->object->str, f->object->len);
        write_text(f, "\nendobj\n");
        g_string_truncate(f->object, 0);
        return;
    }
    g_string_append_c(f->gathered, '\n');
    if (f->gathered->len > GATHERED_LIMIT)
        close_gathered(f);
}

/* ------------------------------------------------------ cross-reference */

/* What leads to the rest (7.5.5). The identifier is the content's own. */
static void
put_trailer(pdf_file *f, GString *out, int catalog, int information)
{
    GChecksum *digest = g_checksum_copy(f->digest);
    const char *id = g_checksum_get_string(digest);
    g_string_append(out, "/Size ");
    pdf_put_int(out, (long) f->places->len);
    g_string_append(out, "/Root ");
    pdf_put_ref(out, catalog);
    g_string_append(out, "/Info ");
    pdf_put_ref(out, information);
    g_string_append_printf(out, "/ID[<%s><%s>]", id, id);
    g_checksum_free(digest);
}

/* As text, twenty bytes an object (7.5.4). */
static void
write_table(pdf_file *f, int catalog, int information)
{
    GString *text = g_string_new(NULL);
    g_string_printf(text, "xref\n0 %u\n0000000000 65535 f \n",
                    f->places->len);
    for (guint i = 1; i < f->places->len; i++)
        g_string_append_printf(text, "%010" G_GSIZE_FORMAT " 00000 n \n",
                               place_of(f, (int) i)->at);
    g_string_append(text, "trailer\n<<");
    put_trailer(f, text, catalog, information);
    g_string_append(text, ">>\n");
    write_bytes(f, text->str, text->len);
    g_string_free(text, TRUE);
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
write_table_stream(pdf_file *f, int catalog, int information)
{
    guint8 above[ROW] = { 0 }, row[ROW], up = 2;
    int number = pdf_reserve(f);
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
    struct pdf_stream stream = { .entries = entries->str, .bytes = rows->data,
                                 .size = rows->len };
    pdf_put_stream(f, number, &stream);
    g_string_free(entries, TRUE);
    g_byte_array_free(rows, TRUE);
}

void
pdf_file_finish(pdf_file *f, int catalog, int information)
{
    char tail[64];
    close_gathered(f);
    size_t start = f->written;
    if (f->form == PDF_A1)
        write_table(f, catalog, information);
    else
        write_table_stream(f, catalog, information);
    g_snprintf(tail, sizeof tail,
               "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", start);
    write_text(f, tail);
    deflateEnd(&f->deflate);
    g_byte_array_free(f->packed, TRUE);
    g_string_free(f->gathered, TRUE);
    g_string_free(f->index, TRUE);
    g_string_free(f->object, TRUE);
    g_array_free(f->places, TRUE);
    g_checksum_free(f->digest);
    g_free(f);
}
