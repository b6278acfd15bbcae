/* What tests of layout share: fonts, a report being built, pages to ask. */
#ifndef YUSUAN_TESTS_SETTING_H
#define YUSUAN_TESTS_SETTING_H

#include "layout/layout.h"

#include "../unit.h"

#include <glib.h>
#include <math.h>
#include <string.h>

struct setting {
    fonts *f;
    arena *memory;
    findings *found;
    struct report *r;
};

static inline int
setting_open(void **state)
{
    GError *error = NULL;
    struct setting *s = g_new0(struct setting, 1);
    *state = s;
    s->memory = arena_new();
    s->found = findings_new();
    s->r = report_new(s->memory, "部门预算简报");
    s->r->author = "某某管理委员会";
    if (!g_file_test(SOURCE_DIR "/fonts/files/manifest.tsv",
                     G_FILE_TEST_EXISTS)) {
        print_message("no fonts: run fonts/fetch.sh\n");
        return 0;
    }
    s->f = fonts_open(SOURCE_DIR "/fonts/files", &error);
    return s->f ? 0 : -1;
}

static inline int
setting_close(void **state)
{
    struct setting *s = *state;
    fonts_free(s->f);
    findings_free(s->found);
    arena_free(s->memory);
    g_free(s);
    return 0;
}

static inline struct setting *
setting_of(void **state)
{
    struct setting *s = *state;
    if (!s->f)
        skip();
    return s;
}

static inline struct pages *
setting_pages(struct setting *s, enum layout_style style)
{
    struct layout_options options = { .style = style };
    return layout_report(s->r, s->f, &options, s->memory, s->found);
}

static inline void
setting_paragraph(struct setting *s, const char *text)
{
    report_add(s->r, BLOCK_PARAGRAPH)->paragraph =
        text_plain(s->memory, text);
}

static inline void
setting_cell(struct setting *s, struct report_cell *cell, const char *text,
             enum span_style style)
{
    struct span span = { style, text, NULL };
    cell->blank = text == NULL;
    cell->text = text ? text_join(s->memory, 1, &span) : (struct text) { 0 };
}

/** A numbered table whose columns but the first are amounts. */
static inline struct report_table *
setting_table(struct setting *s, size_t columns, size_t rows)
{
    struct report_table *t = report_table_new(s->memory, columns, 1, rows);
    t->caption = "支出表";
    t->unit = "金额单位：万元";
    t->numbered = true;
    for (size_t k = 0; k < columns; k++) {
        setting_cell(s, &t->head[0].cells[k],
                     k ? arena_printf(s->memory, "第%zu栏金额", k) : "项目",
                     SPAN_PLAIN);
        t->columns[k].align = k ? ALIGN_POINT : ALIGN_LEFT;
    }
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++)
            setting_cell(s, &t->rows[i].cells[k],
                         k ? arena_printf(s->memory, "%zu.%06zu",
                                          i * 7919 % 100000, k)
                           : arena_printf(s->memory, "支出项目%zu", i),
                         k ? SPAN_NUMBER : SPAN_PLAIN);
    report_add(s->r, BLOCK_TABLE)->table = t;
    return t;
}

/* ------------------------------------------------------------ asking pages */

static inline size_t
page_count_text(const struct page *page, const char *text)
{
    size_t count = 0;
    for (const struct page_item *i = page->first; i; i = i->next)
        if (i->kind == PAGE_TEXT && strstr(i->text.text, text))
            count++;
    return count;
}

static inline char *
page_all_text(const struct pages *pages, double size)
{
    GString *all = g_string_new(NULL);
    for (size_t p = 0; p < pages->n; p++)
        for (const struct page_item *i = pages->page[p]->first; i; i = i->next)
            if (i->kind == PAGE_TEXT && fabs(i->text.size - size) < 0.01)
                g_string_append(all, i->text.text);
    return g_string_free(all, FALSE);
}

struct box {
    double left, right, top, bottom;
};

static inline struct box
box_of(const struct page_item *item)
{
    const struct page_text *t = &item->text;
    return (struct box) { t->x, t->x + t->width, t->baseline - 0.7 * t->size,
                          t->baseline + 0.1 * t->size };
}

static inline void
page_assert_sound(const struct page *page)
{
    for (const struct page_item *i = page->first; i; i = i->next) {
        if (i->kind != PAGE_TEXT)
            continue;
        struct box a = box_of(i);
        if (a.left < 20 || a.right > page->width - 20 || a.top < 20
            || a.bottom > page->height - 20)
            fail_msg("“%s” leaves the page", i->text.text);
        for (const struct page_item *k = i->next; k; k = k->next) {
            if (k->kind != PAGE_TEXT)
                continue;
            struct box b = box_of(k);
            if (a.left < b.right - 0.5 && b.left < a.right - 0.5
                && a.top < b.bottom && b.top < a.bottom)
                fail_msg("“%s” lies on “%s”", i->text.text, k->text.text);
        }
    }
}

/** Every text inside its page, none on another. */
static inline void
pages_assert_sound(const struct pages *pages)
{
    for (size_t i = 0; i < pages->n; i++)
        page_assert_sound(pages->page[i]);
}

#endif
