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

/** Text of spans, joined. */
const char *html_plain(arena *a, const struct text *text);

#endif
