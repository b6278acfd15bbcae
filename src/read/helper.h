/* Programs of ours, or of the system, that read hostile bytes in a process of
 * their own: bytes in, bytes out. */
#ifndef YUSUAN_READ_HELPER_H
#define YUSUAN_READ_HELPER_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/** Where a helper of ours lies: in the folder of the running library (a build
 *  folder), or in libexec/yusuan of the prefix it is installed in; where
 *  YUSUAN_LIBEXEC is set, there only. Null where it is nowhere. Free with
 *  g_free. */
char *helper_find(const char *name);

/** A run of a program. No shell is asked; of the open files it gets its
 *  standard input and output only, its complaints are thrown away. */
struct helper_call {
    const char *document;     /* the sentences speak of this file */
    const char *const *argv;  /* argv[0] is a path; ends with null */
    const char *const *extra; /* "NAME=value" for its environment; or null */
    const char *bytes;        /* its standard input; null: nothing */
    size_t size;
    size_t memory_limit;      /* of its address space, in bytes; 0: none */
    int cpu_limit;            /* in seconds */
    int time_limit;           /* in seconds, by the clock */
    /* Gets what it writes, piece by piece; false stops it. Or null. */
    bool (*take)(void *data, const char *bytes, size_t size);
    void *data;
};

/** Run it to its end. False with EXIT_INPUT and one sentence about `document`
 *  when it cannot be started, dies, or comes to a limit. True when it ended by
 *  itself, or was stopped by `take`; `*status` is what it exited with. */
bool helper_run(const struct helper_call *call, int *status, GError **error);

#endif
