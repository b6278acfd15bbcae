/* Files compiled into the program: name, bytes, size; the last has no name. */
#ifndef YUSUAN_BASE_EMBEDDED_H
#define YUSUAN_BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *name;
    const char *bytes; /* NUL-ended for convenience; size leaves that out */
    size_t size;
};

#endif
