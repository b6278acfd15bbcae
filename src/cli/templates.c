/* yusuan templates: the built-in templates written out, to start from. */
#include "cli/cli.h"

enum yusuan_status
cli_templates(const struct cli *c)
{
    char *message;
    enum yusuan_status status =
        yusuan_templates_write(c->files[0], c->english, &message);
    if (status != YUSUAN_CLEAN)
        return cli_fail(status, message);
    if (!c->quiet)
        cli_say(c, "内置模板已写到%s", "the built-in templates are in %s",
                c->files[0]);
    return status;
}
