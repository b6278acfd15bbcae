/* A line of the published text, quoted with its wrong part marked, as
 * compilers do. Private to export/. */
#ifndef YUSUAN_EXPORT_LINT_QUOTE_H
#define YUSUAN_EXPORT_LINT_QUOTE_H

#include "base/finding.h"
#include "base/sink.h"

/** Bytes of a line; empty: nothing in particular. */
struct lint_span {
    size_t from, to;
};

/** The part of `line` that a finding is about: what it says is printed, within
 *  the cell it names, else that cell. */
struct lint_span lint_find(const char *line, const struct finding *f);

/** The column of a terminal, from 1, at which the part begins. */
int lint_column(const char *line, struct lint_span part);

/** "   59 | text" and below it "^~~~"; long lines are cut around the part.
 *  `mark` and `plain` stand around the marks (colours; or ""). */
struct lint_quote {
    int number;
    const char *line;
    struct lint_span part;
    const char *mark, *plain;
};
void lint_put_quote(sink *out, const struct lint_quote *q);

#endif
