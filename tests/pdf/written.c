/* pdf_written FOLDER TEXT…: the pack of every text in both styles and all its
 * sheets as FOLDER/<n>-<what>.pdf; what its elements say, a line each in
 * reading order, as .txt. Packs carry a file. */
#include "check/check.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"
#include "report/compose.h"
#include "report/sheets.h"
#include "summarize/summarize.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct writer {
    fonts *with;
    const char *folder;
    int number; /* of the text */
    struct understanding u;
    arena *memory;
    findings *found;
};

static void
stop(GError *error)
{
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

static char *
path_of(const struct writer *w, const char *what, const char *suffix)
{
    return g_strdup_printf("%s/%d-%s%s", w->folder, w->number, what, suffix);
}

/* ---------------------------------------------------------------- texts */

/** Following the elements of pages. */
struct following {
    sink *out;
    GArray *parted;             /* of bool: the open elements hold others */
    const struct page_item *at; /* the text before, in the same element */
};

static bool
is_group(enum page_tag tag)
{
    return tag == TAG_TOC || tag == TAG_TOCI || tag == TAG_LIST
           || tag == TAG_ITEM || tag == TAG_TABLE || tag == TAG_TR
           || tag == TAG_SECTION || tag == TAG_DOCUMENT
           || tag == TAG_FIGURE; /* its words stand where they are drawn */
}

static void
open_element(struct following *f, bool parted)
{
    g_array_index(f->parted, bool, f->parted->len - 1) = true;
    g_array_append_val(f->parted, parted);
}

/* Whether a reader may find a space between two texts: they neither adjoin nor
 * are the end of a line and the beginning of the next. */
static bool
stand_apart(const struct page_text *a, const struct page_text *b)
{
    double right = a->x + a->width, down = b->baseline - a->baseline;
    if (a->width > 0 && ABS(down) < 0.01)
        return ABS(b->x - right) > 0.09 * a->size;
    return down < a->size || b->x > right;
}

static void
follow_text(struct following *f, const struct page_item *item)
{
    if (g_array_index(f->parted, bool, f->parted->len - 1))
        return;
    const char *text = item->text.text;
    if (f->at && stand_apart(&f->at->text, &item->text))
        sink_puts(f->out, "\n");
    else if (f->at && f->at->text.baseline < item->text.baseline)
        text += strspn(text, " "); /* no space where a line ends */
    sink_puts(f->out, text);
    f->at = item;
}

static void
follow(struct following *f, const struct page_item *item)
{
    if (item->kind == PAGE_TEXT) {
        follow_text(f, item);
    } else if (item->kind == PAGE_LINK || item->kind == PAGE_TAG) {
        if (f->at)
            sink_puts(f->out, "\n");
        f->at = NULL;
        if (item->kind == PAGE_LINK)
            open_element(f, false);
        else if (!item->tag.ends)
            open_element(f, is_group(item->tag.tag));
        else
            g_array_set_size(f->parted, f->parted->len - 1);
    }
}

/* The texts of innermost elements: what stands beside elements is none. */
static void
write_texts(sink *out, const struct pages *pages)
{
    struct following f = { out, g_array_new(FALSE, TRUE, sizeof(bool)) };
    bool parted = true;
    g_array_append_val(f.parted, parted);
    for (size_t i = 0; i < pages->n; i++)
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            follow(&f, item);
    g_array_free(f.parted, TRUE);
}

/* ---------------------------------------------------------------- files */

static void
write_all(const struct writer *w, const struct report *r,
          enum layout_style style, const char *what)
{
    struct layout_options how = { .style = style };
    const struct pages *pages =
        layout_report(r, w->with, &how, w->memory, w->found);
    const struct paint_attachment file = {
        .name = "budget.json", .type = "application/json",
        .about = "数据", .bytes = "{}", .size = 2
    };
    struct paint_options options = {
        .attached = &file, .n_attached = style == STYLE_BOOK
    };
    GError *error = NULL;
    char *path = path_of(w, what, ".pdf"), *said = path_of(w, what, ".txt");
    sink *texts = sink_to_file(said);
    write_texts(texts, pages);
    if (!paint_pdf(path, pages, &options, &error)
        || !sink_close(texts, &error))
        stop(error);
    g_free(path);
    g_free(said);
}

static void
write_reports(const struct writer *w)
{
    struct compose_options options = { .version = "0" };
    if (w->u.budget->n_tables) {
        const struct report *pack =
            compose_briefing(&w->u, &options, w->memory);
        write_all(w, pack, STYLE_BOOK, "book");
        write_all(w, pack, STYLE_GONGWEN, "gongwen");
    }
    const struct sheets *s = sheets_of(&w->u, &options, w->memory);
    if (sheets_count(s))
        write_all(w, sheets_compose_index(s, w->memory), STYLE_SHEET,
                  "sheets");
    for (size_t i = 0; i < sheets_count(s); i++)
        write_all(w, sheets_compose(s, i, w->memory), STYLE_SHEET,
                  sheets_facts(s, i)->stem);
}

static void
understand(struct writer *w, const char *path)
{
    GError *error = NULL;
    struct recognize_options how = { 0 };
    struct grid *g = read_document(
        path, &(struct read_into){ w->memory, w->found }, &error);
    struct budget *b =
        g ? recognize(g, &how, w->memory, w->found, &error) : NULL;
    if (!b)
        stop(error);
    repair_budget(b);
    w->u.budget = b;
    w->u.ledger = check_budget(b);
    w->u.summary = summarize_budget(b);
}

int
main(int argc, char **argv)
{
    GError *error = NULL;
    struct writer w = { .with = fonts_open(SOURCE_DIR "/fonts/files", &error),
                        .folder = argv[1] };
    if (!w.with)
        stop(error);
    for (int i = 2; i < argc; i++) {
        w.number = i - 1;
        w.memory = arena_new();
        w.found = findings_new();
        understand(&w, argv[i]);
        write_reports(&w);
        findings_free(w.found);
        arena_free(w.memory);
    }
    fonts_free(w.with);
    return 0;
}
