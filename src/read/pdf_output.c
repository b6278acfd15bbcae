/* The lines that yusuan-pdf writes → pages. Trusts nothing that they say. */
#include "read/pdf_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_LIMIT = 4096,
    CHARS_LIMIT = 200 * 1000, /* of a page */
    RULES_LIMIT = 4000,
    FONTS_LIMIT = 1000,
    PAGES_LIMIT = 10 * 1000
};
#define FARTHEST 100000.0F /* points */

static void
page_free(gpointer given)
{
    struct pdf_page *page = given;
    if (!page)
        return;
    g_array_unref(page->chars);
    g_array_unref(page->across);
    g_array_unref(page->down);
    g_array_unref(page->images);
    g_free(page);
}

void
pdf_output_start(struct pdf_output *o)
{
    *o = (struct pdf_output){ .failure = PDF_UNFINISHED };
    o->pages = g_ptr_array_new_with_free_func(page_free);
    o->fonts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(o->fonts, g_strdup(""));
    o->line = g_string_new(NULL);
}

void
pdf_output_free(struct pdf_output *o)
{
    page_free(o->page);
    g_ptr_array_unref(o->pages);
    g_ptr_array_unref(o->fonts);
    g_string_free(o->line, TRUE);
}

/* `n` numbers parted by spaces; the rest of the line, or null. */
static const char *
numbers(const char *p, float *out, int n)
{
    for (int i = 0; i < n; i++) {
        char *end;
        out[i] = (float) g_ascii_strtod(p, &end);
        if (end == p || !isfinite(out[i]) || fabsf(out[i]) > FARTHEST)
            return NULL;
        p = *end == ' ' ? end + 1 : end;
    }
    return p;
}

static bool
page_line(struct pdf_output *o, const char *p)
{
    float v[3];
    if (o->page || o->pages->len >= PAGES_LIMIT || !numbers(p, v, 3))
        return false;
    struct pdf_page *page = g_new0(struct pdf_page, 1);
    page->number = (int) v[0];
    page->width = v[1];
    page->height = v[2];
    page->chars = g_array_new(FALSE, TRUE, sizeof(struct pdf_char));
    page->across = g_array_new(FALSE, TRUE, sizeof(struct pdf_rule));
    page->down = g_array_new(FALSE, TRUE, sizeof(struct pdf_rule));
    page->images = g_array_new(FALSE, TRUE, sizeof(struct pdf_box));
    page->n_glyphs = -1;
    o->page = page;
    return true;
}

static bool
char_line(struct pdf_output *o, const char *p)
{
    struct pdf_char c = { .size = o->size, .font = o->font };
    float v[4];
    if (!o->page || !(p = numbers(p, v, 4)) || !*p ||
        strlen(p) >= sizeof c.text || !g_utf8_validate(p, -1, NULL))
        return false;
    c.box = (struct pdf_box){ v[0], v[1], v[2], v[3] };
    strcpy(c.text, p);
    if (c.size <= 0 || c.size > v[3] - v[1])
        c.size = v[3] - v[1];
    if (v[2] >= v[0] && v[3] >= v[1] && o->page->chars->len < CHARS_LIMIT)
        g_array_append_val(o->page->chars, c);
    return true;
}

static bool
rule_line(struct pdf_output *o, const char *p, bool across)
{
    float v[3];
    if (!o->page || !numbers(p, v, 3))
        return false;
    struct pdf_rule rule = { v[0], v[1], v[2] };
    GArray *all = across ? o->page->across : o->page->down;
    if (rule.to > rule.from && all->len < RULES_LIMIT)
        g_array_append_val(all, rule);
    return true;
}

static bool
image_line(struct pdf_output *o, const char *p)
{
    float v[4];
    if (!o->page || !numbers(p, v, 4))
        return false;
    struct pdf_box box = { v[0], v[1], v[2], v[3] };
    if (o->page->images->len < RULES_LIMIT)
        g_array_append_val(o->page->images, box);
    return true;
}

static bool
drawn_line(struct pdf_output *o, const char *p)
{
    if (!o->page)
        return false;
    return sscanf(p, "%d %d", &o->page->n_glyphs, &o->page->n_others) == 2;
}

static bool
font_line(struct pdf_output *o, const char *p)
{
    p = numbers(p, &o->size, 1);
    if (!p)
        return false;
    for (o->font = 0; o->font < o->fonts->len; o->font++)
        if (strcmp(o->fonts->pdata[o->font], p) == 0)
            return true;
    if (o->fonts->len < FONTS_LIMIT)
        g_ptr_array_add(o->fonts, g_strdup(p));
    o->font = o->fonts->len - 1;
    return true;
}

static bool
end_line(struct pdf_output *o)
{
    if (!o->page)
        return false;
    g_ptr_array_add(o->pages, o->page);
    o->page = NULL;
    o->size = 0;
    o->font = 0;
    return true;
}

static bool
error_line(struct pdf_output *o, const char *what)
{
    o->failure = strcmp(what, "encrypted") == 0 ? PDF_ENCRYPTED
                 : strcmp(what, "pages") == 0   ? PDF_TOO_MANY_PAGES
                                                : PDF_DAMAGED;
    return true;
}

/* Unknown lines are passed over: a later reader may say more. */
static bool
take_line(struct pdf_output *o, const char *line)
{
    const char *rest = line + strcspn(line, " ");
    size_t n = (size_t) (rest - line);
    rest += *rest == ' ';
#define IS(word) (n == strlen(word) && memcmp(line, word, n) == 0)
    if (!o->greeted)
        return o->greeted = IS("yusuan-pdf");
    if (IS("char"))
        return char_line(o, rest);
    if (IS("h") || IS("v"))
        return rule_line(o, rest, *line == 'h');
    if (IS("font"))
        return font_line(o, rest);
    if (IS("image"))
        return image_line(o, rest);
    if (IS("drawn"))
        return drawn_line(o, rest);
    if (IS("page"))
        return page_line(o, rest);
    if (IS("end"))
        return end_line(o);
    if (IS("error"))
        return error_line(o, rest);
    if (IS("pages"))
        o->n_pages = (int) g_ascii_strtoll(rest, NULL, 10);
    if (IS("done") && o->failure == PDF_UNFINISHED)
        o->failure = PDF_FINE;
#undef IS
    return true;
}

bool
pdf_output_take(struct pdf_output *o, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    while (bytes < end && o->failure != PDF_STRANGE) {
        const char *stop = memchr(bytes, '\n', (size_t) (end - bytes));
        const char *to = stop ? stop : end;
        g_string_append_len(o->line, bytes, to - bytes);
        bytes = to + 1;
        if (o->line->len > LINE_LIMIT ||
            (stop && !take_line(o, o->line->str)))
            o->failure = PDF_STRANGE;
        if (stop)
            g_string_truncate(o->line, 0);
    }
    return o->failure != PDF_STRANGE;
}
