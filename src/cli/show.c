/* yusuan show: what was understood of one document. */
#include "cli/cli.h"

enum yusuan_status
cli_show(const struct cli *c)
{
    enum yusuan_status status;
    char *message;
    yusuan_doc *doc =
        yusuan_doc_load(c->files[0], &c->options, &status, &message);
    if (!doc)
        return cli_fail(status, message);
    char *text = c->json ? yusuan_doc_json(doc) : yusuan_doc_tree(doc);
    status = cli_worse(cli_print(c, text), yusuan_doc_verdict(doc, false));
    yusuan_doc_free(doc);
    return status;
}
