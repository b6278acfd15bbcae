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

/** A template in memory. */
struct loaded {
    const char *name;
    xmlDoc *doc; /* null: it could not be read, which has been said */
    struct loaded *next;
};

/** One filling in progress. */
struct filling {
    arena *memory;
    const struct template_options *options;
    const struct value *root;
    const char *file;  /* the template being walked, for messages */
    int depth;         /* of includes */
    sink *page;        /* in memory, so that errors leave nothing behind */
    struct complaints errors;
    struct loaded *loaded;
};

/** A template (the user's before the built-in), parsed once; null with an
 *  error added. Lent until the filling ends. */
const xmlDoc *fill_load(struct filling *f, const char *name);

/** Add "file:line: message". */
void fill_error(struct filling *f, const xmlNode *at, const char *zh,
                const char *en, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));
/** That a name is unknown; `near` is one like it, or null. */
void fill_unknown_field(struct filling *f, const xmlNode *at, const char *path,
                        const char *near);

/** The value of a path ("f.name"); null with an error when unknown. */
const struct value *fill_find(struct filling *f, const struct scope *scope,
                              const xmlNode *at, const char *path);

/** The value of an attribute of a template's element, or null. Lent. */
const char *fill_attribute(struct filling *f, const xmlNode *element,
                           const char *name);

/** Write an element and all below it; nothing where its condition fails, more
 *  than one where it repeats. */
void fill_element(struct filling *f, const xmlNode *element,
                  const struct scope *scope);

/** Whether an attribute of that name may be bound to a value: none that holds
 *  script or style. */
bool fill_may_bind(const char *name);

/** Check every binding of a template and of what it includes against the
 *  fields of the options; errors are added. */
void fill_check(struct filling *f, const xmlDoc *doc);

/** Text, and an attribute, escaped. */
void serialize_text(sink *out, const char *text);
void serialize_attribute(sink *out, const char *name, const char *text);
/** A node that is no element: text, or nothing. */
void serialize_leaf(sink *out, const xmlNode *node);
/** An element with all below it as it stands. */
void serialize_element(sink *out, const xmlNode *element);
/** Whether an element of that name has no content and no end tag. */
bool serialize_is_void(const char *name);

#endif
