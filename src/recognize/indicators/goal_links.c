/* Whether one piece of a goal goes on in the next: by how the first ends and
 * the second begins, and where they stand. */
#include "recognize/indicators/evidence.h"

#include "base/unicode.h"

#include <string.h>

/* What the signs weigh, in nats. `together` speaks against two projects,
 * `apart` against one. Negative results favour two projects. */
static const struct {
    double cut_short;     /* the first piece ends in the middle of a sentence */
    double goes_on;       /* the second begins with a mark that cannot begin */
    double closes;        /* the second closes a bracket the first opened */
    double numbered_on;   /* the second begins with item 2, 3 … of a list */
    double next_line;     /* they stand on two rows that follow each other */
    double repeats;       /* the second is the first again */
    double whole;         /* the first ends a sentence */
    double torn;          /* a whole piece, then one that lost its beginning */
    double same_page;     /* two pieces on one page, not on rows that follow */
    double pages_between; /* more than one page's end between them */
    double fresh;         /* the second begins a list: 1. 一是 （一） */
} WEIGHTS = {
    .cut_short = 2.5,
    .goes_on = 4.0,
    .closes = 6.0,
    .numbered_on = 2.5,
    .next_line = 1.5,
    .repeats = 8.0,
    .whole = 2.0,
    .torn = 15.0,
    .same_page = 3.5,
    .pages_between = 2.0,
    .fresh = 2.0,
};

static gunichar
last_character(const char *text)
{
    size_t n = strlen(text);
    return n ? g_utf8_get_char(g_utf8_prev_char(text + n)) : 0;
}

static bool
is_one_of(gunichar c, const char *set)
{
    return c && g_utf8_strchr(set, -1, c) != NULL;
}

static bool
ends_sentence(const char *text)
{
    return is_one_of(last_character(text), "。！？!?.”\"'’）)…");
}

/* Begins in the middle: with a closing mark, or one character and a mark. */
bool
goal_begins_inside(const char *text)
{
    static const char CLOSING[] = "，。、；：！？》」』】,;:!?%％";
    gunichar first = g_utf8_get_char(text);
    if (is_one_of(first, CLOSING))
        return true;
    const char *second = *text ? g_utf8_next_char(text) : text;
    return unicode_is_han(first) && *second &&
           is_one_of(g_utf8_get_char(second), "。，；！？》）");
}

/* The number an item of a list begins with: 2 of "2." "（二）" "二是" "二、";
 * 0 for none. */
static int
item_number(const char *text)
{
    static const char *const HAN[] = { "一", "二", "三", "四", "五",
                                       "六", "七", "八", "九" };
    const char *p = text;
    while (is_one_of(g_utf8_get_char(p), "（("))
        p = g_utf8_next_char(p);
    int number = 0;
    if (g_ascii_isdigit(*p)) {
        number = (int) g_ascii_strtoll(p, (gchar **) &p, 10);
        if (g_ascii_isdigit(p[0] == '.' ? p[1] : '0') && p[0] == '.')
            return 0; /* 2.5 */
    } else {
        for (int i = 0; i < 9 && !number; i++)
            if (g_str_has_prefix(p, HAN[i])) {
                number = i + 1;
                p += strlen(HAN[i]);
            }
    }
    bool marked = is_one_of(g_utf8_get_char(p), "、.．）)，,是");
    return marked && number < 30 ? number : 0;
}

/* Brackets open at the end of `text` (positive), or closed in it without
 * having been opened (negative). */
static int
open_brackets(const char *text)
{
    int depth = 0, lowest = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        depth += is_one_of(c, "《（“「【(");
        depth -= is_one_of(c, "》）”」】)");
        lowest = MIN(lowest, depth);
    }
    return lowest < 0 ? lowest : depth;
}

static bool
on_next_row(const struct target_goal *before, const struct target_goal *after)
{
    return before->place.page == after->place.page &&
           after->place.row <= before->place.row + 1;
}

double
goal_link_apart(const struct target_goal *before,
                const struct target_goal *after)
{
    const char *a = before->text, *b = after->text;
    bool whole = ends_sentence(a), inside = goal_begins_inside(b);
    int opened = open_brackets(a), number = item_number(b);
    double cost = 0;
    if (after->repeats)
        return WEIGHTS.repeats;
    if (!whole)
        cost += WEIGHTS.cut_short;
    if (inside && !whole)
        cost += WEIGHTS.goes_on;
    if (opened > 0 && open_brackets(b) < 0)
        cost += WEIGHTS.closes;
    if (number >= 2)
        cost += WEIGHTS.numbered_on;
    if (whole)
        cost -= WEIGHTS.whole;
    if (whole && inside)
        cost -= WEIGHTS.torn;
    if (number == 1)
        cost -= WEIGHTS.fresh;
    if (on_next_row(before, after))
        cost += WEIGHTS.next_line;
    else if (before->place.page == after->place.page)
        cost -= WEIGHTS.same_page;
    if (after->place.page > before->place.page + 1)
        cost -= WEIGHTS.pages_between;
    return cost;
}
