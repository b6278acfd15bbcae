/* The tables as CSV (RFC 4180): a header row, CRLF, quotes where needed. */
#include "export/data.h"

#include <string.h>

/* A text that a spreadsheet would take for a formula gets an apostrophe; the
 * sign alone is none. */
static void
put_text(sink *out, const char *text)
{
    bool formula = *text && text[1] && strchr("=+-@\t\r", *text);
    const char *guard = formula ? "'" : "";
    if (!text[strcspn(text, ",\"\r\n")]) {
        sink_printf(out, "%s%s", guard, text);
        return;
    }
    sink_printf(out, "\"%s", guard);
    for (const char *p = text; *p; p++)
        sink_write(out, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    sink_puts(out, "\"");
}

static void
put_value(sink *out, struct value v)
{
    char amount[MONEY_TEXT_SIZE];
    if (v.kind == VALUE_TEXT)
        put_text(out, v.text);
    else if (v.kind == VALUE_DECIMAL)
        sink_puts(out, v.text);
    else if (v.kind == VALUE_AMOUNT)
        sink_puts(out, money_write(v.amount, UNIT_YUAN, 2, false, amount));
    else if (v.kind == VALUE_INTEGER)
        sink_printf(out, "%" G_GINT64_FORMAT, (gint64) v.integer);
}

struct csv {
    sink *out;
    const struct record *set;
};

static void
put_row(const struct cursor *c, void *data)
{
    const struct csv *csv = data;
    const struct field *first = data_column(csv->set, NULL);
    for (const struct field *f = first; f; f = data_column(csv->set, f)) {
        sink_puts(csv->out, f == first ? "" : ",");
        put_value(csv->out, data_value(f, c));
    }
    sink_puts(csv->out, "\r\n");
}

bool
data_write_csv(const struct data_folder *d, GError **error)
{
    for (size_t i = 0; i < d->n_sets; i++) {
        struct csv csv = { sink_to_file(arena_printf(d->x->a, "%s/%s.csv",
                                                     d->path,
                                                     d->sets[i]->name)),
                           d->sets[i] };
        const char *before = d->options->csv_bom ? "\xef\xbb\xbf" : "";
        for (const struct field *f = data_column(csv.set, NULL); f;
             f = data_column(csv.set, f), before = ",")
            sink_printf(csv.out, "%s%s", before, f->name);
        sink_puts(csv.out, "\r\n");
        data_each_row(d->x, csv.set, put_row, &csv);
        if (!sink_close(csv.out, error))
            return false;
    }
    return true;
}
