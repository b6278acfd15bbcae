/* Where figures lead. A span of the pack carries its line or an anchor of the
 * pack; what has neither leads to the table that its chapter sums. On the web
 * an appendix' row is the line of the text itself. */
#include "write/html.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------ anchors of the pack */

static const struct table *
table_of_link(const struct html *h, const char *link, const char **rest)
{
    const struct budget *b = h->u->budget;
    for (size_t i = 0; *link == 't' && i < b->n_tables; i++) {
        size_t n = strlen(b->tables[i].number);
        if (strncmp(link + 1, b->tables[i].number, n) != 0)
            continue;
        *rest = link + 1 + n;
        if (!**rest || g_str_has_prefix(*rest, "-l"))
            return &b->tables[i];
    }
    return NULL;
}

const char *
html_link(const struct html *h, const char *up, const char *link)
{
    const char *rest = NULL;
    if (!link)
        return NULL;
    if (strstr(link, "://"))
        return link;
    const struct table *t = table_of_link(h, link, &rest);
    if (t && *rest)
        return html_line_link(h->a, up, atoi(rest + strlen("-l")));
    if (t)
        return arena_printf(h->a, "%stables.html#%s", up,
                            html_table_anchor(h->a, t));
    if (g_str_has_prefix(link, "finding-"))
        return arena_printf(h->a, "%s#%s", *up ? "../index.html" : "", link);
    return h->places ? g_hash_table_lookup(h->places, link) : NULL;
}

static void
note_place(struct html *h, const char *anchor, const char *id)
{
    if (anchor && !g_hash_table_contains(h->places, anchor))
        g_hash_table_insert(h->places, (gpointer) anchor,
                            (gpointer) arena_printf(h->a, "#%s", id));
}

/* The page's own rows of subjects and projects bear the pack's anchors. */
static bool
names_row(const char *anchor)
{
    static const char *const prefixes[] = { "f-", "g-", "d-", "project-" };
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(anchor, prefixes[i]))
            return true;
    return false;
}

/* A block that the page has in another form is at its chapter; its rows are
 * there as the subjects and projects that they are. */
static void
note_block(struct html *h, const struct block *b, const char *chapter)
{
    const char *id = html_chapter_id(chapter);
    bool shown = html_shows_block(chapter, b);
    const struct report_table *t = b->kind == BLOCK_TABLE ? b->table : NULL;
    const char *own[] = { b->anchor, t ? t->anchor : NULL,
                          b->kind == BLOCK_CHART ? b->chart.anchor : NULL };
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        if (own[i])
            note_place(h, own[i], shown ? own[i] : id);
    for (size_t i = 0; t && i < t->n_rows; i++) {
        const char *row = t->rows[i].anchor;
        if (row && !shown && names_row(row))
            note_place(h, row, row);
        else
            note_place(h, row, shown && t->anchor ? t->anchor : id);
    }
}

void
html_note_places(struct html *h)
{
    const char *chapter = NULL;
    h->places = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct block *b = h->pack->first; b; b = b->next) {
        if (b->kind == BLOCK_HEADING && b->heading.level == 1)
            chapter = b->heading.anchor;
        if (!chapter || !html_chapter_id(chapter))
            continue;
        if (b->kind == BLOCK_HEADING)
            note_place(h, b->heading.anchor, html_chapter_id(chapter));
        else
            note_block(h, b, chapter);
    }
}

/* --------------------------------------------------------------- amounts */

/* The end of an amount with places that begins here, "3,932.39"; null where
 * none does. A share is none. */
static const char *
amount_end(const char *text)
{
    const char *p = text;
    while (g_ascii_isdigit(*p) || (*p == ',' && g_ascii_isdigit(p[1])))
        p++;
    if (p == text || *p != '.')
        return NULL;
    size_t places = strspn(p + 1, "0123456789");
    p += 1 + places;
    return (places == 2 || places == 6) && *p != '%' ? p : NULL;
}

/* The unit goes with it. */
static const char *
unit_end(const char *p)
{
    static const char *const units[] = { "万元", "亿元", "元" };
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (g_str_has_prefix(p, units[i]))
            return p + strlen(units[i]);
    return p;
}

/* The first amount in a text; null where it has none. */
static const char *
find_amount(const char *text, const char **end)
{
    for (const char *p = text; *p; p++) {
        bool inside = p > text && (g_ascii_isdigit(p[-1]) || p[-1] == '.' ||
                                   p[-1] == ',');
        const char *after =
            g_ascii_isdigit(*p) && !inside ? amount_end(p) : NULL;
        if (after) {
            *end = unit_end(after);
            return p;
        }
    }
    return NULL;
}

/* --------------------------------------------------------------- rich texts */

static const char *
span_class(enum span_style style)
{
    static const char *const classes[] = {
        [SPAN_STRONG] = "strong", [SPAN_NUMBER] = "num",
        [SPAN_MUTED] = "muted", [SPAN_CODE] = "code", [SPAN_MARK] = "marked"
    };
    return classes[style];
}

/* "（见表4）": tables have no numbers here. */
static bool
is_for_paper(enum span_style style)
{
    return style > SPAN_MARK;
}

static void
add_run(GArray *runs, const char *text, const char *href, const char *class)
{
    struct rich_run run = { .text = text, .href = href, .class = class };
    if (*text)
        g_array_append_val(runs, run);
}

/* Text in which amounts lead to `lead`. */
static void
add_led(GArray *runs, arena *a, const char *text, const char *lead,
        const char *class)
{
    const char *end, *at;
    while (lead && (at = find_amount(text, &end))) {
        add_run(runs, arena_strndup(a, text, (size_t) (at - text)), NULL,
                class);
        add_run(runs, arena_strndup(a, at, (size_t) (end - at)), lead,
                "num");
        text = end;
    }
    add_run(runs, text, NULL, class);
}

const char *
html_span_link(const struct html *h, const char *up, const struct span *span)
{
    return span->line ? html_line_link(h->a, up, span->line)
                      : html_link(h, up, span->link);
}

struct value *
html_rich(const struct html *h, const struct html_place *place,
          const struct text *text)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct rich_run));
    for (size_t i = 0; i < text->n; i++) {
        const struct span *span = &text->spans[i];
        if (is_for_paper(span->style))
            continue;
        const char *class = span_class(span->style);
        const char *href = html_span_link(h, place->up, span);
        if (place->is_cell && span->style == SPAN_NUMBER)
            class = NULL; /* where all are */
        if (href)
            add_run(runs, span->text, href, class);
        else
            add_led(runs, h->a, span->text, place->lead, class);
    }
    struct value *v = value_rich(h->a, (struct rich_run *) runs->data,
                                 runs->len);
    g_array_free(runs, TRUE);
    return v;
}

struct value *
html_led_text(const struct html *h, const struct html_place *place,
              const char *text)
{
    struct span span = { .text = text };
    struct text one = { text ? 1 : 0, &span };
    return html_rich(h, place, &one);
}
