/* Model, figures and ledger → content trees. One file a document, one
 * function a section. */
#ifndef YUSUAN_REPORT_COMPOSE_H
#define YUSUAN_REPORT_COMPOSE_H

#include "report/gathering.h"
#include "report/report.h"

struct compose_options {
    bool show_contacts;
    const char *date;    /* printed date, or null: none is printed */
    const char *version; /* of the program */
    const char *motto;   /* a line on the cover; or null */
    const char *section; /* only the section of that name; null: all */
    const char *base_url; /* where the whole output folder will be published,
                             "https://…/" or without the last slash; or null */
};

/** A section of the pack. */
struct compose_section {
    const char *name;  /* "overview", "projects": stable */
    const char *title; /* "要览" */
};

/** The sections in their order; null behind the last. */
const struct compose_section *compose_section_nth(size_t i);
/** The section of that name or title, or null. */
const struct compose_section *compose_section_named(const char *text);

/** The briefing pack of a budget; with options->section (which must be one of
 *  the sections) that section only, without cover and contents. */
struct report *compose_briefing(const struct understanding *u,
                                const struct compose_options *options,
                                arena *memory);

/** The file stem of a sheet, unique in the document: the project's code,
 *  "L<first line>" without one, "<code>-L<line>" for a code that repeats. */
const char *sheet_stem(const struct budget *b, size_t i, arena *memory);

#endif
