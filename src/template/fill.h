/* What the parts of the engine share. Private to template/. */
#ifndef YUSUAN_TEMPLATE_FILL_H
#define YUSUAN_TEMPLATE_FILL_H

#include "template/template.h"

#include <glib.h>
#include <libxml/tree.h>

/** A name that stands for a value inside a data-repeat. */
struct scope {
    const char *name;
    const struct value *value;
    size_t index; /* from 1 */
    const struct scope *outer;
};

/** One filling in progress. */
struct filling {
    arena *memory;
    const struct template_options *options;
    const struct value *root;
    const char *file; /* the template being walked, for messages */
    int depth;        /* of includes */
    GString *errors;  /* a line each; empty: all well */
};

/** Parse a template (the user's before the built-in); null with an error
 *  added. The caller frees it with xmlFreeDoc. */
xmlDoc *fill_load(struct filling *f, const char *name);

/** Add "file:line: message". */
void fill_error(struct filling *f, const xmlNode *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** The value of a path ("f.name"); null with an error when unknown. */
const struct value *fill_find(struct filling *f, const struct scope *scope,
                              const xmlNode *at, const char *path);

/** Fill an element and all below it; it may be removed or multiplied. */
void fill_element(struct filling *f, xmlNode *element,
                  const struct scope *scope);

/** Whether an attribute of that name may be bound to a value: none that holds
 *  script or style. */
bool fill_may_bind(const char *name);

/** Check every binding of a template and of what it includes against the
 *  fields of the options; errors are added. */
void fill_check(struct filling *f, const xmlDoc *doc);

/** A filled DOM as HTML. */
void serialize_html(sink *out, const xmlDoc *doc);

#endif
