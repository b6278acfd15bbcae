/* Pages cut out of a document are one by themselves. */
#include "../unit.h"

#include "base/sink.h"
#include "page/page.h"

#include <glib.h>
#include <string.h>

/** Pages that are made here, the last one being added to. */
struct bench {
    struct pages pages;
    struct page *page[8];
};

static void
set_up(struct bench *x)
{
    *x = (struct bench) { .pages = { .memory = arena_new() } };
    x->pages.page = x->page;
}

static void
new_page(struct bench *x)
{
    x->page[x->pages.n++] = arena_one(x->pages.memory, struct page);
}

static struct page_item *
add(struct bench *x, enum page_item_kind kind)
{
    return page_add(x->pages.memory, x->page[x->pages.n - 1], kind);
}

static void
tag(struct bench *x, enum page_tag tag, bool ends)
{
    struct page_item *item = add(x, PAGE_TAG);
    item->tag.tag = tag;
    item->tag.ends = ends;
}

static void
element(struct bench *x, enum page_tag which)
{
    tag(x, which, false);
    tag(x, which, true);
}

/* The elements of all pages: "Table TR | /TR /Table". */
static char *
elements(const struct pages *pages)
{
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < pages->n; i++) {
        g_string_append(all, i ? " |" : "");
        for (const struct page_item *item = pages->page[i]->first; item;
             item = item->next)
            if (item->kind == PAGE_TAG)
                g_string_append_printf(all, " %s%s",
                                       item->tag.ends ? "/" : "",
                                       page_tag_word(item->tag.tag));
            else if (item->kind == PAGE_LINK)
                g_string_append(all, " link");
    }
    return g_string_free(all, FALSE);
}

static void
assert_cut(struct bench *x, size_t from, size_t to, const char *expected)
{
    pages_cut(&x->pages, from, to);
    char *made = elements(&x->pages);
    assert_string_equal(made, expected);
    g_free(made);
    arena_free(x->pages.memory);
}

/* A table over three pages, one row on each. */
static void
make_table(struct bench *x)
{
    set_up(x);
    new_page(x);
    element(x, TAG_P);
    tag(x, TAG_TABLE, false);
    element(x, TAG_TR);
    new_page(x);
    element(x, TAG_TR);
    new_page(x);
    element(x, TAG_TR);
    tag(x, TAG_TABLE, true);
    element(x, TAG_P);
}

static void
elements_over_the_ends_are_opened_and_closed(void **state)
{
    struct bench x;
    (void) state;
    make_table(&x);
    assert_cut(&x, 1, 2, " Table TR /TR /Table");
    make_table(&x);
    assert_cut(&x, 0, 2, " P /P Table TR /TR | TR /TR /Table");
    make_table(&x);
    assert_cut(&x, 2, 3, " Table TR /TR /Table P /P");
    make_table(&x);
    assert_cut(&x, 0, 3, " P /P Table TR /TR | TR /TR | TR /TR /Table P /P");
}

static void
a_page_inside_an_element_may_be_empty(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x);
    new_page(&x);
    tag(&x, TAG_P, false);
    new_page(&x);
    new_page(&x);
    tag(&x, TAG_P, true);
    assert_cut(&x, 1, 2, " P /P");
}

static void
a_link_that_is_cut_is_none(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x);
    new_page(&x);
    tag(&x, TAG_P, false);
    add(&x, PAGE_LINK)->link.target = "there";
    new_page(&x);
    tag(&x, TAG_LINK, true);
    tag(&x, TAG_P, true);
    add(&x, PAGE_LINK)->link.target = "there";
    tag(&x, TAG_LINK, true);
    assert_cut(&x, 1, 2, " P Span /Span /P link /Link");
    set_up(&x);
    new_page(&x);
    add(&x, PAGE_LINK)->link.target = "there";
    new_page(&x);
    tag(&x, TAG_LINK, true);
    assert_cut(&x, 0, 1, " link /Link");
}

static void
headings_begin_at_the_first_level_and_skip_none(void **state)
{
    struct bench x;
    (void) state;
    set_up(&x);
    new_page(&x);
    element(&x, TAG_H1);
    new_page(&x);
    element(&x, TAG_H3);
    element(&x, TAG_H2);
    element(&x, TAG_H4);
    element(&x, TAG_H2);
    element(&x, TAG_H1);
    element(&x, TAG_H2);
    assert_cut(&x, 1, 2, " H1 /H1 H1 /H1 H2 /H2 H1 /H1 H1 /H1 H2 /H2");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_over_the_ends_are_opened_and_closed),
        cmocka_unit_test(a_page_inside_an_element_may_be_empty),
        cmocka_unit_test(a_link_that_is_cut_is_none),
        cmocka_unit_test(headings_begin_at_the_first_level_and_skip_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
