/* The pack's content tree in another typesetter's markup, so that the same
 * document can be timed there. Not a writer of the program: only what costs
 * time is kept — text, faces, tables with repeated heads, shapes of charts. */
#ifndef YUSUAN_BENCH_MARKUP_H
#define YUSUAN_BENCH_MARKUP_H

#include "chart/drawing.h"
#include "report/report.h"

#include <glib.h>

/** How a typesetter says it. Texts are handed over escaped. */
struct markup {
    const char *name; /* "typst" */
    const char *suffix;
    void (*begin)(GString *out);
    void (*end)(GString *out);
    void (*put_text)(GString *out, const char *text); /* escapes */
    void (*strong)(GString *out, const char *text);
    void (*heading)(GString *out, const struct heading *h);
    void (*paragraph)(GString *out, const char *content);
    void (*table)(GString *out, const struct markup *m,
                  const struct report_table *t);
    void (*chart)(GString *out, const struct markup *m,
                  const struct drawing *d, const char *caption);
    void (*page_break)(GString *out);
};

extern const struct markup markup_typst, markup_latex;

/** The spans of a text, escaped. The caller frees it. */
char *markup_text(const struct markup *m, const struct text *t);
/** How wide each column should be, in parts of the whole. The caller frees
 *  it. */
double *markup_widths(const struct report_table *t);
/** Tables of many columns lie across. */
bool markup_is_wide(const struct report_table *t);

#endif
