/* The head of a project (unit, name, money, goal) moved within its block of
 * indicators, or lost. Only in tables whose blocks are whole and clear: each
 * begins with its head. */
#include "kinds.h"

#include <string.h>

struct block {
    size_t begin, end; /* lines; a block lies within one page */
    int first;         /* the cell of the first-level indicator */
};

static int
indicator_cell(char **cells)
{
    for (int i = 0; cells[i]; i++)
        if (g_str_has_suffix(cells[i], "指标") && strlen(cells[i]) <= 15)
            return i;
    return -1;
}

static bool
begins_block(const char *line)
{
    char **cells = cells_of(line);
    size_t n = g_strv_length(cells);
    bool head = (n > 0 && has_project_code(cells[0])) ||
                (n > 1 && has_project_code(cells[1]));
    bool whole = head && indicator_cell(cells) > 3;
    g_strfreev(cells);
    return whole;
}

/* The first cell that is not blank is an indicator. */
static bool
begins_with_indicator(const char *line)
{
    char **cells = cells_of(line);
    int i = 0;
    while (cells[i] && !*cells[i])
        i++;
    bool begins = cells[i] && indicator_cell(cells) == i;
    g_strfreev(cells);
    return begins;
}

/* Every row of data is a head or an indicator: no goal runs on. */
static bool
is_clear(const struct text *t, const struct span *s)
{
    bool head_met = false;
    for (size_t i = s->body; i < s->end; i++) {
        const char *line = text_line(t, i);
        if (is_blank_line(line) || span_is_header(t, s, i))
            continue;
        bool head = begins_block(line);
        if (!head && (!head_met || !begins_with_indicator(line)))
            return false;
        head_met = true;
    }
    return head_met;
}

/* First and second level of the indicator on line `i`, "" where none is. */
static char *
levels_of(const struct text *t, size_t i)
{
    char **cells = cells_of(i < t->lines->len ? text_line(t, i) : "");
    int at = indicator_cell(cells);
    char *levels = at >= 0 && cells[at + 1]
                       ? g_strconcat(cells[at], cells[at + 1], NULL)
                       : g_strdup("");
    g_strfreev(cells);
    return levels;
}

static bool
same_levels(const struct text *t, size_t i, size_t k)
{
    char *a = levels_of(t, i), *b = levels_of(t, k);
    bool same = *a && strcmp(a, b) == 0;
    g_free(a);
    g_free(b);
    return same;
}

/* Where a head has gone, only the groups of indicators tell blocks apart: a
 * group must not run on from block to block. */
static bool
stands_apart(const struct text *t, const struct block *b)
{
    return !same_levels(t, b->begin - 1, b->begin) &&
           !same_levels(t, b->end - 1, b->end);
}

/* The block that begins on line `i`. */
static struct block
block_at(const struct text *t, const struct span *s, size_t i)
{
    char **cells = cells_of(text_line(t, i));
    struct block b = { i, i + 1, indicator_cell(cells) };
    g_strfreev(cells);
    while (b.end < s->end && strspn(text_line(t, b.end), "\t") >= 5 &&
           !is_blank_line(text_line(t, b.end)))
        b.end++;
    return b;
}

static GArray *
find_blocks(const struct text *t, const struct span *s)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
    for (size_t i = s->body; i < s->end; i++) {
        if (!begins_block(text_line(t, i)))
            continue;
        struct block b = block_at(t, s, i);
        bool page_cut = b.end < s->end && is_blank_line(text_line(t, b.end));
        if (b.end - b.begin >= 4 && !page_cut && stands_apart(t, &b))
            g_array_append_val(blocks, b);
    }
    return blocks;
}

/* Cells before the indicator from line `from` to line `to`. */
static void
move_head(struct text *t, const struct block *b, size_t to)
{
    char **source = cells_of(text_line(t, b->begin));
    char **target = cells_of(text_line(t, to));
    for (int i = 0; i < b->first && target[i]; i++) {
        char *swap = source[i];
        source[i] = target[i];
        target[i] = swap;
    }
    text_set(t, b->begin, cells_joined(source));
    text_set(t, to, cells_joined(target));
}

/* A row of its own for the head, before line `at`. */
static void
part_head(struct text *t, const struct block *b, size_t at)
{
    char **cells = cells_of(text_line(t, b->begin));
    char **head = g_new0(char *, (gsize) b->first + 1);
    for (int i = 0; i < b->first; i++) {
        head[i] = cells[i];
        cells[i] = g_strdup("");
    }
    text_set(t, b->begin, cells_joined(cells));
    text_insert(t, at, cells_joined(head));
}

typedef void (*change_block)(struct text *t, const struct block *b,
                             struct rng *r);

static bool
each_block(struct text *t, struct rng *r, int percent, change_block change)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool done = false;
    while (n-- > 0) {
        if (!spans[n].is_targets || !is_clear(t, &spans[n]))
            continue;
        GArray *blocks = find_blocks(t, &spans[n]);
        for (guint i = blocks->len; i-- > 0;)
            if (rng_chance(r, percent)) {
                change(t, &g_array_index(blocks, struct block, i), r);
                done = true;
            }
        g_array_free(blocks, TRUE);
    }
    g_free(spans);
    return done;
}

static void
to_middle(struct text *t, const struct block *b, struct rng *r)
{
    move_head(t, b, b->begin + 1 + rng_below(r, b->end - b->begin - 2));
}

static void
to_last(struct text *t, const struct block *b, struct rng *r)
{
    (void) r;
    move_head(t, b, b->end - 1);
}

static void
own_row(struct text *t, const struct block *b, struct rng *r)
{
    static const int places = 3;
    size_t middle = b->begin + 1 + rng_below(r, b->end - b->begin - 1);
    size_t at[] = { b->begin, middle, b->end };
    part_head(t, b, at[rng_below(r, places)]);
}

static void
lose(struct text *t, const struct block *b, struct rng *r)
{
    char **cells = cells_of(text_line(t, b->begin));
    (void) r;
    for (int i = 0; i < b->first; i++) {
        g_free(cells[i]);
        cells[i] = g_strdup("");
    }
    text_set(t, b->begin, cells_joined(cells));
}

/* A page ends after the first indicators; half of the goal follows it. */
static void
cut_goal(struct text *t, const struct block *b, struct rng *r)
{
    char **cells = cells_of(text_line(t, b->begin));
    char *goal = cells[b->first - 1];
    glong length = g_utf8_strlen(goal, -1);
    if (length < 20) {
        g_strfreev(cells);
        return;
    }
    size_t at = b->begin + 1 + rng_below(r, b->end - b->begin - 2);
    char *cut = g_utf8_offset_to_pointer(goal, length / 2);
    char **next = cells_of(text_line(t, at));
    g_free(next[b->first - 1]);
    next[b->first - 1] = g_strdup(cut);
    *cut = '\0';
    text_set(t, at, cells_joined(next));
    text_set(t, b->begin, cells_joined(cells));
    text_insert(t, at, g_strdup(""));
}

static bool
names_middle(struct text *t, struct rng *r)
{
    return each_block(t, r, 40, to_middle);
}

static bool
names_last(struct text *t, struct rng *r)
{
    return each_block(t, r, 40, to_last);
}

static bool
names_own_row(struct text *t, struct rng *r)
{
    return each_block(t, r, 40, own_row);
}

static bool
name_lost(struct text *t, struct rng *r)
{
    return each_block(t, r, 15, lose);
}

static bool
goals_cut(struct text *t, struct rng *r)
{
    return each_block(t, r, 40, cut_goal);
}

/* clang-format off */
const struct damage DAMAGE_NAMES[] = {
    { "names-middle", "a project's head on a middle row of its block", BENIGN,
      names_middle },
    { "names-last", "a project's head on the last row of its block", BENIGN,
      names_last },
    { "names-own-row", "a project's head on a row of its own", BENIGN,
      names_own_row },
    { "name-lost", "a project's head lost", LOSSY, name_lost },
    { "goals-cut", "goals cut by a page's end", BENIGN, goals_cut },
    { NULL },
};
/* clang-format on */
