/* Findings and ledger for reading: by table, the most serious first, each with
 * its line quoted; then the rules with their counts, and one line that sums it
 * up. Nothing unchecked is called well. */
#include "export/lint_quote.h"
#include "export/export.h"

#include "base/unicode.h"
#include "budget/places.h"

#include <glib.h>
#include <string.h>

/* ------------------------------------------------------------- words */

struct words {
    const char *levels[3]; /* by enum finding_level */
    const char *states[4]; /* by enum check_state */
    const char *document;  /* heads what belongs to no table */
    const char *table;
    const char *printed, *used, *candidates, *reason;
    const char *ledger;
    const char *colon, *comma;
    const char *verdict, *read, *stop;
    const char *open; /* heads the rules that could not be checked */
};

static const struct words CHINESE = {
    .levels = { "提示", "警告", "错误" },
    .states = { "相符", "不符", "不适用", "数据不足" },
    .document = "全文", .table = "表",
    .printed = "印作", .used = "用作", .candidates = "可能", .reason = "理由",
    .ledger = "勾稽", .colon = "：", .comma = "、",
    .verdict = "结论", .read = "读出", .stop = "；",
    .open = "未能核对",
};

static const struct words ENGLISH = {
    .levels = { "note", "warning", "error" },
    .states = { "holds", "fails", "not applicable", "insufficient" },
    .document = "whole document", .table = "table ",
    .printed = "printed", .used = "used", .candidates = "candidates",
    .reason = "reason", .ledger = "Reconciliation", .colon = ": ",
    .comma = ", ", .verdict = "Verdict", .read = "Read", .stop = "; ",
    .open = "Not checked",
};

/** Terminal colours by level, bold, and back to plain. */
struct colours {
    const char *levels[3];
    const char *bold, *plain;
};
static const struct colours COLOURED = {
    { "\033[36m", "\033[33m", "\033[31m" }, "\033[1m", "\033[0m"
};
static const struct colours COLOURLESS = { { "", "", "" }, "", "" };

struct lint {
    sink *out;
    const struct export_source *u;
    const struct words *words;
    const struct colours *colours;
    bool english;
};

/* ------------------------------------------------------------- order */

/** A finding and where its table stands in the order of tables. */
struct placed {
    const struct finding *finding;
    const struct table *table; /* null: the whole document */
    size_t order;              /* of the table; 0: the whole document */
    enum finding_level worst;  /* in its table */
    size_t number;             /* in the list of findings */
};

static void
place_finding(const struct budget *b, struct placed *p)
{
    const char *number = p->finding->at.table;
    for (size_t i = 0; number && i < b->n_tables; i++) {
        if (g_strcmp0(b->tables[i].number, number) != 0)
            continue;
        p->table = &b->tables[i];
        p->order = i + 1;
        return;
    }
}

static gint
compare_placed(gconstpointer left, gconstpointer right)
{
    const struct placed *a = left, *b = right;
    if (a->worst != b->worst)
        return a->worst > b->worst ? -1 : 1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    if (a->finding->level != b->finding->level)
        return a->finding->level > b->finding->level ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static GArray *
place_findings(const struct budget *b)
{
    GArray *all = g_array_new(FALSE, TRUE, sizeof(struct placed));
    enum finding_level *worst = g_new0(enum finding_level, b->n_tables + 1);
    for (size_t i = 0; i < findings_count(b->found); i++) {
        struct placed p = { findings_at(b->found, i), NULL, 0, FINDING_NOTE,
                            i };
        place_finding(b, &p);
        worst[p.order] = MAX(worst[p.order], p.finding->level);
        g_array_append_val(all, p);
    }
    for (guint i = 0; i < all->len; i++) {
        struct placed *p = &g_array_index(all, struct placed, i);
        p->worst = worst[p->order];
    }
    g_free(worst);
    g_array_sort(all, compare_placed);
    return all;
}

/* ------------------------------------------------------------- findings */

/* Lines beyond this many bytes are named, not quoted. */
enum { LONGEST_QUOTED = 64 * 1024 };

/* The line of the text; null where it is not known: several files, a place
 * that is no line. */
static const char *
source_line(const struct budget *b, const struct place *at)
{
    bool known = at->line >= 1 && (size_t) at->line <= b->n_source_lines &&
                 b->source_lines && g_strcmp0(at->file, b->file) == 0;
    const char *line = known ? b->source_lines[at->line - 1] : NULL;
    if (line && strnlen(line, LONGEST_QUOTED + 1) > LONGEST_QUOTED)
        return NULL;
    return line && line[strspn(line, " \t")] ? line : NULL;
}

static void
put_field(const struct lint *l, const char *name, const char *text)
{
    if (text)
        sink_printf(l->out, "       = %s%s%s\n", name, l->words->colon, text);
}

static void
put_candidates(const struct lint *l, const char **candidates)
{
    if (!candidates || !*candidates)
        return;
    char *joined = g_strjoinv(l->words->comma, (char **) candidates);
    put_field(l, l->words->candidates, joined);
    g_free(joined);
}

static void
put_place(const struct lint *l, const struct place *at, int column)
{
    arena *scratch = arena_new();
    const struct budget *b = l->u->budget;
    const struct source_place *source = places_source(b, at);
    const char *words = places_words(scratch, b, at, l->english);
    sink_printf(l->out, "%s%s", l->colours->bold, at->file ? at->file : "-");
    if (words)
        sink_printf(l->out, ":%s", words);
    if (column && !(source && (source->page || source->sheet)))
        sink_printf(l->out, ":%d", column);
    sink_printf(l->out, ":%s ", l->colours->plain);
    arena_free(scratch);
}

static void
put_finding(const struct lint *l, const struct finding *f)
{
    const struct colours *c = l->colours;
    const char *line = source_line(l->u->budget, &f->at);
    const struct source_place *source = places_source(l->u->budget, &f->at);
    int number = source && source->row ? source->row : f->at.line;
    struct lint_quote quote = { number, line, { 0, 0 },
                                c->levels[f->level], c->plain };
    if (line)
        quote.part = lint_find(line, f);
    bool marked = quote.part.from < quote.part.to;
    put_place(l, &f->at, marked ? lint_column(line, quote.part) : 0);
    sink_printf(l->out, "%s%s %s%s: %s\n", c->levels[f->level],
                l->words->levels[f->level], f->id, c->plain,
                l->english && f->message_en ? f->message_en : f->message);
    if (line)
        lint_put_quote(l->out, &quote);
    if (!marked || f->used)
        put_field(l, l->words->printed, f->printed);
    put_field(l, l->words->used, f->used);
    put_candidates(l, f->candidates);
    put_field(l, l->words->reason, f->reason);
}

static void
put_group(const struct lint *l, const struct table *t)
{
    const char *title = t && t->title ? t->title : "";
    sink_printf(l->out, "%s── ", l->colours->bold);
    if (!t)
        sink_puts(l->out, l->words->document);
    else if (strcmp(title, t->number) == 0)
        sink_puts(l->out, title);
    else
        sink_printf(l->out, "%s%s %s", l->words->table, t->number, title);
    sink_printf(l->out, "%s\n\n", l->colours->plain);
}

static void
put_findings(const struct lint *l)
{
    GArray *all = place_findings(l->u->budget);
    for (guint i = 0; i < all->len; i++) {
        const struct placed *p = &g_array_index(all, struct placed, i);
        const struct placed *last = i ? p - 1 : NULL;
        if (!last || last->order != p->order)
            put_group(l, p->table);
        put_finding(l, p->finding);
        sink_puts(l->out, "\n");
    }
    g_array_free(all, TRUE);
}

/* ------------------------------------------------------------- ledger */

static void
put_padded(const struct lint *l, const char *text, int width)
{
    sink_puts(l->out, text);
    for (int i = unicode_text_width(text); i < width; i++)
        sink_puts(l->out, " ");
}

static bool
count_rule(const struct ledger *ledger, const struct check_rule *rule,
           size_t count[4])
{
    bool any = false;
    memset(count, 0, 4 * sizeof *count);
    for (size_t i = 0; i < ledger->n_entries; i++) {
        if (ledger->entries[i].rule != rule)
            continue;
        count[ledger->entries[i].state]++;
        any = true;
    }
    return any;
}

/* The rule of the first entry from `*i` on; `*i` goes on to the next rule's.
 * Entries stand in the order of the rules, each rule's together. Null at the
 * end. */
static const struct check_rule *
next_rule(const struct ledger *ledger, size_t *i)
{
    if (*i >= ledger->n_entries)
        return NULL;
    const struct check_rule *rule = ledger->entries[*i].rule;
    while (*i < ledger->n_entries && ledger->entries[*i].rule == rule)
        ++*i;
    return rule;
}

static const char *
rule_title(const struct lint *l, const struct check_rule *rule)
{
    return l->english && rule->title_en ? rule->title_en : rule->title;
}

/* The rule was judged somewhere. */
static bool
has_fired(const size_t count[4])
{
    return count[CHECK_HOLDS] || count[CHECK_FAILS];
}

/* The width of the widest title of a rule that was judged. */
static int
title_width(const struct lint *l)
{
    int widest = 0;
    size_t i = 0, count[4];
    const struct check_rule *r;
    while ((r = next_rule(l->u->ledger, &i)))
        if (count_rule(l->u->ledger, r, count) && has_fired(count))
            widest = MAX(widest, unicode_text_width(rule_title(l, r)));
    return widest;
}

static void
put_rule(const struct lint *l, const struct check_rule *rule,
         const size_t count[4], int width)
{
    bool bad = count[CHECK_FAILS] > 0;
    sink_printf(l->out, "%s%s  ", bad ? l->colours->levels[2] : "", rule->id);
    put_padded(l, rule_title(l, rule), width + 2);
    for (int state = 0; state < 4; state++)
        if (count[state] || state <= CHECK_FAILS)
            sink_printf(l->out, "%s%s %zu", state ? "  " : "",
                        l->words->states[state], count[state]);
    sink_printf(l->out, "%s\n", bad ? l->colours->plain : "");
}

static void
put_ledger(const struct lint *l)
{
    int width = title_width(l);
    size_t i = 0, count[4];
    const struct check_rule *r;
    if (!l->u->ledger->n_entries)
        return;
    sink_printf(l->out, "%s── %s%s", l->colours->bold, l->words->ledger,
                l->colours->plain);
    for (int state = CHECK_HOLDS; state <= CHECK_FAILS; state++)
        sink_printf(l->out, "%s%s %zu", state ? l->words->comma
                                              : l->words->colon,
                    l->words->states[state], l->u->ledger->count[state]);
    sink_puts(l->out, "\n\n");
    while ((r = next_rule(l->u->ledger, &i)))
        if (count_rule(l->u->ledger, r, count) && has_fired(count))
            put_rule(l, r, count, width);
    sink_puts(l->out, "\n");
}

static void
put_verdict(const struct lint *l)
{
    const findings *found = l->u->budget->found;
    const struct coverage *c = &l->u->budget->coverage;
    const struct verdict *v = &l->u->ledger->verdict;
    const struct words *words = l->words;
    const char *word = l->english ? v->word_en : v->word;
    sink_printf(l->out, "%s%s", words->verdict, words->colon);
    if (word)
        sink_printf(l->out, "%s%s", word, words->stop);
    sink_printf(l->out, "%s\n", l->english ? v->why_en : v->why);
    sink_printf(l->out, "%s%s%d.%02d%%%s", words->read, words->colon,
                coverage_share(c) / 100, coverage_share(c) % 100, words->stop);
    for (int level = FINDING_ERROR; level >= 0; level--)
        sink_printf(l->out, "%s%s %zu", level < 2 ? words->comma : "",
                    words->levels[level],
                    findings_count_level(found, (enum finding_level) level));
    sink_puts(l->out, "\n");
}

/* Rules that apply to such documents and could be judged nowhere: the last
 * line, so that what was not checked is never taken for held. */
static void
put_open_rules(const struct lint *l)
{
    const char *before = NULL;
    size_t i = 0, count[4];
    const struct check_rule *r;
    while ((r = next_rule(l->u->ledger, &i))) {
        if (!count_rule(l->u->ledger, r, count) || has_fired(count) ||
            !count[CHECK_INSUFFICIENT])
            continue;
        sink_printf(l->out, "%s%s", before ? " " : l->words->open,
                    before ? "" : l->words->colon);
        sink_puts(l->out, r->id);
        before = r->id;
    }
    if (before)
        sink_puts(l->out, "\n");
}

void
export_lint(sink *out, const struct export_source *u,
           const struct export_lint_options *options)
{
    struct lint l = { out, u, options->english ? &ENGLISH : &CHINESE,
                      options->colour ? &COLOURED : &COLOURLESS,
                      options->english };
    put_findings(&l);
    put_ledger(&l);
    put_verdict(&l);
    put_open_rules(&l);
}
