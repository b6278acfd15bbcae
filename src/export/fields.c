/* Values of fields, and the getters that many records share. */
#include "export/fields.h"

#include "base/unicode.h"
#include "budget/contacts.h"
#include "budget/decimal.h"

#include <string.h>

/* ------------------------------------------------------------ exporting */

static void
link_row(struct exporting *x, const struct row *row, size_t project)
{
    const struct project *p = &x->source.budget->projects[project];
    if (!g_hash_table_contains(x->project_of_row, row))
        g_hash_table_insert(x->project_of_row, (void *) row, (void *) p);
}

static void
keep_name(struct exporting *x, const struct coded *c)
{
    if (c->code && c->name && !g_hash_table_contains(x->names, c->code))
        g_hash_table_insert(x->names, (void *) c->code, (void *) c->name);
}

/* One spelling for each: that of the targets, else the first of the text. */
static void
keep_names(struct exporting *x)
{
    const struct budget *b = x->source.budget;
    x->names = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct project *p = &b->projects[i];
        keep_name(x, &(struct coded) { .code = p->code, .name = p->name });
        keep_name(x, &p->org);
    }
    for (size_t i = 0; i < b->n_tables; i++)
        for (size_t k = 0; k < b->tables[i].n_rows; k++) {
            keep_name(x, &b->tables[i].rows[k].project);
            keep_name(x, &b->tables[i].rows[k].org);
        }
}

void
exporting_begin(struct exporting *x, const struct export_source *source)
{
    const struct budget *b = source->budget;
    *x = (struct exporting) { .source = *source, .a = arena_new() };
    x->elsewhere = elsewhere_of_projects(b, x->a);
    x->project_of_row = g_hash_table_new(NULL, NULL);
    for (size_t i = 0; i < b->n_projects; i++) {
        const struct elsewhere *e = &x->elsewhere[i];
        for (size_t k = 0; k < e->n_rows; k++)
            link_row(x, e->rows[k], i);
        for (size_t k = 0; k < e->n_mentions; k++)
            link_row(x, e->mentions[k].row, i);
    }
    x->three_public = three_public_of(b, x->a);
    keep_names(x);
}

void
exporting_end(struct exporting *x)
{
    g_hash_table_destroy(x->project_of_row);
    g_hash_table_destroy(x->names);
    arena_free(x->a);
}

/* --------------------------------------------------------------- values */

struct value
as_text(const char *text)
{
    return (struct value) { .kind = text ? VALUE_TEXT : VALUE_NONE,
                            .text = text };
}

struct value
as_integer(int64_t n)
{
    return (struct value) { .kind = n ? VALUE_INTEGER : VALUE_NONE,
                            .integer = n };
}

struct value
as_count(int64_t n)
{
    return (struct value) { .kind = VALUE_INTEGER, .integer = n };
}

struct value
as_money(money m)
{
    return (struct value) { .kind = VALUE_AMOUNT, .amount = m };
}

struct value
as_figure(const struct figure *f)
{
    bool known = f && figure_is_known(f);
    return known ? as_money(f->used) : as_text(NULL);
}

/* Digits printed after the point. */
static int
printed_places(arena *a, const char *text)
{
    const char *point = strchr(unicode_nfkc(a, text), '.');
    int places = 0;
    for (const char *p = point ? point + 1 : ""; *p; p++)
        places += g_ascii_isdigit(*p);
    return places < 6 ? places : 6;
}

/* With as many decimals as are printed; a computed one with two, or more where
 * they are needed. */
static struct value
as_decimal(arena *a, const struct decimal *d)
{
    char text[DECIMAL_TEXT_SIZE];
    if (!d->known)
        return as_text(NULL);
    bool fine = decimal_rounded(*d, 2).millionths != d->millionths;
    const char *digits =
        d->text ? decimal_write(*d, printed_places(a, d->text), text)
        : fine  ? decimal_plain(*d, text)
                : decimal_write(*d, 2, text);
    return (struct value) { .kind = VALUE_DECIMAL,
                            .text = arena_strdup(a, digits) };
}

static struct value
as_rate(arena *a, const struct decimal *d)
{
    struct decimal percent =
        decimal_times(*d, decimal_of((int64_t) 100 * DECIMAL_ONE));
    bool in_percent = d->text && strchr(unicode_nfkc(a, d->text), '%');
    char text[DECIMAL_TEXT_SIZE];
    if (!percent.known)
        return as_text(NULL);
    int places = in_percent ? printed_places(a, d->text) : 2;
    decimal_write(percent, places, text);
    return (struct value) { .kind = VALUE_DECIMAL,
                            .text = arena_strdup(a, text) };
}

struct value
as_hundredths(arena *a, int64_t share)
{
    return (struct value) {
        .kind = VALUE_DECIMAL,
        .text = arena_printf(a, "%s%d.%02d", share < 0 ? "-" : "",
                             (int) (ABS(share) / 100),
                             (int) (ABS(share) % 100))
    };
}

const char *
field_text(const struct cursor *c, const char *text)
{
    arena *a = c->x->a;
    if (!text)
        return NULL;
    if (!c->x->source.show_contacts)
        text = contacts_masked(a, c->x->source.budget, text);
    if (g_utf8_validate(text, -1, NULL))
        return text;
    char *valid = g_utf8_make_valid(text, -1);
    text = arena_strdup(a, valid);
    g_free(valid);
    return text;
}

const void *
field_member(const struct field *f, const struct cursor *c)
{
    const char *object = *(const char *const *) ((const char *) c + f->object);
    return object ? object + f->member : NULL;
}

static struct value
member_value(const struct field *f, const struct cursor *c)
{
    const void *at = field_member(f, c);
    if (!at)
        return as_text(NULL);
    switch (f->type) {
    case FIELD_INTEGER:
        return as_integer(*(const int *) at);
    case FIELD_AMOUNT:
        return as_figure(at);
    case FIELD_DECIMAL:
        return as_decimal(c->x->a, at);
    case FIELD_RATE:
        return as_rate(c->x->a, at);
    default:
        return as_text(*(const char *const *) at);
    }
}

bool
field_is_scalar(const struct field *f)
{
    return f->type <= FIELD_RATE;
}

struct value
field_value(const struct field *f, const struct cursor *c)
{
    if (f->type == FIELD_CONTACT && !c->x->source.show_contacts)
        return as_text(NULL);
    struct value v = f->get ? f->get(c, f->which) : member_value(f, c);
    if (v.kind == VALUE_TEXT)
        v.text = field_text(c, v.text);
    return v;
}

const char *
field_joined(const struct field *f, const struct cursor *c)
{
    const void *at = field_member(f, c);
    GString *out = g_string_new(NULL);
    if (at && f->type == FIELD_TEXTS)
        for (const char *const *t = *(const char *const *const *) at; t && *t;
             t++)
            g_string_append_printf(out, "%s%s", out->len ? "、" : "",
                                   field_text(c, *t));
    if (at && f->type == FIELD_LINES)
        for (const int *n = *(const int *const *) at; n && *n; n++)
            g_string_append_printf(out, "%s%d", out->len ? "、" : "", *n);
    const char *text =
        out->len ? arena_strndup(c->x->a, out->str, out->len) : NULL;
    g_string_free(out, TRUE);
    return text;
}

/* -------------------------------------------------------------- getters */

struct value
get_line(const struct cursor *c, int which)
{
    (void) which;
    return as_integer(c->at.line);
}

struct value
get_table(const struct cursor *c, int which)
{
    (void) which;
    return as_text(c->at.table);
}

/* Of the cell where it is known, else of the line. */
static const struct source_place *
source_of(const struct cursor *c)
{
    static const struct source_place nowhere;
    const struct budget *b = c->x->source.budget;
    bool known = b->line_places && c->at.line > 0 &&
                 (size_t) c->at.line <= b->n_source_lines;
    if (c->at.source)
        return c->at.source;
    return known ? &b->line_places[c->at.line - 1] : &nowhere;
}

struct value
get_page(const struct cursor *c, int which)
{
    (void) which;
    return as_integer(source_of(c)->page);
}

struct value
get_sheet(const struct cursor *c, int which)
{
    (void) which;
    return as_text(source_of(c)->sheet);
}

struct value
get_cell(const struct cursor *c, int which)
{
    (void) which;
    return as_text(source_of(c)->cell);
}

struct value
get_ordinal(const struct cursor *c, int which)
{
    (void) which;
    return as_integer((int64_t) c->ordinal);
}

struct value
get_name(const struct cursor *c, int which)
{
    (void) which;
    return as_text(c->name);
}

struct value
get_amount(const struct cursor *c, int which)
{
    (void) which;
    return as_money(c->amount);
}

struct value
get_figure(const struct cursor *c, int which)
{
    (void) which;
    return as_figure(c->figure);
}

struct value
get_row_amount(const struct cursor *c, int which)
{
    return as_figure(
        row_figure(c->table, c->row, (enum column_role) which));
}

struct value
get_row_text(const struct cursor *c, int which)
{
    const struct cell *cell =
        row_cell(c->table, c->row, (enum column_role) which);
    return as_text(cell ? cell->text : NULL);
}

struct value
get_project_id(const struct cursor *c, int which)
{
    (void) which;
    const struct project *first = c->x->source.budget->projects;
    return as_integer(c->project ? c->project - first + 1 : 0);
}

struct value
get_evaluation_id(const struct cursor *c, int which)
{
    (void) which;
    const struct evaluation *first = c->x->source.budget->evaluations;
    return as_integer(c->evaluation ? c->evaluation - first + 1 : 0);
}

struct place
fields_place(const struct table *t, int line)
{
    return (struct place) { .table = t ? t->number : NULL, .line = line };
}
