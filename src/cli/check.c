/* yusuan check: findings and ledger of one or more documents; or what a rule
 * means. */
#include "cli/cli.h"

#include <glib.h>
#include <string.h>

static enum yusuan_status
explain_one(const struct cli *c, const char *word)
{
    const char *title = yusuan_rule_title(word, c->english);
    const char *basis = yusuan_rule_basis(word, c->english);
    if (!title) {
        cli_say(c, "没有%s；yusuan check FILE的结果里有编号",
                "there is no %s; yusuan check FILE prints such ids", word);
        return YUSUAN_USAGE;
    }
    char *id = g_ascii_strup(word, -1);
    char *text = g_strdup_printf("%s  %s\n\n%s\n", id, title,
                                 basis ? basis : "");
    g_free(id);
    return cli_print(c, text);
}

/* Further ones may stand behind the first: --explain R01 R02. */
static enum yusuan_status
explain(const struct cli *c)
{
    enum yusuan_status worst = explain_one(c, c->explain);
    for (size_t i = 0; i < c->n_files; i++)
        worst = cli_worse(worst, explain_one(c, c->files[i]));
    return worst;
}

static char *
describe(const struct cli *c, const yusuan_doc *doc)
{
    return c->json ? yusuan_doc_checks_json(doc)
                   : yusuan_doc_lint(doc, c->english, c->colour);
}

/* Several documents as JSON are one list; what stands before the i-th. */
static const char *
before(const struct cli *c, size_t printed)
{
    if (c->json)
        return c->n_files < 2 ? "" : printed ? ",\n" : "[\n";
    return printed ? "\n" : "";
}

enum yusuan_status
cli_check(const struct cli *c)
{
    enum yusuan_status worst = YUSUAN_CLEAN;
    size_t printed = 0;
    if (c->explain)
        return explain(c);
    for (size_t i = 0; i < c->n_files; i++) {
        enum yusuan_status status;
        char *message;
        yusuan_doc *doc =
            yusuan_doc_load(c->files[i], &c->options, &status, &message);
        if (!doc) {
            worst = cli_worse(worst, cli_fail(status, message));
            continue;
        }
        worst = cli_worse(worst, cli_print(c, g_strdup(before(c, printed++))));
        worst = cli_worse(worst, cli_print(c, describe(c, doc)));
        worst = cli_worse(worst, yusuan_doc_verdict(doc, c->strict));
        yusuan_doc_free(doc);
    }
    if (c->json && c->n_files > 1)
        worst = cli_worse(worst,
                          cli_print(c, g_strdup(printed ? "]\n" : "[]\n")));
    return worst;
}
