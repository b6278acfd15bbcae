/* The document as flat tables for open data: one model for CSV, XLSX and the
 * data package. Amounts are in 元 there. Private to write/. */
#ifndef YUSUAN_WRITE_DATASETS_H
#define YUSUAN_WRITE_DATASETS_H

#include "budget/model.h"
#include "report/compose.h"

enum datum_kind { DATUM_BLANK, DATUM_TEXT, DATUM_AMOUNT, DATUM_INTEGER };

struct datum {
    enum datum_kind kind;
    const char *text;
    money amount;
    int64_t integer;
};

/** A column; the amounts of a dataset that is fiscal carry a column type of
 *  Fiscal Data Package 1.0. */
struct dataset_field {
    const char *name;  /* of the CSV's column */
    const char *title; /* Chinese */
    enum datum_kind kind;
    const char *column_type; /* or null */
};

struct dataset {
    const char *name;  /* of the file without suffix, and of the resource */
    const char *title; /* Chinese */
    const char *direction; /* "expenditure", "revenue"; null: no money flows */
    size_t n_fields, n_rows;
    const struct dataset_field *fields;
    const struct datum *data; /* row by row */
};

/** A dataset being filled. */
struct dataset_rows;
typedef void (*dataset_fill)(struct dataset_rows *rows);

struct dataset_kind {
    const char *name, *title, *direction;
    const struct dataset_field *fields;
    size_t n_fields;
    dataset_fill fill;
};

/** Lists of kinds, ended by a null name. */
extern const struct dataset_kind DATASETS_MONEY[];
extern const struct dataset_kind DATASETS_TARGETS[];
extern const struct dataset_kind DATASETS_PROOF[];

/** All datasets that have rows, in a fixed order; owned by `a`, as are their
 *  texts, with contacts masked unless they are shown. */
struct dataset *datasets_make(arena *a, const struct understanding *u,
                              const struct compose_options *options,
                              size_t *n);

/* For the fillers: values one after another, a whole row each time. */
const struct understanding *rows_of(const struct dataset_rows *rows);
arena *rows_arena(const struct dataset_rows *rows);
void put_text(struct dataset_rows *rows, const char *text);
void put_amount(struct dataset_rows *rows, money amount);
void put_figure(struct dataset_rows *rows, const struct figure *f);
void put_integer(struct dataset_rows *rows, int64_t integer);
/** A line or year: blank for 0. */
void put_number(struct dataset_rows *rows, int number);
/** Code and name: two values. */
void put_coded(struct dataset_rows *rows, const struct coded *c);

#endif
