/* What the writers of the folder of open data share. Private to write/. */
#ifndef YUSUAN_WRITE_DATA_H
#define YUSUAN_WRITE_DATA_H

#include "base/sink.h"
#include "report/compose.h"

/** One folder being written. */
struct data {
    const char *folder;
    const struct understanding *u;
    const struct compose_options *options;
    arena *a; /* scratch */
};

/** A file of the folder, to be closed by the caller. */
sink *data_open(const struct data *d, const char *name);

#endif
