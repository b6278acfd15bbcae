/* Page ends: blank lines, headers, captions, page numbers. */
#include "kinds.h"

#include <string.h>

/* Break each table's body now and then; `rest` says what stands at the top of
 * the new page. */
typedef void (*new_page)(struct text *t, const struct span *s, size_t at,
                         struct rng *r);

static bool
break_pages(struct text *t, struct rng *r, new_page top)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool done = false;
    while (n-- > 0) { /* from the end, so that indices stay right */
        struct span *s = &spans[n];
        for (size_t i = s->end; i-- > s->body + 1;) {
            if (!strchr(text_line(t, i), '\t') || !rng_chance(r, 4))
                continue;
            text_insert(t, i, g_strdup(""));
            top(t, s, i + 1, r);
            done = true;
        }
    }
    g_free(spans);
    return done;
}

static void
no_top(struct text *t, const struct span *s, size_t at, struct rng *r)
{
    (void) t, (void) s, (void) at, (void) r;
}

static void
header_top(struct text *t, const struct span *s, size_t at, struct rng *r)
{
    (void) r;
    for (size_t k = 0; k < s->n_header; k++)
        text_insert(t, at + k, g_strdup(text_line(t, s->header + k)));
}

static void
continued_top(struct text *t, const struct span *s, size_t at, struct rng *r)
{
    header_top(t, s, at, r);
    text_insert(t, at, g_strdup("金额单位：万元"));
    text_insert(t, at, g_strdup(rng_chance(r, 50) ? "续表" : "（续表）"));
}

static void
titled_top(struct text *t, const struct span *s, size_t at, struct rng *r)
{
    header_top(t, s, at, r);
    text_insert(t, at, g_strdup("金额单位：万元"));
    text_insert(t, at, g_strdup(""));
    text_insert(t, at, g_strdup(text_line(t, s->title)));
}

static void
number_top(struct text *t, const struct span *s, size_t at, struct rng *r)
{
    (void) s;
    size_t page = 1 + rng_below(r, 40);
    text_insert(t, at - 1,
                rng_chance(r, 50)
                    ? g_strdup_printf("— %zu —", page)
                    : g_strdup_printf("第 %zu 页 共 41 页", page));
}

static bool
breaks(struct text *t, struct rng *r)
{
    return break_pages(t, r, no_top);
}

static bool
breaks_with_header(struct text *t, struct rng *r)
{
    return break_pages(t, r, header_top);
}

static bool
breaks_continued(struct text *t, struct rng *r)
{
    return break_pages(t, r, continued_top);
}

static bool
breaks_titled(struct text *t, struct rng *r)
{
    return break_pages(t, r, titled_top);
}

static bool
breaks_numbered(struct text *t, struct rng *r)
{
    return break_pages(t, r, number_top);
}

static bool
form_feeds(struct text *t, struct rng *r)
{
    bool done = false;
    for (guint i = 1; i < t->lines->len; i++)
        if (is_blank_line(text_line(t, i - 1)) && rng_chance(r, 30) &&
            !is_blank_line(text_line(t, i))) {
            text_set(t, i, g_strconcat("\f", text_line(t, i), NULL));
            done = true;
        }
    return done;
}

/* Cells are parted by tabs: blank lines then part nothing else. */
static bool
has_tabs(const struct text *t)
{
    for (guint i = 0; i < t->lines->len; i++)
        if (strchr(text_line(t, i), '\t'))
            return true;
    return false;
}

/* Headers that a page repeats are dropped. */
static bool
drop_headers(struct text *t, struct rng *r)
{
    size_t n;
    struct span *spans = text_tables(t, &n);
    bool done = false;
    (void) r;
    while (n-- > 0)
        for (size_t i = spans[n].end; i-- > spans[n].body;)
            if (span_is_header(t, &spans[n], i)) {
                text_remove(t, i);
                done = true;
            }
    g_free(spans);
    return done;
}

static bool
no_blanks(struct text *t, struct rng *r)
{
    (void) r;
    if (!has_tabs(t))
        return false;
    for (guint i = t->lines->len; i-- > 0;)
        if (is_blank_line(text_line(t, i)))
            text_remove(t, i);
    return true;
}

static bool
double_spaced(struct text *t, struct rng *r)
{
    (void) r;
    if (!has_tabs(t))
        return false;
    for (guint i = t->lines->len; i-- > 1;)
        text_insert(t, i, g_strdup(""));
    return true;
}

/* clang-format off */
const struct damage DAMAGE_PAGES[] = {
    { "page-breaks", "blank lines in tables", BENIGN, breaks },
    { "page-headers", "page breaks with the header again", BENIGN,
      breaks_with_header },
    { "page-continued", "page breaks with 续表, unit, header", BENIGN,
      breaks_continued },
    { "page-titles", "page breaks with title, unit, header", BENIGN,
      breaks_titled },
    { "page-numbers", "page breaks with a page's number", BENIGN,
      breaks_numbered },
    { "form-feeds", "form feeds at the tops of pages", BENIGN, form_feeds },
    { "headers-dropped", "repeated headers dropped", BENIGN, drop_headers },
    { "no-blank-lines", "no blank lines at all", LOSSY, no_blanks },
    { "double-spaced", "a blank line after each line", BENIGN, double_spaced },
    { NULL },
};
/* clang-format on */
