/* What the parts of an invented budget share. */
#ifndef YUSUAN_DAMAGE_MAKE_PARTS_H
#define YUSUAN_DAMAGE_MAKE_PARTS_H

#include "make.h"

#include <jansson.h>

struct subject {
    const char *code, *name;
};

struct theme {
    const char *department;
    struct subject class, section, functions[4]; /* 行政 first */
};

struct line {
    size_t unit, function, pair;
    gint64 fen;
    const char *project; /* null: basic */
};

struct maker {
    struct rng r;
    const struct theme *theme;
    struct text *text;
    json_t *truth, *tables;
    GArray *lines;   /* of struct line */
    GPtrArray *kept; /* strings */
    size_t n_units;
    int year, number;
    bool title_style;  /* 预算表03 for 预算03表 */
    bool late;         /* cost indicators of their own, fewer columns */
    bool with_headers; /* on each page */
};

/** The string until the maker is done. */
char *make_keep(struct maker *m, char *text);
char *make_unit_code(struct maker *m, size_t unit);
char *make_unit_name(struct maker *m, size_t unit);
/** 1,234.567890 万元; "" for nothing. */
char *make_printed(struct maker *m, gint64 fen);
/** "1234.567890"; null for nothing. */
json_t *make_exact(gint64 fen);

void make_line(struct maker *m, char *line); /* takes the line */
void make_cells(struct maker *m, const char *const *cells, size_t n);
#define PUT(m, ...)                                                            \
    make_cells(m, (const char *const[]){ __VA_ARGS__ },                        \
               G_N_ELEMENTS(((const char *const[]){ __VA_ARGS__ })))

void make_title(struct maker *m, const char *title);
/** The table's entry in the truth. */
void make_table(struct maker *m, const char *kind, size_t rows);

/** Name of project `i`; no two are equal among 110. */
char *make_project_name(struct maker *m, size_t i);
/** The table of targets, and the projects in the truth. */
void make_targets(struct maker *m);

#endif
