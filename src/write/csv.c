/* Datasets as CSV (RFC 4180): a header row, CRLF, quotes where needed. */
#include "base/sink.h"
#include "write/data_files.h"

#include <glib.h>
#include <string.h>

static void
put_field(sink *out, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        sink_puts(out, text);
        return;
    }
    sink_puts(out, "\"");
    for (const char *p = text; *p; p++)
        sink_write(out, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    sink_puts(out, "\"");
}

static void
put_datum(sink *out, const struct datum *d)
{
    char amount[MONEY_TEXT_SIZE];
    if (d->kind == DATUM_TEXT)
        put_field(out, d->text);
    else if (d->kind == DATUM_AMOUNT)
        sink_puts(out, money_write(d->amount, UNIT_YUAN, 2, false, amount));
    else if (d->kind == DATUM_INTEGER)
        sink_printf(out, "%" G_GINT64_FORMAT, (gint64) d->integer);
}

static void
put_dataset(sink *out, const struct dataset *set)
{
    for (size_t i = 0; i < set->n_fields; i++) {
        sink_puts(out, i ? "," : "");
        put_field(out, set->fields[i].name);
    }
    sink_puts(out, "\r\n");
    for (size_t i = 0; i < set->n_rows * set->n_fields; i++) {
        sink_puts(out, i % set->n_fields ? "," : "");
        put_datum(out, &set->data[i]);
        if (i % set->n_fields == set->n_fields - 1)
            sink_puts(out, "\r\n");
    }
}

bool
data_write_csv(const struct data_folder *d, GError **error)
{
    for (size_t i = 0; i < d->n_datasets; i++) {
        sink *out = sink_to_file(arena_printf(d->a, "%s/%s.csv", d->path,
                                              d->datasets[i].name));
        put_dataset(out, &d->datasets[i]);
        if (!sink_close(out, error))
            return false;
    }
    return true;
}
