/* yusuan fonts: which font serves which role; with --verify, whether the files
 * are the ones that were pinned. */
#include "cli/cli.h"

enum yusuan_status
cli_fonts(const struct cli *c)
{
    char *table, *message;
    enum yusuan_status status =
        yusuan_fonts_table(c->options.fonts, c->verify, c->english, &table,
                           &message);
    if (table)
        status = cli_worse(status, cli_print(c, table));
    return message ? cli_fail(status, message) : status;
}
