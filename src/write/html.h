/* What the HTML writers share. Private to write/. */
#ifndef YUSUAN_WRITE_HTML_H
#define YUSUAN_WRITE_HTML_H

#include "template/template.h"
#include "write/write.h"

#include <glib.h>

/** One set of pages being written. */
struct html {
    arena *a;
    const struct understanding *u;
    const struct compose_options *options;
    const struct report *pack; /* the same in print; null: no annual page */
    GHashTable *places; /* anchor of the pack → "#id" on the page; or null */
    struct template_options how;
    const char *folder; /* where pages go */
    const char *documents; /* of a run: where their folders lie */
    const char *below;  /* of the document's folder: "" or "sheets/" */
};

void html_begin(struct html *h, const struct understanding *u,
                const struct compose_options *options,
                const char *templates);
void html_end(struct html *h);

/** Fill a template into folder/name; "page" (address, metadata) is added. */
bool html_page(const struct html *h, const char *template_name,
               const char *name, const struct value *root, GError **error);

/** The address at which a page will be published, after --base-url; null
 *  without one. */
const char *html_address(const struct html *h, const char *name);

/** The text of root.record.name; null where there is none. */
const char *html_text_of(const struct value *root, const char *record,
                         const char *name);

/** The list of that name in a record. */
struct value *html_list_of(const struct value *record, const char *name);

/** Two years of a department, and the anchor of the pair. */
struct value *html_comparison(const struct html *h,
                              const struct understanding *before,
                              const struct understanding *now);
const char *html_comparison_anchor(const struct html *h,
                                   const struct understanding *before,
                                   const struct understanding *now);

/** "report": title, department, year, sha256 … of the document. */
struct value *html_report_values(const struct html *h);

/** Everything the annual page may show. */
struct value *html_document_values(struct html *h);

/** "source.html#l59"; `up` is "" or "../". */
const char *html_line_link(arena *a, const char *up, int line);

void html_set_text(const struct html *h, struct value *record,
                   const char *name, const char *text);
/** An amount in 万元 to the fen, with a link or without. */
void html_set_money(const struct html *h, struct value *record,
                    const char *name, money amount, const char *href);
/** "37.50" of hundredths of a percent, for the widths of small bars; null for
 *  no share at all. */
const char *html_percent(arena *a, money part, money whole);
void html_set_count(const struct html *h, struct value *record,
                    const char *name, size_t count);

/** A record of two texts. */
struct value *html_pair(const struct html *h, const char *key,
                        const char *first, const char *value_name,
                        const char *second);

/** The id of a project on index.html. */
const char *html_project_anchor(const struct html *h, size_t i);

/** The id of a published table on tables.html. */
const char *html_table_anchor(arena *a, const struct table *t);

/** The published tables, the lines of the text. */
struct value *html_table_values(const struct html *h);
struct value *html_source_values(const struct html *h);
/** The id of a finding on index.html. */
const char *html_finding_anchor(arena *a, size_t i);

/** Where a text stands. */
struct html_place {
    const char *up;   /* to the folder of the pages: "" or "../" */
    const char *lead; /* where amounts lead that have no line of their own; or
                         null: nowhere */
    const char *rows; /* the same in tables, where a row leads nowhere */
    bool is_cell;     /* of a table: numbers need no class */
};

/** The blocks from `first` on one after the other, each a record with the one
 *  field of its kind: heading, text, note, items, fields, figures, verdict,
 *  table, figure. */
struct value *html_blocks(const struct html *h, struct html_place place,
                          const struct block *first);

/** One such record by itself. */
struct value *html_block(const struct html *h, const char *field,
                         struct value *v);

/** Whether the page shows a block of a chapter as the pack has it; what it does
 *  not, the chapter says in a form of its own. */
bool html_shows_block(const char *chapter, const struct block *b);

/** The id on the page of a chapter of the pack; null where it is not there. */
const char *html_chapter_id(const char *anchor);

/** Note where the page has what the anchors of h->pack mean. */
void html_note_places(struct html *h);

/** Where an anchor of the pack leads on the web: an appendix' rows are the
 *  lines of the text, its tables those of tables.html; the rest is on the page.
 *  Null where it leads nowhere. */
const char *html_link(const struct html *h, const char *up,
                      const char *link);
/** The same of a span, which may carry its line. */
const char *html_span_link(const struct html *h, const char *up,
                           const struct span *span);
/** A text with links; amounts without any lead to place->lead. */
struct value *html_rich(const struct html *h, const struct html_place *place,
                        const struct text *text);
struct value *html_led_text(const struct html *h,
                            const struct html_place *place,
                            const char *text);

/** "scroll", or "scroll wide" for a table of many columns. */
const char *html_scroll_class(size_t n_columns);

/** The key figures and texts of the pack's overview, as blocks. */
struct value *html_overview(const struct html *h);

/** Where the amounts of the chapter of last year's changes lead: to
 *  compare.html, where the run has one. Null for any other. */
const char *html_compare_link(const struct html *h, const char *chapter);

/** The chapters of h->pack as lists of the page, by their place. */
void html_set_chapters(const struct html *h, struct value *root);

/** A chapter of spending by one of the three classifications, and its
 *  subjects ("subjects", "by_function"; empty for any other chapter). */
bool html_is_class_chapter(const char *anchor);
void html_set_subjects(const struct html *h, struct value *chapter,
                       const char *anchor);

/** What stands in the folder for people to take, with size and sha256. */
struct value *html_download_values(const struct html *h);
/** The document as a schema.org Dataset in JSON. */
const char *html_dataset_json(const struct html *h,
                              const struct value *downloads);
/** The Content-Security-Policy of a page that holds such a data block. */
const char *html_policy(arena *a, const char *data_block);

/** Every field of the values, for the check of templates. */
extern const struct template_field HTML_FIELDS[];
/** The same as a page in Markdown for who writes templates. */
void html_fields_page(sink *out);

/** style.css and app.js, the user's before the built-in. */
bool html_assets(const struct html *h, GError **error);

#endif
