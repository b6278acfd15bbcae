/* HTML templates: XHTML with data-* attributes, filled with named values and
 * with content that the caller writes. Private to html/. */
#ifndef YUSUAN_HTML_TEMPLATE_H
#define YUSUAN_HTML_TEMPLATE_H

#include "base/sink.h"
#include "base/status.h"
#include "report/values.h"

/** What a template may place by name: kinds "content", "chart", "table",
 *  "section". */
struct template_places {
    const void *data;
    /** Whether there is such a thing in this document. */
    bool (*has)(const void *data, const char *kind, const char *name);
    void (*write)(const void *data, const char *kind, const char *name,
                  sink *out);
    /** All names that a kind may have, ended by null, in any document. */
    const char *const *(*names)(const void *data, const char *kind);
};

struct template_job {
    const char *name;   /* of the template, "page.html" */
    const char *folder; /* of the user's templates; or null */
    const struct value *values;
    struct template_places places;
    arena *memory;
};

/** Fill a template and write HTML. What is wrong with it is added to `errors`,
 *  a line each, "page.html:12: …", and nothing is written. */
bool template_fill(const struct template_job *job, struct complaints *errors,
                   sink *out);

/** The built-in templates and assets by name; null when there is none. */
const char *template_builtin(const char *name, size_t *size);
/** The name of the i-th, null after the last. */
const char *template_builtin_name(size_t i);

/** Bytes of a template or asset: the user's before the built-in; null where
 *  neither has it. Freed with g_free. */
char *template_read(const char *folder, const char *name, size_t *size);

#endif
