/* describe NAME: what docs/ says of the fields. NAME is budget, checks or
 * source (its JSON Schema) or fields (Markdown). */
#include "export/export.h"

#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
    sink *out = sink_to_stdout();
    bool good = argc == 2;
    if (good && strcmp(argv[1], "fields") == 0)
        export_fields_markdown(out);
    else
        good = good && export_schema(out, argv[1]);
    return !sink_close(out, NULL) || !good;
}
