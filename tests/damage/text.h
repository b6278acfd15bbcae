/* A clean text that is going to be damaged: lines, the tables among them, and
 * how it will be written. Knows the printed forms of the samples only as far
 * as a title, header words and columns go; never the program under test. */
#ifndef YUSUAN_DAMAGE_TEXT_H
#define YUSUAN_DAMAGE_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --------------------------------------------------------------- chance */

struct rng {
    uint64_t state;
};
/** A number below `n` (n > 0); true in `percent` of a hundred cases. */
size_t rng_below(struct rng *r, size_t n);
bool rng_chance(struct rng *r, int percent);

/* ----------------------------------------------------------------- text */

enum form { FORM_TEXT, FORM_CSV, FORM_FOLDER, FORM_PIPES, FORM_HTML };

struct text {
    GPtrArray *lines;     /* of char *, without line ends */
    const char *line_end; /* "\n" */
    const char *encoding; /* "UTF-8" */
    const char *mark;     /* byte order mark as a character, or "" */
    enum form form;
    bool nuls;      /* NULs strewn in when written */
    GList *history; /* names of the kinds that were mixed; borrowed */
};

struct text *text_new(const char *bytes, size_t size);
struct text *text_copy(const struct text *t);
void text_free(struct text *t);

static inline const char *
text_line(const struct text *t, size_t i)
{
    return g_ptr_array_index(t->lines, i);
}
/** Replace line `i`; takes `line`. */
void text_set(struct text *t, size_t i, char *line);
/** Insert before line `i`; takes `line`. */
void text_insert(struct text *t, size_t i, char *line);
void text_remove(struct text *t, size_t i);

/** The bytes as published: form, line ends, encoding. Free with g_free. */
char *text_bytes(const struct text *t, size_t *size);
/** Write as files of a folder, a CSV a table (FORM_FOLDER). */
void text_write_folder(const struct text *t, const char *folder);

/* --------------------------------------------------------------- tables */

/** Where a table stands: indices of lines. */
struct span {
    size_t title, header, n_header; /* header lines from `header` on */
    size_t body, end;               /* [body, end) */
    bool is_targets;                /* 项目支出绩效 */
};

/** All tables, in order. Free with g_free. */
struct span *text_tables(const struct text *t, size_t *n);

/** Line `i` repeats one of the table's header lines. */
bool span_is_header(const struct text *t, const struct span *s, size_t i);

/* ---------------------------------------------------------------- cells */

/** Cells of a line, null-ended (g_strfreev), and the line of cells; `joined`
 *  takes the cells. */
char **cells_of(const char *line);
char *cells_joined(char **cells);
bool is_blank_line(const char *line);
/** 1,234.500000: six decimals as printed in 万元. */
bool is_amount(const char *cell);
/** Holds a project's code of 21 characters, blanks allowed. */
bool has_project_code(const char *cell);

/** A line changed cell by cell: `change` gives a new cell or null to keep. */
typedef char *(*change_cell)(const char *cell, struct rng *r, void *data);
void text_change_cells(struct text *t, struct rng *r, change_cell change,
                       void *data);

#endif
