/* Parts of the JSON of a document, put together in json.c. Private to write/.
 * Every function gives a new reference; a null value is JSON's null. */
#ifndef YUSUAN_WRITE_JSON_H
#define YUSUAN_WRITE_JSON_H

#include "budget/model.h"
#include "report/compose.h"

struct json_t;

/** One document being written. */
struct json_writer {
    arena *a; /* scratch */
    const struct understanding *u;
    const struct compose_options *options;
    bool masks; /* contacts are left out, and there are some */
};

void json_begin(struct json_writer *w, const struct understanding *u,
                const struct compose_options *options);
void json_end(struct json_writer *w);

/* Values. */
struct json_t *json_text(const struct json_writer *w, const char *text);
/** Person or phone: null unless contacts are shown. */
struct json_t *json_contact(const struct json_writer *w, const char *text);
/** A list of texts, which may be null. */
struct json_t *json_texts(const struct json_writer *w,
                          const char *const *texts);
struct json_t *json_money(money m);
/** null where it is blank or cannot be read; f may be null. */
struct json_t *json_figure(const struct figure *f);
/** A weight or score with as many decimals as are printed, a computed one with
 *  two, or more where they are needed; null when unknown. */
struct json_t *json_decimal(const struct decimal *d);
/** The same of a rate, in percent: "53.02%". */
struct json_t *json_rate(const struct decimal *d);
/** A line, a year: null for 0. */
struct json_t *json_number(int n);
/** A 0-ended list of lines, which may be null. */
struct json_t *json_lines(const int *lines);
struct json_t *json_coded(const struct json_writer *w, const struct coded *c);
/** The source: file without folder, sha256. */
struct json_t *json_source(const struct json_writer *w);

/* Parts. */
struct json_t *json_tables(const struct json_writer *w);
struct json_t *json_revenue(const struct json_writer *w);
struct json_t *json_expenditure_by_class(const struct json_writer *w);
struct json_t *json_expenditure(const struct json_writer *w);
struct json_t *json_orgs(const struct json_writer *w);
struct json_t *json_project_lines(const struct json_writer *w);
struct json_t *json_three_public(const struct json_writer *w);
struct json_t *json_procurement(const struct json_writer *w);
struct json_t *json_service_purchases(const struct json_writer *w);
struct json_t *json_projects(const struct json_writer *w);
struct json_t *json_department_goals(const struct json_writer *w);
struct json_t *json_evaluations(const struct json_writer *w);
struct json_t *json_aggregates(const struct json_writer *w);
struct json_t *json_checks(const struct json_writer *w);
struct json_t *json_check_counts(const struct json_writer *w);
struct json_t *json_findings(const struct json_writer *w);

#endif
