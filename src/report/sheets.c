/* What the sheets of a document share: names of files, ranks, counts, and which
 * findings are about which project. */
#include "report/sheet_parts.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- kinds */

static const struct {
    const char *word, *name;
} KINDS[] = {
    [INDICATOR_OUTPUT] = { "产出", "产出" },
    [INDICATOR_BENEFIT] = { "效益", "效益" },
    [INDICATOR_SATISFACTION] = { "满意", "满意度" },
    [INDICATOR_COST] = { "成本", "成本" },
    [INDICATOR_OTHER] = { NULL, "其他" }
};

const char *
indicator_kind_name(enum indicator_kind kind)
{
    return KINDS[kind].name;
}

enum indicator_kind
indicator_kind_of(const char *level1, const char *level2)
{
    if (level2 && strstr(level2, KINDS[INDICATOR_COST].word))
        return INDICATOR_COST;
    for (int kind = 0; level1 && kind < INDICATOR_OTHER; kind++)
        if (strstr(level1, KINDS[kind].word))
            return (enum indicator_kind) kind;
    return INDICATOR_OTHER;
}

/* ----------------------------------------------------------------- stems */

static const char *
code_of(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].code : b->projects[i].code;
}

static int
first_line_of(const struct budget *b, size_t i)
{
    return b->n_evaluations ? b->evaluations[i].first_line
                            : b->projects[i].first_line;
}

/* Only what every file system takes. */
static const char *
safe_name(arena *a, const char *code)
{
    char *name = arena_strdup(a, code);
    for (char *p = name; *p; p++)
        if ((unsigned char) *p < 0x80 && !g_ascii_isalnum(*p) && *p != '-')
            *p = '_';
    return name;
}

static const char *
stem_of(const struct budget *b, size_t i, bool repeats, arena *memory)
{
    const char *code = code_of(b, i);
    if (!code || !*code)
        return arena_printf(memory, "L%d", first_line_of(b, i));
    const char *name = safe_name(memory, code);
    return repeats ? arena_printf(memory, "%s-L%d", name, first_line_of(b, i))
                   : name;
}

const char *
sheet_stem(const struct budget *b, size_t i, arena *memory)
{
    size_t n = b->n_evaluations ? b->n_evaluations : b->n_projects, same = 0;
    for (size_t k = 0; k < n; k++)
        same += g_strcmp0(code_of(b, i), code_of(b, k)) == 0;
    return stem_of(b, i, same > 1, memory);
}

static void
set_stems(struct sheets *s)
{
    const struct budget *b = s->u->budget;
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < s->n; i++) {
        const char *code = code_of(b, i);
        gpointer times = code ? g_hash_table_lookup(seen, code) : NULL;
        if (code)
            g_hash_table_insert(seen, (gpointer) code,
                                GINT_TO_POINTER(GPOINTER_TO_INT(times) + 1));
    }
    for (size_t i = 0; i < s->n; i++) {
        const char *code = code_of(b, i);
        gpointer times = code ? g_hash_table_lookup(seen, code) : NULL;
        s->facts[i].stem = stem_of(b, i, GPOINTER_TO_INT(times) > 1,
                                   s->memory);
    }
    g_hash_table_destroy(seen);
}

/* ---------------------------------------------------------------- counts */

bool
sheet_is_measurable(const struct indicator *i)
{
    return i->relation ? strcmp(i->relation, "定性") != 0
                       : i->value && g_ascii_isdigit(i->value[0]);
}

static void
count_targets(struct sheet_facts *f, const struct project *p)
{
    f->indicators = p->n_indicators;
    for (size_t i = 0; i < p->n_indicators; i++) {
        const struct indicator *x = &p->indicators[i];
        f->measurable += sheet_is_measurable(x);
        f->kinds[indicator_kind_of(x->level1, x->level2)]++;
    }
}

static void
set_project(struct sheets *s, size_t i)
{
    const struct project *p = &s->u->budget->projects[i];
    struct sheet_facts *f = &s->facts[i];
    f->name = sheet_project_name(s->memory, p);
    f->code = p->code;
    f->org = p->org.name;
    f->amount = &p->total;
    f->first_line = p->first_line;
    f->last_line = p->last_line;
    count_targets(f, p);
}

static void
set_evaluation(struct sheets *s, size_t i)
{
    const struct evaluation *e = &s->u->budget->evaluations[i];
    const struct fund_line *funds = evaluation_funds_total(e);
    struct sheet_facts *f = &s->facts[i];
    f->name = sheet_evaluation_name(e);
    f->code = e->code;
    f->org = e->org;
    f->amount = funds ? &funds->full_year : NULL;
    f->first_line = e->first_line;
    f->last_line = e->last_line;
    f->evaluation = e;
    f->again = evaluation_recompute(s->memory, e);
    f->indicators = e->n_indicators;
    for (size_t k = 0; k < e->n_indicators; k++) {
        const struct indicator *x = &e->indicators[k];
        f->measurable += quantity_of_target(s->memory, x->target).known;
        f->kinds[indicator_kind_of(x->level1, x->level2)]++;
    }
}

/* ----------------------------------------------------------------- ranks */

/** A sheet among others. */
struct ranked {
    size_t i;
    bool known;
    money amount;
};

/* Descending amounts, those without one last, then as in the document. */
static int
compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = (int) b->known - (int) a->known;
    order = order ? order : money_compare(b->amount, a->amount);
    return order ? order : (a->i > b->i) - (a->i < b->i);
}

static void
rank(struct sheets *s)
{
    struct ranked *all = arena_array(s->memory, struct ranked, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        const struct figure *f = s->facts[i].amount;
        bool known = f && figure_is_known(f);
        all[i] = (struct ranked) { i, known, known ? f->used : (money) { 0 } };
    }
    qsort(all, s->n, sizeof *all, compare_ranked);
    s->ranking = arena_array(s->memory, size_t, s->n + 1);
    for (size_t k = 0; k < s->n; k++) {
        s->ranking[k] = all[k].i;
        s->facts[all[k].i].rank = k + 1;
    }
}

/* -------------------------------------------------------------- findings */

/* The sheet that a rule's finding or entry is about; SIZE_MAX: none. */
static size_t
sheet_about(const struct sheets *s, const void *about)
{
    const struct budget *b = s->u->budget;
    for (size_t i = 0; about && i < s->n; i++) {
        const void *one = b->n_evaluations ? (const void *) &b->evaluations[i]
                                           : (const void *) &b->projects[i];
        if (one == about)
            return i;
    }
    return SIZE_MAX;
}

/* How near a line is to the parts of a project: the lines from the nearest part
 * that stands above it. Projects can lie inside each other. */
static int
distance_below_parts(const struct project *p, int line)
{
    int nearest = line - p->first_line;
    for (size_t k = 0; k < p->n_indicators; k++) {
        int away = line - p->indicators[k].line;
        if (away >= 0 && away < nearest)
            nearest = away;
    }
    int name = line - p->total.at.line;
    return p->total.at.line && name >= 0 && name < nearest ? name : nearest;
}

/* Damage is told by its line: of the sheets around it, the nearest. */
static size_t
sheet_at_line(const struct sheets *s, int line)
{
    size_t best = SIZE_MAX;
    int nearest = G_MAXINT;
    for (size_t i = 0; line > 0 && i < s->n; i++) {
        const struct sheet_facts *f = &s->facts[i];
        if (line < f->first_line || line > f->last_line)
            continue;
        int away = f->evaluation
            ? 0 : distance_below_parts(&s->u->budget->projects[i], line);
        if (away < nearest) {
            nearest = away;
            best = i;
        }
    }
    return best;
}

/* A rule that names no project speaks of several, or of the whole. */
static size_t
sheet_of_finding(const struct sheets *s, const struct finding *f)
{
    if (f->about || f->id[0] == 'R')
        return sheet_about(s, f->about);
    return sheet_at_line(s, f->at.line);
}

static void
share_out_findings(struct sheets *s)
{
    const findings *found = s->u->budget->found;
    size_t n = findings_count(found);
    s->owner = arena_array(s->memory, size_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct finding *f = findings_at(found, i);
        s->owner[i] = sheet_of_finding(s, f);
        if (s->owner[i] != SIZE_MAX)
            s->facts[s->owner[i]].found[f->level]++;
    }
    s->n_findings = n;
}

static void
count_entries(struct sheets *s)
{
    const struct ledger *l = s->u->ledger;
    for (size_t i = 0; l && i < l->n_entries; i++) {
        const struct check_entry *e = &l->entries[i];
        size_t of = sheet_about(s, e->about);
        if (of == SIZE_MAX)
            continue;
        s->facts[of].holds += e->state == CHECK_HOLDS;
        s->facts[of].fails += e->state == CHECK_FAILS;
    }
}

/* ------------------------------------------------ targets and results */

/* The self-evaluations of the run that answer to our projects. */
static void
find_answers(struct sheets *s)
{
    const struct gathering *run = s->u->run;
    const struct budget *b = s->u->budget;
    s->answers = arena_array(s->memory, const struct evaluation *,
                             b->n_projects + 1);
    for (size_t d = 0; run && d < run->n; d++) {
        const struct understanding *other = &run->documents[d];
        for (size_t e = 0; e < other->budget->n_evaluations; e++) {
            struct gathered_targets t = gathering_targets_of(other, e);
            if (t.document && t.document->budget == b)
                s->answers[t.project - b->projects] =
                    &other->budget->evaluations[e];
        }
    }
}

/* ----------------------------------------------------------------- whole */

const struct sheets *
sheets_of(const struct understanding *u, const struct compose_options *options,
          arena *memory)
{
    const struct budget *b = u->budget;
    struct sheets *s = arena_one(memory, struct sheets);
    s->u = u;
    s->options = options;
    s->memory = memory;
    s->n = b->n_evaluations ? b->n_evaluations : b->n_projects;
    s->facts = arena_array(memory, struct sheet_facts, s->n + 1);
    s->elsewhere = elsewhere_of_projects(b, memory);
    for (size_t i = 0; i < s->n; i++) {
        if (b->n_evaluations)
            set_evaluation(s, i);
        else
            set_project(s, i);
    }
    set_stems(s);
    find_answers(s);
    rank(s);
    share_out_findings(s);
    count_entries(s);
    return s;
}

size_t
sheets_count(const struct sheets *s)
{
    return s->n;
}

const struct sheet_facts *
sheets_facts(const struct sheets *s, size_t i)
{
    return &s->facts[i];
}

size_t
sheets_ranked(const struct sheets *s, size_t k)
{
    return s->ranking[k];
}
