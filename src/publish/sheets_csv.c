/* The index of the sheets as CSV. */
#include "publish/sheets.h"

#include "base/sink.h"
#include "budget/decimal.h"

#include <glib.h>

static void
put_csv(sink *out, const char *text)
{
    sink_puts(out, "\"");
    for (const char *p = text ? text : ""; *p; p++)
        sink_write(out, *p == '"' ? "\"\"" : p, *p == '"' ? 2 : 1);
    sink_puts(out, "\"");
}

static void
put_csv_row(sink *out, const struct sheet_facts *f)
{
    const struct evaluation *e = f->evaluation;
    char *file = g_strconcat(f->stem, ".pdf", NULL);
    const char *texts[] = { f->code, f->name, f->org,
                            file };
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
    g_free(file);
    sink_printf(out, ",%s,%s", yuan, e && e->total_score.known ? score : "");
    for (size_t k = 0; k < INDICATOR_KIND_COUNT; k++)
        sink_printf(out, ",%zu", f->kinds[k]);
    sink_printf(out, ",%zu,%zu,%zu,%zu,%zu\r\n", f->indicators,
                f->measurable, f->found[FINDING_ERROR],
                f->found[FINDING_WARNING], f->found[FINDING_NOTE]);
}

bool
publish_sheets_csv(const char *folder, const struct sheets *s, GError **error)
{
    char *path = g_build_filename(folder, "index.csv", NULL);
    sink *out = sink_to_file(path);
    sink_puts(out, "rank,code,name,org,file,total_yuan,score,output,benefit,"
                   "satisfaction,cost,other,indicators,measurable,errors,"
                   "warnings,notes\r\n");
    for (size_t k = 0; k < sheets_count(s); k++)
        put_csv_row(out, sheets_facts(s, sheets_ranked(s, k)));
    g_free(path);
    return sink_close(out, error);
}
