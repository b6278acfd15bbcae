/* Any text: read and recognized without harm. */
#include "read/read.h"
#include "recognize/recognize.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct recognize_options options = { 0 };
    arena *memory = arena_new();
    findings *found = findings_new();
    GError *error = NULL;
    struct grid *g = read_bytes("a.txt", (const char *) bytes, size,
                                &(struct read_into){ memory, found }, &error);
    struct budget *b = g ? recognize(g, &options, memory, found, &error) : NULL;
    if (!b != (error != NULL))
        abort();
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    return 0;
}
