/* yusuan check: findings and ledger of one or more documents; or what a rule
 * means. */
#include "cli/cli.h"

#include <glib.h>
#include <string.h>

static enum yusuan_status
explain(const struct cli *c)
{
    const char *title = yusuan_rule_title(c->explain, c->english);
    const char *basis = yusuan_rule_basis(c->explain, c->english);
    if (!title) {
        cli_say(c, "没有规则%s；规则从R01到R52",
                "no rule %s; rules go from R01 to R52", c->explain);
        return YUSUAN_USAGE;
    }
    char *id = g_ascii_strup(c->explain, -1);
    char *text = g_strdup_printf("%s  %s\n\n%s\n", id, title,
                                 basis ? basis : "");
    g_free(id);
    return cli_print(c, text);
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
