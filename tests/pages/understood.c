#include "understood.h"

#include "check/check.h"
#include "read/read.h"
#include "recognize/recognize.h"
#include "repair/repair.h"
#include "summarize/summarize.h"

#include <stdio.h>

bool
understood_file(const char *path, arena *memory, findings *found,
                struct understanding *u)
{
    GError *error = NULL;
    struct recognize_options how = { 0 };
    struct grid *g = read_document(path, &(struct read_into){ memory, found },
                                   &error);
    struct budget *b = g ? recognize(g, &how, memory, found, &error) : NULL;
    if (!b) {
        fprintf(stderr, "%s: %s\n", path, error->message);
        g_error_free(error);
        return false;
    }
    repair_budget(b);
    u->budget = b;
    u->ledger = check_budget(b);
    u->summary = summarize_budget(b);
    return true;
}
