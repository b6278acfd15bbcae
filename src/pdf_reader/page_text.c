/* The characters of a page by poppler's layout: boxes, never its words. */
#include "pdf_reader/pdf_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Some fonts claim to be far higher than what they draw: a box is no higher
 * than its width lets expect, about the same middle. */
static void
flatten(PopplerRectangle *box, gunichar code)
{
    double width = box->x2 - box->x1, height = box->y2 - box->y1;
    double em = g_unichar_iswide(code) ? width : 2.2 * width;
    double middle = (box->y1 + box->y2) / 2;
    if (em <= 0 || height <= 1.7 * em ||
        (!g_unichar_iswide(code) && !g_unichar_isdigit(code)))
        return;
    box->y1 = middle - 0.6 * em;
    box->y2 = middle + 0.6 * em;
}

struct characters *
characters_of(PopplerPage *page)
{
    struct characters *c = g_new0(struct characters, 1);
    c->text = poppler_page_get_text(page);
    poppler_page_get_text_layout(page, &c->boxes, &c->n);
    if (!c->text || !g_utf8_validate(c->text, -1, NULL))
        c->n = 0;
    else
        c->n = MIN(c->n, (guint) g_utf8_strlen(c->text, -1));
    const char *p = c->text;
    for (guint i = 0; i < c->n; i++, p = g_utf8_next_char(p))
        flatten(&c->boxes[i], g_utf8_get_char(p));
    return c;
}

void
characters_free(struct characters *c)
{
    g_free(c->text);
    g_free(c->boxes);
    g_free(c);
}

/* A change of font between characters: its size and name. */
static void
font_write(const PopplerTextAttributes *font)
{
    printf("font %.2f ", font->font_size);
    for (const char *p = font->font_name ? font->font_name : ""; *p; p++)
        if ((unsigned char) *p > ' ' && *p != 0x7F)
            putchar(*p);
    putchar('\n');
}

static bool
same_font(const PopplerTextAttributes *a, const PopplerTextAttributes *b)
{
    return a && a->font_size == b->font_size &&
           g_strcmp0(a->font_name, b->font_name) == 0;
}

void
characters_write(PopplerPage *page, const struct characters *c)
{
    GList *fonts = poppler_page_get_text_attributes(page);
    const GList *next = fonts;
    const PopplerTextAttributes *present = NULL;
    const char *p = c->text;
    for (guint i = 0; i < c->n; i++) {
        const PopplerTextAttributes *font = next ? next->data : NULL;
        if (font && (guint) font->start_index <= i) {
            if (!same_font(present, font))
                font_write(font);
            present = font;
            next = next->next;
        }
        const PopplerRectangle *b = &c->boxes[i];
        const char *after = g_utf8_next_char(p);
        gunichar code = g_utf8_get_char(p);
        bool odd = g_unichar_iscntrl(code); /* a code that means nothing */
        if (!g_unichar_isspace(code))
            printf("char %.2f %.2f %.2f %.2f %.*s\n", b->x1, b->y1, b->x2,
                   b->y2, odd ? 3 : (int) (after - p), odd ? "\uFFFD" : p);
        p = after;
    }
    poppler_page_free_text_attributes(fonts);
}
