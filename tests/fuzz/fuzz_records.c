/* Any bytes, as the stream of records of an old workbook. */
#include "xls_reader/xls_reader.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

void
put_text(const char *text)
{
    puts(text);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void) argc;
    (void) argv;
    return freopen("/dev/null", "w", stdout) ? 0 : 1;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct records all = { bytes, size };
    struct globals *g = globals_read(&all);
    for (unsigned i = 0; i < 4; i++) {
        globals_hidden(g, i);
        records_put_sheet(&all, g, i);
    }
    globals_free(g);
    return 0;
}
