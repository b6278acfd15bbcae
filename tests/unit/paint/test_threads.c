/* Threads set and paint pages side by side, each with fonts of its own: the
 * same bytes come of it as of one alone. */
#include "../unit.h"

#include "paint/paint.h"
#include "text/text.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#define FONTS SOURCE_DIR "/fonts/files"
enum { THREADS = 4, ROUNDS = 3 };

/* A page of a few lines, in every role. */
static void
paint_page(const char *path)
{
    GError *error = NULL;
    arena *memory = arena_new();
    fonts *f = fonts_open(FONTS, &error);
    struct page page = { .width = 300, .height = 200 };
    struct page *list = &page;
    struct pages pages = { .memory = memory, .title = "线", .n = 1,
                           .page = &list };
    for (int role = 0; f && role < FONT_ROLE_COUNT; role++) {
        struct text_piece piece = { .text = "预算229,882.76万元（AI、5G）",
                                    .role = (enum font_role) role,
                                    .size = 10 };
        struct paragraph_style style = { .no_break = true };
        struct text_lines set =
            text_set(f, &piece, 1, &style, memory, NULL);
        page_add(memory, &page, PAGE_TAG)->tag.tag = TAG_P;
        for (size_t i = 0; i < set.lines[0].n; i++) {
            const struct line_run *run = &set.lines[0].runs[i];
            page_add(memory, &page, PAGE_TEXT)->text = (struct page_text) {
                .text = run->text, .run = run->run, .x = 10 + run->x,
                .baseline = 20 + 20 * role, .size = 10 };
        }
        struct page_item *end = page_add(memory, &page, PAGE_TAG);
        end->tag.tag = TAG_P;
        end->tag.ends = true;
    }
    if (!f || !paint_pdf(path, &pages, NULL, &error))
        g_error("%s", error->message);
    fonts_free(f);
    arena_free(memory);
}

static gpointer
work(gpointer path)
{
    for (int i = 0; i < ROUNDS; i++)
        paint_page(path);
    return NULL;
}

static void
test_threads_paint_the_same(void **state)
{
    char *paths[THREADS], *first = NULL;
    gsize size = 0;
    GThread *threads[THREADS];
    (void) state;
    if (!g_file_test(FONTS "/manifest.tsv", G_FILE_TEST_EXISTS))
        skip();
    char *folder = g_dir_make_tmp("yusuan-threads-XXXXXX", NULL);
    for (int i = 0; i < THREADS; i++) {
        paths[i] = g_strdup_printf("%s/%d.pdf", folder, i);
        threads[i] = g_thread_new("painter", work, paths[i]);
    }
    for (int i = 0; i < THREADS; i++)
        g_thread_join(threads[i]);
    assert_true(g_file_get_contents(paths[0], &first, &size, NULL));
    for (int i = 0; i < THREADS; i++) {
        char *other = NULL;
        gsize length = 0;
        assert_true(g_file_get_contents(paths[i], &other, &length, NULL));
        assert_int_equal(length, size);
        assert_memory_equal(other, first, size);
        g_free(other);
        g_unlink(paths[i]);
        g_free(paths[i]);
    }
    g_rmdir(folder);
    g_free(folder);
    g_free(first);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_paint_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
