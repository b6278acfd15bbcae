/* Quoting by display widths: a Han character takes two columns, a tab is shown
 * as two spaces, other control characters as one mark. */
#include "export/lint_quote.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

enum { ROOM = 96, LEAD = 32, TAB = 2 };

/* ------------------------------------------------------------- widths */

static bool
is_control(gunichar c)
{
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static int
char_width(gunichar c)
{
    if (c == '\t')
        return TAB;
    return is_control(c) ? 1 : unicode_width(c);
}

static int
width_between(const char *from, const char *to)
{
    int width = 0;
    for (const char *p = from; p < to; p = g_utf8_next_char(p))
        width += char_width(g_utf8_get_char(p));
    return width;
}

static void
put_between(sink *out, const char *from, const char *to)
{
    for (const char *p = from; p < to; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == '\t')
            sink_puts(out, "  ");
        else if (is_control(c))
            sink_puts(out, "?");
        else
            sink_write(out, p, (size_t) (g_utf8_next_char(p) - p));
    }
}

static void
put_times(sink *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        sink_puts(out, text);
}

/* ------------------------------------------------------------- the part */

/* The bytes of a cell of a line parted by tabs, without blanks around. */
static struct lint_span
find_cell(const char *line, int column)
{
    const char *from = line;
    if (column < 1 || !strchr(line, '\t'))
        return (struct lint_span) { 0, 0 };
    for (int i = 1; i < column && from; i++) {
        from = strchr(from, '\t');
        from = from ? from + 1 : NULL;
    }
    if (!from)
        return (struct lint_span) { 0, 0 };
    const char *to = from + strcspn(from, "\t");
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    return (struct lint_span) { (size_t) (from - line),
                                (size_t) (to - line) };
}

/* The end of `text` where it stands at `from`, white space passed over on
 * both sides: it may run over several cells. Null where it does not. */
static const char *
match_at(const char *from, const char *text)
{
    const char *p = from;
    while (*text) {
        gunichar wanted = g_utf8_get_char(text);
        gunichar c = g_utf8_get_char(p);
        bool same = c == wanted;
        if (!same && !(p > from && unicode_is_space(c)) &&
            !unicode_is_space(wanted))
            return NULL;
        if (same || unicode_is_space(c))
            p = g_utf8_next_char(p);
        if (same || !unicode_is_space(c))
            text = g_utf8_next_char(text);
    }
    return p;
}

/* Longer texts are the whole cell or nothing that can be marked. */
enum { MOST_MARKED = 1000 };

struct lint_span
lint_find(const char *line, const struct finding *f)
{
    struct lint_span cell = find_cell(line, f->at.column);
    bool anywhere = cell.to == cell.from;
    const char *end = anywhere ? line + strlen(line) : line + cell.to;
    const char *from = line + cell.from;
    bool short_enough = f->printed && *f->printed &&
                        strnlen(f->printed, MOST_MARKED + 1) <= MOST_MARKED;
    for (; short_enough && from < end;
         from = g_utf8_next_char(from)) {
        const char *to = match_at(from, f->printed);
        if (to && to <= end)
            return (struct lint_span) { (size_t) (from - line),
                                        (size_t) (to - line) };
    }
    return cell;
}

int
lint_column(const char *line, struct lint_span part)
{
    return 1 + width_between(line, line + part.from);
}

/* ------------------------------------------------------------- the quote */

/* What of a long line is shown: some of it before the part, then as much as
 * there is room for. */
static struct lint_span
window(const char *line, struct lint_span part)
{
    const char *end = line + strlen(line);
    if (width_between(line, end) <= ROOM)
        return (struct lint_span) { 0, (size_t) (end - line) };
    const char *from = line + part.from, *to;
    while (from > line && width_between(from, line + part.from) < LEAD)
        from = g_utf8_prev_char(from);
    int width = 0;
    for (to = from; to < end && width < ROOM; to = g_utf8_next_char(to))
        width += char_width(g_utf8_get_char(to));
    return (struct lint_span) { (size_t) (from - line),
                                (size_t) (to - line) };
}

void
lint_put_quote(sink *out, const struct lint_quote *q)
{
    struct lint_span shown = window(q->line, q->part);
    const char *from = q->line + shown.from, *to = q->line + shown.to;
    const char *before = shown.from ? "…" : "";
    sink_printf(out, "%6d | %s", q->number, before);
    put_between(out, from, to);
    sink_puts(out, *to ? "…\n" : "\n");
    if (q->part.from == q->part.to)
        return;
    const char *last = q->line + MIN(q->part.to, shown.to);
    int lead = width_between(from, q->line + q->part.from);
    int marks = width_between(q->line + q->part.from, last);
    sink_puts(out, "       | ");
    put_times(out, " ", lead + (*before ? 1 : 0));
    sink_printf(out, "%s^", q->mark);
    put_times(out, "~", marks - 1);
    sink_printf(out, "%s\n", q->plain);
}
