/* Looking for tables: what the files that find them share. */
#ifndef YUSUAN_RECOGNIZE_FINDER_H
#define YUSUAN_RECOGNIZE_FINDER_H

#include "recognize/lines.h"
#include "recognize/section.h"

#include <glib.h>

struct finder {
    struct recognizing *r;
    struct line *lines;
    GArray *sections;   /* of struct section */
    GArray *goes_on;    /* of struct section: titles that stand again inside
                           their table, with their headers */
    size_t n_rows;
};

/** Forms of named fields: all that follows the title is theirs to read. */
bool finder_is_form(enum table_kind kind);

/** Words of `n` rows from `first` on, folded, as "|a|b|". */
const char *finder_words(const struct finder *f, size_t first, size_t n);
/** How much two headers have in common, in percent of the first. */
int finder_likeness(const char *a, const char *b);

/** Rows of a header that begins at `first`, 0 for none; a blank line may part
 *  them. The second: of a header with one word a line. */
size_t finder_header_rows(const struct finder *f, size_t first);
size_t finder_exploded_rows(const struct finder *f, size_t first);
/** Of a text whose columns are blanks: all lines before the first row with
 *  figures. */
size_t finder_layout_rows(const struct finder *f, size_t first);
/** Of a header whose merged words stand above, alone on their lines. */
size_t finder_stacked_rows(const struct finder *f, size_t first);
/** Rows of the header of a table whose cells are known, from `first` on. */
size_t finder_exact_rows(const struct finder *f, size_t first);

/** Tables of the two kinds may have the same header. */
bool finder_same_family(enum table_kind a, enum table_kind b);

/** Let a line's, or the header's own, unit of money and year count. */
void finder_take_preamble(struct section *s, const struct line *line);
void finder_take_unit(const struct finder *f, struct section *s);
/** A header with 决算数 of this year is a final account's. */
void finder_take_phase(const struct finder *f, struct section *s);

/** A number on a line of its own in [row, end) or shortly before; or null. */
const char *finder_number_near(const struct finder *f, size_t row,
                               size_t end);

/** A form of one project begins at `row` or just below (sections_forms.c). */
bool finder_opens_form(const struct finder *f, size_t row);
/** The row shortly before `row` that names the form's project, else `row`. */
size_t finder_form_start(const struct finder *f, size_t row);
/** Part forms that stand one after the other under one title. */
void finder_split_forms(struct finder *f);

/** Add the tables whose title is lost (sections_untitled.c). */
void finder_add_untitled(struct finder *f);

#endif
