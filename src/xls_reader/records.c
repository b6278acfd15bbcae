/* A walk over the records of a workbook ([MS-XLS] 2.4; BIFF5, BIFF8): numbers
 * with their formats, results of formulas, merged cells, what is hidden. */
#include "xls_reader/xls_reader.h"

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum record {
    FORMULA = 0x0006, END = 0x000A, DATEMODE = 0x0022, FILEPASS = 0x002F,
    COLINFO = 0x007D, SHEET = 0x0085, MULRK = 0x00BD, XF = 0x00E0,
    MERGED = 0x00E5, NUMBER = 0x0203, BOOLERR = 0x0205, STRING = 0x0207,
    ROW = 0x0208, RK = 0x027E, FORMULA3 = 0x0206, FORMULA4 = 0x0406,
    FORMAT = 0x041E, BEGIN = 0x0809
};

enum { BIFF8 = 0x0600, CODE_LIMIT = 255 };

/* One record: its type and `size` bytes; `next` follows it. */
struct record_at {
    enum record type;
    const unsigned char *p;
    size_t size, next;
};

struct sheet_start {
    size_t offset;
    bool hidden;
};

struct globals {
    bool wide; /* BIFF8: strings of 16 bits */
    bool locked, from_1904;
    GArray *sheets;    /* of struct sheet_start */
    GArray *styles;    /* of int: a style's number format */
    GHashTable *codes; /* of char *, by the number format's index */
};

static unsigned
u16(const unsigned char *p)
{
    return p[0] | (unsigned) p[1] << 8;
}

static uint32_t
u32(const unsigned char *p)
{
    return u16(p) | (uint32_t) u16(p + 2) << 16;
}

static bool
next_record(const struct records *all, size_t at, struct record_at *r)
{
    if (all->size < 4 || at > all->size - 4)
        return false;
    r->type = (enum record) u16(all->bytes + at);
    r->size = u16(all->bytes + at + 2);
    r->p = all->bytes + at + 4;
    r->next = at + 4 + r->size;
    return r->next <= all->size;
}

/* A string of `n` characters at `p`: bytes, or with a mark of 16 bits before
 * it. Free with g_free. */
static char *
string_of(const struct globals *g, const unsigned char *p, size_t size,
          size_t n)
{
    char *text = NULL;
    bool marked = g->wide && size > 0;
    bool wide = marked && (*p & 1);
    p += marked;
    size -= marked;
    if (wide)
        text = g_convert((const char *) p, (gssize) MIN(size, 2 * n), "UTF-8",
                         "UTF-16LE", NULL, NULL, NULL);
    else
        text = g_convert((const char *) p, (gssize) MIN(size, n), "UTF-8",
                         g->wide ? "ISO-8859-1" : "GB18030", NULL, NULL, NULL);
    return text ? text : g_strdup("");
}

/* -------------------------------------------------------------- globals */

static void
take_global(struct globals *g, const struct record_at *r)
{
    int format = r->size >= 4 ? (int) u16(r->p + 2) : 0;
    if (r->type == BEGIN && r->size >= 2)
        g->wide = u16(r->p) >= BIFF8;
    g->locked |= r->type == FILEPASS;
    g->from_1904 |= r->type == DATEMODE && r->size >= 2 && u16(r->p) == 1;
    if (r->type == XF && r->size >= 4)
        g_array_append_val(g->styles, format);
    if (r->type == SHEET && r->size >= 6) {
        struct sheet_start s = { u32(r->p), (r->p[4] & 3) != 0 };
        g_array_append_val(g->sheets, s);
    }
    if (r->type == FORMAT && r->size >= 5) {
        size_t length = g->wide ? u16(r->p + 2) : r->p[2];
        size_t head = g->wide ? 4 : 3;
        if (length <= CODE_LIMIT)
            g_hash_table_insert(g->codes, GINT_TO_POINTER(u16(r->p)),
                                string_of(g, r->p + head, r->size - head,
                                          length));
    }
}

struct globals *
globals_read(const struct records *all)
{
    struct globals *g = g_new0(struct globals, 1);
    struct record_at r;
    g->sheets = g_array_new(FALSE, FALSE, sizeof(struct sheet_start));
    g->styles = g_array_new(FALSE, FALSE, sizeof(int));
    g->codes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (size_t at = 0; next_record(all, at, &r) && r.type != END; at = r.next)
        take_global(g, &r);
    return g;
}

void
globals_free(struct globals *g)
{
    g_array_free(g->sheets, TRUE);
    g_array_free(g->styles, TRUE);
    g_hash_table_destroy(g->codes);
    g_free(g);
}

bool
globals_locked(const struct globals *g)
{
    return g->locked;
}

bool
globals_from_1904(const struct globals *g)
{
    return g->from_1904;
}

bool
globals_hidden(const struct globals *g, unsigned sheet)
{
    return sheet < g->sheets->len &&
           g_array_index(g->sheets, struct sheet_start, sheet).hidden;
}

/* ---------------------------------------------------------------- cells */

static void
put_number(const struct globals *g, const unsigned char *cell, double value)
{
    unsigned style = u16(cell + 4);
    int format = style < g->styles->len ? g_array_index(g->styles, int, style)
                                        : 0;
    const char *code = g_hash_table_lookup(g->codes, GINT_TO_POINTER(format));
    printf("number\t%u\t%u\t%.17g\t%d\t", u16(cell) + 1, u16(cell + 2) + 1,
           value, format);
    put_text(code ? code : "");
}

static double
real_of(const unsigned char *p)
{
    uint64_t bits = u32(p) | (uint64_t) u32(p + 4) << 32;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* A number in 30 bits: whole, or the upper bits of a real one, perhaps of a
 * hundredth. */
static double
packed_number(const unsigned char *p)
{
    uint32_t bits = u32(p);
    uint64_t upper = (uint64_t) (bits & ~3u) << 32;
    double value;
    memcpy(&value, &upper, sizeof value);
    if (bits & 2)
        value = (int32_t) bits >> 2;
    return bits & 1 ? value / 100 : value;
}

static void
put_packed_row(const struct globals *g, const struct record_at *r)
{
    unsigned first = u16(r->p + 2);
    for (size_t i = 0; 4 + 6 * (i + 1) <= r->size - 2; i++) {
        const unsigned char *p = r->p + 4 + 6 * i;
        unsigned column = first + (unsigned) i;
        unsigned char cell[6] = { r->p[0], r->p[1], (unsigned char) column,
                                  (unsigned char) (column >> 8), p[0], p[1] };
        put_number(g, cell, packed_number(p + 2));
    }
}

static void
put_error(const unsigned char *cell, unsigned code)
{
    static const struct {
        unsigned code;
        const char *shown;
    } known[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" },
                  { 0x0F, "#VALUE!" }, { 0x17, "#REF!" },
                  { 0x1D, "#NAME?" }, { 0x24, "#NUM!" }, { 0x2A, "#N/A" } };
    const char *shown = "#?";
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (known[i].code == code)
            shown = known[i].shown;
    printf("failed\t%u\t%u\t%s\n", u16(cell) + 1, u16(cell + 2) + 1, shown);
}

/* The stored result of a formula; a text follows in a record of its own. */
static void
put_formula(const struct records *all, const struct globals *g,
            const struct record_at *r)
{
    const unsigned char *result = r->p + 6;
    struct record_at after;
    if (u16(result + 6) != 0xFFFF) {
        put_number(g, r->p, real_of(result));
    } else if (result[0] == 2) {
        put_error(r->p, result[2]);
    } else if (result[0] == 0 && next_record(all, r->next, &after)) {
        /* an array or shared formula may stand between */
        if (after.type != STRING)
            next_record(all, after.next, &after);
        if (after.type != STRING || after.size < 3)
            return;
        char *text = string_of(g, after.p + 2, after.size - 2, u16(after.p));
        printf("text\t%u\t%u\t", u16(r->p) + 1, u16(r->p + 2) + 1);
        put_text(text);
        g_free(text);
    }
}

static void
put_merged(const struct record_at *r)
{
    for (size_t i = 0; 2 + 8 * (i + 1) <= r->size; i++) {
        const unsigned char *p = r->p + 2 + 8 * i;
        printf("merged\t%u\t%u\t%u\t%u\n", u16(p) + 1, u16(p + 4) + 1,
               u16(p + 2) + 1, u16(p + 6) + 1);
    }
}

static void
put_record(const struct records *all, const struct globals *g,
           const struct record_at *r)
{
    if (r->type == NUMBER && r->size >= 14)
        put_number(g, r->p, real_of(r->p + 6));
    else if (r->type == RK && r->size >= 10)
        put_number(g, r->p, packed_number(r->p + 6));
    else if (r->type == MULRK && r->size >= 12)
        put_packed_row(g, r);
    else if (r->type == BOOLERR && r->size >= 8 && r->p[7])
        put_error(r->p, r->p[6]);
    else if ((r->type == FORMULA || r->type == FORMULA3 ||
              r->type == FORMULA4) && r->size >= 14)
        put_formula(all, g, r);
    else if (r->type == MERGED && r->size >= 2)
        put_merged(r);
    else if (r->type == ROW && r->size >= 16 && (r->p[12] & 0x20))
        printf("hidden-row\t%u\n", u16(r->p) + 1);
    else if (r->type == COLINFO && r->size >= 10 && (r->p[8] & 1))
        printf("hidden-columns\t%u\t%u\n", u16(r->p) + 1, u16(r->p + 2) + 1);
}

void
records_put_sheet(const struct records *all, const struct globals *g,
                  unsigned sheet)
{
    struct record_at r;
    int depth = 0; /* a chart inside is a stream in the stream */
    if (sheet >= g->sheets->len)
        return;
    size_t at = g_array_index(g->sheets, struct sheet_start, sheet).offset;
    for (; next_record(all, at, &r); at = r.next) {
        depth += (r.type == BEGIN) - (r.type == END);
        if (depth == 0)
            return;
        if (depth == 1)
            put_record(all, g, &r);
    }
}
