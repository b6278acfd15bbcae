/* A PDF through yusuan-pdf into rows, and what could not be read of it. */
#include "read/pdf.h"

#include "read/helper.h"
#include "read/pdf_doubts.h"
#include "read/pdf_flow.h"

#include <string.h>

enum {
    MEMORY_LIMIT = 1024 * 1024 * 1024,
    CPU_LIMIT = 120,
    TIME_LIMIT = 300
};

/* ------------------------------------------------------------------ running */

static bool
take(void *output, const char *bytes, size_t size)
{
    return pdf_output_take(output, bytes, size);
}

static bool
run_reader(struct build *b, const char *bytes, size_t size,
           struct pdf_output *o, GError **error)
{
    char *program = helper_find("yusuan-pdf");
    const char *argv[] = { program ? program : "yusuan-pdf", NULL };
    char *password = g_strconcat("YUSUAN_PDF_PASSWORD=",
                                 b->password ? b->password : "", NULL);
    const char *extra[] = { b->password ? password : NULL, NULL };
    struct helper_call call = { .document = build_name(b),
                                .argv = argv,
                                .extra = extra,
                                .bytes = bytes,
                                .size = size,
                                .memory_limit = MEMORY_LIMIT,
                                .cpu_limit = CPU_LIMIT,
                                .time_limit = TIME_LIMIT,
                                .take = take,
                                .data = o };
    int status;
    bool fine = helper_run(&call, &status, error);
    g_free(password);
    g_free(program);
    return fine;
}

static bool
judge_output(const struct build *b, const struct pdf_output *o, GError **error)
{
    const char *name = build_name(b);
    switch (o->n_pages > 0 ? o->failure : MAX(o->failure, PDF_DAMAGED)) {
    case PDF_FINE:
        return true;
    case PDF_ENCRYPTED:
        if (b->password)
            return status_fail(error, EXIT_INPUT, "%s：PDF 的口令不对",
                               "%s: the password of the PDF is wrong", name);
        return status_fail(error, EXIT_INPUT,
                           "%s：PDF 有口令；请用 --password 给出口令",
                           "%s: the PDF is locked; give its password by "
                           "--password", name);
    case PDF_TOO_MANY_PAGES:
        return status_fail(error, EXIT_INPUT,
                           "%s：PDF 有 %d 页，不像一份预算；请拆开再读",
                           "%s: the PDF has %d pages, which no budget has; "
                           "split it", name, o->n_pages);
    default:
        return status_fail(error, EXIT_INPUT,
                           "%s：PDF 已损坏，打不开；请重新下载或另存一份",
                           "%s: the PDF is damaged and cannot be opened; "
                           "download or save it anew", name);
    }
}

/* --------------------------------------------------------------------- rows */

bool
pdf_output_rows(struct build *b, struct pdf_output *o, GError **error)
{
    bool fine = judge_output(b, o, error) && pdf_doubts(b, o, error);
    GPtrArray *flows =
        g_ptr_array_new_with_free_func((GDestroyNotify) pdf_flow_free);
    for (guint i = 0; fine && i < o->pages->len; i++)
        g_ptr_array_add(flows, pdf_flow_of(o->pages->pdata[i]));
    pdf_flows_find_running(flows);
    pdf_flows_align(flows);
    pdf_flows_join_tables(flows);
    pdf_flows_paragraphs(flows);
    for (guint i = 0; i < flows->len; i++)
        pdf_flow_rows(b, flows->pdata[i]);
    b->tabbed = true;
    g_ptr_array_unref(flows);
    return fine;
}

/* What drawing the pages later needs. */
static void
keep_pages(struct build *b, const struct pdf_output *o, const char *bytes,
           size_t size)
{
    struct source_pages *kept = arena_one(b->memory, struct source_pages);
    struct source_page *items =
        arena_array(b->memory, struct source_page, o->pages->len + 1);
    for (guint i = 0; i < o->pages->len; i++) {
        const struct pdf_page *page = o->pages->pdata[i];
        items[i] = (struct source_page){ page->number, page->width,
                                         page->height, false };
    }
    for (guint i = 0; i < b->rows->len; i++) {
        const struct grid_row *r =
            &g_array_index(b->rows, struct grid_row, i);
        const struct source_place *at =
            r->table ? &g_array_index(b->places, struct source_place,
                                      r->line - 1) : NULL;
        if (at && at->page >= 1 && (guint) at->page <= o->pages->len)
            items[at->page - 1].has_table = true;
    }
    kept->n = o->pages->len;
    kept->items = items;
    kept->bytes = arena_memdup(b->memory, bytes, size);
    kept->size = size;
    kept->password = arena_strdup(b->memory, b->password);
    b->pages = kept;
}

bool
pdf_rows(struct build *b, const char *bytes, size_t size, GError **error)
{
    struct pdf_output o;
    pdf_output_start(&o);
    bool fine = run_reader(b, bytes, size, &o, error) &&
                pdf_output_rows(b, &o, error);
    if (fine)
        keep_pages(b, &o, bytes, size);
    pdf_output_free(&o);
    return fine;
}
