/* A zip package of XML parts (Office Open XML, OpenDocument), from hostile
 * bytes: no network, no entities, no bombs. */
#ifndef YUSUAN_READ_PACKAGE_H
#define YUSUAN_READ_PACKAGE_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct _xmlNode;
struct package;

/** `bytes` are borrowed until package_free. Null with EXIT_INPUT when they are
 *  no whole zip archive; `name` is for the messages. */
struct package *package_open(const char *name, const char *bytes, size_t size,
                             GError **error);
void package_free(struct package *p);

/** The name for messages. */
const char *package_name(const struct package *p);
bool package_has(const struct package *p, const char *part);

/** What to do with an element that was met. */
enum package_step {
    PACKAGE_INTO,  /* meet its children */
    PACKAGE_PAST,  /* go on after its end */
    PACKAGE_WHOLE, /* hand it over with all that is in it, then go on after */
    PACKAGE_STOP   /* nothing more is wanted of this part */
};

struct package_reader {
    /* An element with its attributes, but not yet its children. */
    enum package_step (*element)(void *data, struct _xmlNode *node);
    void (*whole)(void *data, struct _xmlNode *node);
    void *data;
};

/** Meet the elements of a part in order. False with EXIT_INPUT when the part
 *  is missing, no well-formed XML, has a document type (entities), or is
 *  larger than any budget. */
bool package_read(struct package *p, const char *part,
                  const struct package_reader *how, GError **error);

/** The part that `source` (or "" for the package) relates to by a type that
 *  ends in `type`, or by the id `id` (one of the two is null). Null: none. */
const char *package_related(struct package *p, const char *source,
                            const char *type, const char *id);
/** All of them by type, null-ended, in the order of the file. Owned by the
 *  package like the one above. */
const char *const *package_all_related(struct package *p, const char *source,
                                       const char *type);

#endif
