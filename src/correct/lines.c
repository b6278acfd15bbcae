/* A line belongs to a project: its indicators, or its piece of a goal, go from
 * the project that has them to the one that is named. */
#include "correct/apply.h"

#include "base/unicode.h"

#include <string.h>

enum { SHORTEST_GOAL = 6 }; /* bytes: what is less is no piece of a goal */

/* -------------------------------------------------------- which project */

static bool
same(arena *memory, const char *a, const char *b)
{
    return a && b && strcmp(unicode_fold(memory, a),
                            unicode_fold(memory, b)) == 0;
}

static bool
has_line(const struct project *p, int line)
{
    for (size_t i = 0; i < p->n_indicators; i++)
        if (p->indicators[i].line == line)
            return true;
    return p->total.at.line == line;
}

static bool
is_named(const struct applying *a, const struct project *p)
{
    arena *memory = a->b->memory;
    const char *word = a->c->project;
    if (a->c->project_line)
        return has_line(p, a->c->project_line);
    if (same(memory, p->code, word) || same(memory, p->name, word))
        return true;
    return p->code && p->name &&
           same(memory, arena_printf(memory, "%s-%s", p->code, p->name), word);
}

/* The one project that is named; null after complaining. */
static struct project *
find_project(struct applying *a)
{
    struct project *found = NULL;
    for (size_t i = 0; i < a->b->n_projects; i++) {
        struct project *p = &a->b->projects[i];
        if (!is_named(a, p))
            continue;
        if (found) {
            apply_complain(a, "有几个项目叫“%s”，请写代码，或写“第N行”"
                           "（它的一个指标所在的行）",
                           "several projects are called “%s”: give the code, "
                           "or “line N” (that of one of its indicators)",
                           a->c->project);
            return NULL;
        }
        found = p;
    }
    if (!found)
        apply_complain(a, "没有项目“%s”", "there is no project “%s”",
                       a->c->project);
    return found;
}

/* ----------------------------------------------------------- indicators */

static void
put_indicator(arena *memory, struct project *p, struct indicator moved)
{
    struct indicator *all = arena_array(memory, struct indicator,
                                        p->n_indicators + 1);
    size_t before = 0;
    while (before < p->n_indicators &&
           p->indicators[before].line <= moved.line)
        before++;
    memcpy(all, p->indicators, before * sizeof *all);
    all[before] = moved;
    memcpy(all + before + 1, p->indicators + before,
           (p->n_indicators - before) * sizeof *all);
    p->indicators = all;
    p->n_indicators++;
}

static struct indicator
take_indicator(struct project *p, size_t i)
{
    struct indicator taken = p->indicators[i];
    p->n_indicators--;
    memmove(&p->indicators[i], &p->indicators[i + 1],
            (p->n_indicators - i) * sizeof taken);
    return taken;
}

/* Every indicator of the line; how many there were. */
static size_t
move_indicators(struct applying *a, struct project *to)
{
    size_t moved = 0;
    for (size_t i = 0; i < a->b->n_projects; i++) {
        struct project *p = &a->b->projects[i];
        for (size_t k = 0; k < p->n_indicators;) {
            if (p->indicators[k].line != a->c->line) {
                k++;
                continue;
            }
            moved++;
            if (p == to)
                k++;
            else
                put_indicator(a->b->memory, to, take_indicator(p, k));
        }
    }
    return moved;
}

/* ---------------------------------------------------------------- goals */

/* Cells of the source line, tidied; freed with g_strfreev. */
static char **
cells_of(const struct applying *a)
{
    const struct budget *b = a->b;
    size_t line = (size_t) a->c->line;
    bool known = b->source_lines && line <= b->n_source_lines;
    return g_strsplit(known ? b->source_lines[line - 1] : "", "\t", -1);
}

/* The project whose goal has the text, near the line; `*at` is where. */
static struct project *
find_goal(const struct applying *a, const char *piece, const char **at)
{
    for (size_t i = 0; i < a->b->n_projects; i++) {
        struct project *p = &a->b->projects[i];
        *at = p->goal && p->first_line <= a->c->line &&
                      a->c->line <= p->last_line
                  ? strstr(p->goal, piece)
                  : NULL;
        if (*at)
            return p;
    }
    return NULL;
}

static const char *
joined(const struct applying *a, const char *head, const char *tail)
{
    const char *all = arena_printf(a->b->memory, "%s%s", head, tail);
    return *all ? unicode_tidy(a->b->memory, all) : NULL;
}

static void
give_goal(const struct applying *a, struct project *to, const char *piece)
{
    bool before = a->c->line < to->first_line;
    const char *had = to->goal ? to->goal : "";
    to->goal = joined(a, before ? piece : had, before ? had : piece);
}

static size_t
move_goal(struct applying *a, struct project *to)
{
    size_t moved = 0;
    char **cells = cells_of(a);
    for (size_t i = 0; cells[i]; i++) {
        const char *at, *piece = unicode_tidy(a->b->memory, cells[i]);
        struct project *p = strlen(piece) < SHORTEST_GOAL
                                ? NULL
                                : find_goal(a, piece, &at);
        if (!p)
            continue;
        moved++;
        if (p == to)
            continue;
        size_t head = (size_t) (at - p->goal);
        p->goal = joined(a, arena_strndup(a->b->memory, p->goal, head),
                         at + strlen(piece));
        give_goal(a, to, piece);
    }
    g_strfreev(cells);
    return moved;
}

/* ------------------------------------------------------------- the lines */

/* A project that got a line reaches to it. */
static void
reach(struct project *p, int line)
{
    p->first_line = MIN(p->first_line, line);
    p->last_line = MAX(p->last_line, line);
}

/* One that lost its first or last line ends where its other parts do. */
static void
shrink(struct project *p, int line)
{
    int first = p->total.at.line, last = first;
    if (has_line(p, line) || (p->first_line != line && p->last_line != line))
        return;
    for (size_t i = 0; i < p->n_indicators; i++) {
        int at = p->indicators[i].line;
        first = first ? MIN(first, at) : at;
        last = MAX(last, at);
    }
    if (!first)
        return;
    if (p->first_line == line)
        p->first_line = first;
    if (p->last_line == line)
        p->last_line = last;
}

static bool
complain_of_none(struct applying *a)
{
    static const struct {
        const char *zh, *en;
    } what[] = {
        [CORRECT_LINE] = { "指标，也没有项目目标",
                           "indicator, nor a project's goal" },
        [CORRECT_INDICATOR] = { "指标", "indicator" },
        [CORRECT_GOAL] = { "项目目标", "project's goal" },
    };
    /* Each language prints its own text only. */
    return apply_complain(a, "第%d行没有%s%.0s", "line %d has no %.0s%s",
                          a->c->line, what[a->c->kind].zh,
                          what[a->c->kind].en);
}

static void
record(struct applying *a, const struct project *to)
{
    arena *memory = a->b->memory;
    const char *name = to->name ? to->name : "名称不详";
    struct done done = { .at = { .file = a->b->file, .line = a->c->line } };
    done.at.table = to->table ? to->table->number : NULL;
    done.used = to->code ? arena_printf(memory, "%s %s", to->code, name) : name;
    done.zh = arena_printf(memory, "这一行属于项目“%s”", done.used);
    done.en = arena_printf(memory, "the line is of project “%s”", done.used);
    apply_record(a, &done);
}

bool
apply_project(struct applying *a)
{
    struct project *to = find_project(a);
    if (!to)
        return false;
    size_t moved = 0;
    if (a->c->kind != CORRECT_GOAL)
        moved = move_indicators(a, to);
    if (!moved && a->c->kind != CORRECT_INDICATOR)
        moved = move_goal(a, to);
    if (!moved)
        return complain_of_none(a);
    for (size_t i = 0; i < a->b->n_projects; i++)
        if (&a->b->projects[i] != to)
            shrink(&a->b->projects[i], a->c->line);
    reach(to, a->c->line);
    record(a, to);
    return true;
}
