/* Filling datasets. */
#include "write/datasets.h"

#include "report/contacts.h"

#include <glib.h>

struct dataset_rows {
    arena *a;
    const struct understanding *u;
    const struct compose_options *options;
    GArray *data; /* of struct datum */
};

const struct understanding *
rows_of(const struct dataset_rows *rows)
{
    return rows->u;
}

arena *
rows_arena(const struct dataset_rows *rows)
{
    return rows->a;
}

void
put_text(struct dataset_rows *rows, const char *text)
{
    struct datum d = { .kind = text ? DATUM_TEXT : DATUM_BLANK };
    d.text = contacts_shown(rows->a, rows->u, rows->options, text);
    g_array_append_val(rows->data, d);
}

void
put_amount(struct dataset_rows *rows, money amount)
{
    struct datum d = { .kind = DATUM_AMOUNT, .amount = amount };
    g_array_append_val(rows->data, d);
}

void
put_figure(struct dataset_rows *rows, const struct figure *f)
{
    if (f && figure_is_known(f))
        put_amount(rows, f->used);
    else
        put_text(rows, NULL);
}

void
put_integer(struct dataset_rows *rows, int64_t integer)
{
    struct datum d = { .kind = DATUM_INTEGER, .integer = integer };
    g_array_append_val(rows->data, d);
}

void
put_number(struct dataset_rows *rows, int number)
{
    if (number)
        put_integer(rows, number);
    else
        put_text(rows, NULL);
}

void
put_coded(struct dataset_rows *rows, const struct coded *c)
{
    put_text(rows, c->code);
    put_text(rows, c->name);
}

/* ------------------------------------------------------------- making */

static struct dataset
make(const struct dataset_kind *kind, struct dataset_rows *rows)
{
    g_array_set_size(rows->data, 0);
    kind->fill(rows);
    g_assert(rows->data->len % kind->n_fields == 0);
    return (struct dataset) {
        .name = kind->name, .title = kind->title,
        .direction = kind->direction, .fields = kind->fields,
        .n_fields = kind->n_fields,
        .n_rows = rows->data->len / kind->n_fields,
        .data = arena_memdup(rows->a, rows->data->data,
                             rows->data->len * sizeof(struct datum)),
    };
}

struct dataset *
datasets_make(arena *a, const struct understanding *u,
              const struct compose_options *options, size_t *n)
{
    const struct dataset_kind *const lists[] = {
        DATASETS_MONEY, DATASETS_TARGETS, DATASETS_PROOF
    };
    struct dataset_rows rows = {
        a, u, options, g_array_new(FALSE, TRUE, sizeof(struct datum))
    };
    GArray *made = g_array_new(FALSE, TRUE, sizeof(struct dataset));
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        for (const struct dataset_kind *k = lists[i]; k->name; k++) {
            struct dataset d = make(k, &rows);
            if (d.n_rows)
                g_array_append_val(made, d);
        }
    *n = made->len;
    struct dataset *kept =
        arena_memdup(a, made->data, made->len * sizeof(struct dataset));
    g_array_free(made, TRUE);
    g_array_free(rows.data, TRUE);
    return kept;
}
