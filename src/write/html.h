/* What the HTML writers share. Private to write/. */
#ifndef YUSUAN_WRITE_HTML_H
#define YUSUAN_WRITE_HTML_H

#include "template/template.h"
#include "write/write.h"

/** One set of pages being written. */
struct html {
    arena *a;
    const struct understanding *u;
    const struct compose_options *options;
    struct template_options how;
    const char *folder;
};

void html_begin(struct html *h, const struct understanding *u,
                const struct compose_options *options,
                const char *templates);
void html_end(struct html *h);

/** Fill a template into folder/name. */
bool html_page(const struct html *h, const char *template_name,
               const char *name, const struct value *root, GError **error);

/** "report": title, department, year, sha256 … of the document. */
struct value *html_report_values(const struct html *h);

/** Everything the annual page may show. */
struct value *html_document_values(const struct html *h);

/** "source.html#l59"; `up` is "" or "../". */
const char *html_line_link(arena *a, const char *up, int line);

void html_set_text(const struct html *h, struct value *record,
                   const char *name, const char *text);
void html_set_count(const struct html *h, struct value *record,
                    const char *name, size_t count);

/** A record of two texts. */
struct value *html_pair(const struct html *h, const char *key,
                        const char *first, const char *value_name,
                        const char *second);

/** The id of a published table on tables.html. */
const char *html_table_anchor(arena *a, const struct table *t);

/** The published tables: all, those of the uses people ask for, the lines of
 *  the text. */
struct value *html_table_values(const struct html *h);
struct value *html_use_values(const struct html *h);
struct value *html_source_values(const struct html *h);
/** The id of a finding on index.html. */
const char *html_finding_anchor(arena *a, size_t i);

/** What a run of blocks holds, as lists of values. */
struct html_content {
    struct value *fields, *texts, *tables, *charts, *items;
    const char *heading; /* the last of the blocks */
    const char *up;      /* to the folder of the pages: "" or "../" */
};
struct html_content html_content_of(const struct html *h, const char *up,
                                    const struct block *first,
                                    const struct block *end);

/** The chapters of those anchors (null-ended) that the pack has. */
struct value *html_chapters(const struct html *h, const struct report *r,
                            const char *const *anchors);

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

/** Text of spans, joined. */
const char *html_plain(arena *a, const struct text *text);

#endif
