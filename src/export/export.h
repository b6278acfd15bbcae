/* What is known of a document, written for programs: JSON, CSV, a workbook, a
 * database, the data package, and the tree that `show` prints. All come from
 * one table of fields (fields.h). Knows no report. */
#ifndef YUSUAN_EXPORT_EXPORT_H
#define YUSUAN_EXPORT_EXPORT_H

#include "base/sink.h"
#include "base/status.h"
#include "budget/model.h"
#include "check/check.h"
#include "summarize/summarize.h"

/** One document, and what may be said of it. */
struct export_source {
    const struct budget *budget;
    const struct summary *summary;
    const struct ledger *ledger;
    bool show_contacts; /* names and phones too */
};

/** budget.json and `show --json`: the whole of what is known. */
void export_json(sink *out, const struct export_source *source);

/** checks.json and `check --json`: only checks and findings. */
void export_checks_json(sink *out, const struct export_source *source);

/** source.json: every line as it was read, and where it stands. */
void export_source_json(sink *out, const struct export_source *source);

/** `show`: the model as a tree for reading, with contacts. */
void export_tree(sink *out, const struct export_source *source);

struct export_lint_options {
    bool english; /* else Chinese */
    bool colour;  /* for a terminal */
};

/** `check`: findings and ledger for reading. */
void export_lint(sink *out, const struct export_source *source,
                 const struct export_lint_options *options);

struct export_data_options {
    bool csv_bom; /* a mark at the beginning of the CSV files, which old
                     spreadsheets need to see UTF-8 */
};

/** All of data/ into `folder`, which is there: JSON, CSV, the data package, the
 *  database, the workbook. `options` may be null. The same bytes for the same
 *  data. */
bool export_data(const char *folder, const struct export_source *source,
                 const struct export_data_options *options, GError **error);

/** The Chinese title of a table of the open data ("expenditure"); null for no
 *  such table. */
const char *export_dataset_title(const char *name);

/** The JSON Schema of "budget", "checks" or "source"; false for no such file.
 *  The fields of all files as Markdown. For docs/. */
bool export_schema(sink *out, const char *name);
void export_fields_markdown(sink *out);

#endif
