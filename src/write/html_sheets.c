/* A page for each sheet, and the index of all. Made from the same content
 * trees as the printed sheets. */
#include "write/html.h"

#include "budget/decimal.h"
#include "report/sheets.h"

#include <glib.h>
#include <string.h>

/* ---------------------------------------------------------------- sheet */

/* "stem.html" of the sheet `k`-th by money. */
static const char *
page_of(const struct html *h, const struct sheets *s, size_t k)
{
    const struct sheet_facts *f = sheets_facts(s, sheets_ranked(s, k));
    return arena_printf(h->a, "%s.html", f->stem);
}

static void
set_neighbours(const struct html *h, const struct sheets *s,
               const struct sheet_facts *f, struct value *sheet)
{
    bool last = f->rank == sheets_count(s);
    html_set_text(h, sheet, "before",
                  f->rank > 1 ? page_of(h, s, f->rank - 2) : NULL);
    html_set_text(h, sheet, "after", last ? NULL : page_of(h, s, f->rank));
}

static struct value *
sheet_values(const struct html *h, const struct sheets *s, size_t i)
{
    const struct sheet_facts *f = sheets_facts(s, i);
    const struct report *r = sheets_compose(s, i, h->a);
    struct value *sheet = value_record(h->a), *root = value_record(h->a);
    html_set_text(h, sheet, "title", r->title);
    html_set_text(h, sheet, "department", r->author ? r->author : "");
    html_set_text(h, sheet, "name", f->name);
    html_set_text(h, sheet, "kind", r->subject);
    html_set_text(h, sheet, "source",
                  html_line_link(h->a, "../", f->first_line));
    html_set_text(h, sheet, "pdf", arena_printf(h->a, "%s.pdf", f->stem));
    set_neighbours(h, s, f, sheet);
    struct html_place place = {
        .up = "../", .lead = html_line_link(h->a, "../", f->first_line)
    };
    place.rows = place.lead;
    value_set(h->a, sheet, "blocks", html_blocks(h, place, r->first));
    value_set(h->a, root, "report", html_report_values(h));
    value_set(h->a, root, "sheet", sheet);
    return root;
}

static bool
write_sheet(const struct html *h, const struct sheets *s, size_t i,
            GError **error)
{
    const char *name =
        arena_printf(h->a, "%s.html", sheets_facts(s, i)->stem);
    return html_page(h, "sheet.html", name, sheet_values(h, s, i), error);
}

/* --------------------------------------------------------------- index */

static const char *
rate_of(const struct html *h, const struct sheet_facts *f)
{
    if (!f->again)
        return NULL;
    if (!f->again->rate.known)
        return f->again->rate_why;
    char text[DECIMAL_TEXT_SIZE];
    struct decimal percent = f->again->rate;
    if (__builtin_mul_overflow(percent.millionths, 100, &percent.millionths))
        return NULL;
    return arena_printf(h->a, "%s%%", decimal_write(percent, 2, text));
}

static void
set_counts(const struct html *h, struct value *r, const struct sheet_facts *f)
{
    static const char *const kinds[INDICATOR_KIND_COUNT] = {
        "output", "benefit", "satisfaction", "cost", "other"
    };
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++)
        html_set_count(h, r, kinds[k], f->kinds[k]);
    html_set_count(h, r, "indicators", f->indicators);
    html_set_count(h, r, "found",
                   f->found[FINDING_ERROR] + f->found[FINDING_WARNING]);
    if (f->indicators)
        value_set(h->a, r, "measurable",
                  value_number(h->a, VALUE_SHARE,
                               money_divide_rounded(
                                   (__int128) f->measurable * 10000,
                                   (__int128) f->indicators)));
    else
        html_set_text(h, r, "measurable", NULL);
}

static struct value *
index_row(const struct html *h, const struct sheet_facts *f)
{
    struct value *r = value_record(h->a);
    const struct evaluation *e = f->evaluation;
    html_set_count(h, r, "rank", f->rank);
    html_set_text(h, r, "code", f->code);
    html_set_text(h, r, "name", f->name);
    html_set_text(h, r, "org", f->org);
    html_set_text(h, r, "page", arena_printf(h->a, "%s.html", f->stem));
    html_set_text(h, r, "pdf", arena_printf(h->a, "%s.pdf", f->stem));
    if (f->amount && figure_is_known(f->amount))
        value_set(h->a, r, "total",
                  value_number(h->a, VALUE_AMOUNT, f->amount->used.fen));
    else
        html_set_text(h, r, "total", NULL);
    html_set_text(h, r, "score", e ? e->total_score.text : NULL);
    html_set_text(h, r, "grade",
                  e ? evaluation_grade(e->total_score) : NULL);
    html_set_text(h, r, "rate", rate_of(h, f));
    set_counts(h, r, f);
    return r;
}

static bool
write_index(const struct html *h, const struct sheets *s, GError **error)
{
    struct value *root = value_record(h->a), *all = value_list(h->a);
    for (size_t k = 0; k < sheets_count(s); k++)
        value_append(h->a, all,
                     index_row(h, sheets_facts(s, sheets_ranked(s, k))));
    value_set(h->a, root, "report", html_report_values(h));
    value_set(h->a, root, "sheets", all);
    return html_page(h, "sheets.html", "index.html", root, error);
}

/* ----------------------------------------------------------------- CSV */

static void
put_csv(sink *out, const char *text)
{
    sink_puts(out, "\"");
    for (const char *p = text ? text : ""; *p; p++)
        sink_write(out, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    sink_puts(out, "\"");
}

static void
put_csv_row(const struct html *h, sink *out, const struct sheet_facts *f)
{
    const struct evaluation *e = f->evaluation;
    const char *texts[] = { f->code, f->name, f->org,
                            arena_printf(h->a, "%s.pdf", f->stem) };
    char yuan[MONEY_TEXT_SIZE] = "", score[DECIMAL_TEXT_SIZE] = "";
    if (f->amount && figure_is_known(f->amount))
        money_write(f->amount->used, UNIT_YUAN, 2, false, yuan);
    if (e)
        decimal_plain(e->total_score, score);
    sink_printf(out, "%zu", f->rank);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        sink_puts(out, ",");
        put_csv(out, texts[i]);
    }
    sink_printf(out, ",%s,%s", yuan, e && e->total_score.known ? score : "");
    for (size_t k = 0; k < INDICATOR_KIND_COUNT; k++)
        sink_printf(out, ",%zu", f->kinds[k]);
    sink_printf(out, ",%zu,%zu,%zu,%zu,%zu\r\n", f->indicators,
                f->measurable, f->found[FINDING_ERROR],
                f->found[FINDING_WARNING], f->found[FINDING_NOTE]);
}

static bool
write_index_csv(const struct html *h, const struct sheets *s, GError **error)
{
    char *path = g_build_filename(h->folder, "index.csv", NULL);
    sink *out = sink_to_file(path);
    sink_puts(out, "rank,code,name,org,file,total_yuan,score,output,benefit,"
                   "satisfaction,cost,other,indicators,measurable,errors,"
                   "warnings,notes\r\n");
    for (size_t k = 0; k < sheets_count(s); k++)
        put_csv_row(h, out, sheets_facts(s, sheets_ranked(s, k)));
    g_free(path);
    return sink_close(out, error);
}

bool
write_sheets_html(const char *folder, const struct understanding *u,
                  const struct compose_options *options,
                  const char *templates, GError **error)
{
    struct html h;
    html_begin(&h, u, options, templates);
    h.folder = folder;
    h.below = "sheets/";
    const struct sheets *s = sheets_of(u, options, h.a);
    bool good = write_index(&h, s, error) && write_index_csv(&h, s, error);
    for (size_t i = 0; good && i < sheets_count(s); i++)
        good = write_sheet(&h, s, i, error);
    html_end(&h);
    return good;
}
