/* Texts, amounts, decimals, places as JSON. */
#include "write/json.h"

#include "base/unicode.h"
#include "budget/decimal.h"
#include "report/contacts.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

static bool
has_contacts(const struct budget *b)
{
    for (size_t i = 0; i < b->n_projects; i++)
        if (b->projects[i].person || b->projects[i].phone)
            return true;
    for (size_t i = 0; i < b->n_evaluations; i++)
        if (b->evaluations[i].person || b->evaluations[i].phone)
            return true;
    return false;
}

void
json_begin(struct json_writer *w, const struct understanding *u,
           const struct compose_options *options)
{
    *w = (struct json_writer) { .a = arena_new(), .u = u,
                                .options = options };
    w->masks = !options->show_contacts && has_contacts(u->budget);
}

void
json_end(struct json_writer *w)
{
    arena_free(w->a);
}

json_t *
json_text(const struct json_writer *w, const char *text)
{
    if (!text)
        return json_null();
    if (w->masks)
        text = contacts_shown(w->a, w->u, w->options, text);
    if (g_utf8_validate(text, -1, NULL))
        return json_string_nocheck(text);
    char *valid = g_utf8_make_valid(text, -1);
    json_t *made = json_string_nocheck(valid);
    g_free(valid);
    return made;
}

json_t *
json_contact(const struct json_writer *w, const char *text)
{
    return w->options->show_contacts ? json_text(w, text) : json_null();
}

json_t *
json_texts(const struct json_writer *w, const char *const *texts)
{
    json_t *list = json_array();
    for (; texts && *texts; texts++)
        json_array_append_new(list, json_text(w, *texts));
    return list;
}

json_t *
json_money(money m)
{
    char text[MONEY_TEXT_SIZE];
    return json_string(money_write(m, UNIT_WAN, 6, false, text));
}

json_t *
json_figure(const struct figure *f)
{
    return f && figure_is_known(f) ? json_money(f->used) : json_null();
}

/* Digits printed after the point. */
static int
printed_places(const char *text)
{
    arena *a = arena_new();
    const char *point = text ? strchr(unicode_nfkc(a, text), '.') : NULL;
    int places = 0;
    for (const char *p = point ? point + 1 : ""; *p; p++)
        places += g_ascii_isdigit(*p);
    arena_free(a);
    return places < 6 ? places : 6;
}

json_t *
json_decimal(const struct decimal *d)
{
    char text[DECIMAL_TEXT_SIZE];
    if (!d->known)
        return json_null();
    if (d->text)
        return json_string(decimal_write(*d, printed_places(d->text), text));
    bool fine = decimal_rounded(*d, 2).millionths != d->millionths;
    return json_string(fine ? decimal_plain(*d, text)
                            : decimal_write(*d, 2, text));
}

json_t *
json_rate(const struct decimal *d)
{
    struct decimal percent =
        decimal_times(*d, decimal_of((int64_t) 100 * DECIMAL_ONE));
    char text[DECIMAL_TEXT_SIZE];
    if (!percent.known)
        return json_null();
    arena *a = arena_new();
    bool in_percent = d->text && strchr(unicode_nfkc(a, d->text), '%');
    int places = in_percent ? printed_places(d->text) : 2;
    json_t *made = json_string(
        arena_printf(a, "%s%%", decimal_write(percent, places, text)));
    arena_free(a);
    return made;
}

json_t *
json_number(int n)
{
    return n ? json_integer(n) : json_null();
}

json_t *
json_lines(const int *lines)
{
    json_t *list = json_array();
    for (; lines && *lines; lines++)
        json_array_append_new(list, json_integer(*lines));
    return list;
}

json_t *
json_coded(const struct json_writer *w, const struct coded *c)
{
    return json_pack("{s:o, s:o}", "code", json_text(w, c->code), "name",
                     json_text(w, c->name));
}

json_t *
json_source(const struct json_writer *w)
{
    const struct budget *b = w->u->budget;
    char *name = b->file ? g_path_get_basename(b->file) : NULL;
    json_t *made = json_pack("{s:o, s:o}", "file", json_text(w, name),
                             "sha256", json_text(w, b->sha256));
    g_free(name);
    return made;
}
