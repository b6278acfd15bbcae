/* A whole PDF, read back with qpdf. */
#include "layout/layout.h"
#include "paint/paint.h"

#include "content.h"
#include "unit.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fixture {
    fonts *f;
    arena *memory;
    char *folder, *path;
};

static int
open_fixture(void **state)
{
    GError *error = NULL;
    struct fixture *it = g_new0(struct fixture, 1);
    *state = it;
    it->memory = arena_new();
    it->folder = g_dir_make_tmp("yusuan-document-XXXXXX", NULL);
    it->path = g_build_filename(it->folder, "a.pdf", NULL);
    if (!g_file_test(SOURCE_DIR "/fonts/files/manifest.tsv",
                     G_FILE_TEST_EXISTS)) {
        print_message("no fonts: run fonts/fetch.sh\n");
        return 0;
    }
    it->f = fonts_open(SOURCE_DIR "/fonts/files", &error);
    return it->f ? 0 : -1;
}

static int
close_fixture(void **state)
{
    struct fixture *it = *state;
    g_unlink(it->path);
    g_rmdir(it->folder);
    g_free(it->path);
    g_free(it->folder);
    fonts_free(it->f);
    arena_free(it->memory);
    g_free(it);
    return 0;
}

static struct fixture *
fixture_of(void **state)
{
    struct fixture *it = *state;
    if (!it->f)
        skip();
    return it;
}

/* Headings, a linked sentence, a table over pages, a long paragraph. */
static struct report *
make_report(arena *a)
{
    struct report *r = report_new(a, "简报（'一'\\二）");
    r->author = "某某管理委员会";
    r->head_left = r->author;
    report_add(r, BLOCK_CONTENTS);
    report_heading(r, 1, "it's", "一、总体");
    const struct span spans[] = {
        { SPAN_PLAIN, "见", NULL }, { SPAN_NUMBER, "12.50万元", "t1" },
        { SPAN_PLAIN, "与", NULL }, { SPAN_PLAIN, "别处", "nowhere" },
        { SPAN_PLAIN, "及", NULL },
        { SPAN_PLAIN, "网页", "https://example.org/a?b=(c)" },
    };
    report_add(r, BLOCK_PARAGRAPH)->paragraph =
        text_join(a, G_N_ELEMENTS(spans), spans);
    struct report_table *t = report_table_new(a, 2, 1, 100);
    t->anchor = "t1";
    t->columns[1].align = ALIGN_POINT;
    t->head[0].cells[0].text = text_plain(a, "项目");
    t->head[0].cells[1].text = text_plain(a, "金额");
    for (size_t i = 0; i < 100; i++) {
        t->rows[i].cells[0].text = text_plain(a, "科目");
        t->rows[i].cells[1].text = text_plain(a, "1.25");
    }
    t->rows[7].role = REPORT_ROW_GROUP;
    report_add(r, BLOCK_TABLE)->table = t;
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 200; i++)
        g_string_append(text, "一般公共预算229,882.76万元（占98.28%）。");
    report_add(r, BLOCK_PARAGRAPH)->paragraph = text_plain(a, text->str);
    g_string_free(text, TRUE);
    return r;
}

static struct pages *
make_pages(struct fixture *it)
{
    struct layout_options options = { .style = STYLE_BOOK };
    return layout_report(make_report(it->memory), it->f, &options,
                         it->memory, NULL);
}

static qpdf_data
write_and_read(struct fixture *it, const struct pages *pages)
{
    GError *error = NULL;
    assert_true(paint_pdf(it->path, pages, NULL, &error));
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read(q, it->path, NULL), QPDF_SUCCESS);
    assert_int_equal(qpdf_check_pdf(q), QPDF_SUCCESS);
    return q;
}

static qpdf_oh
at(qpdf_data q, qpdf_oh from, const char *keys)
{
    gchar **parts = g_strsplit(keys, " ", -1);
    for (int i = 0; parts[i]; i++)
        from = g_ascii_isdigit(*parts[i])
                   ? qpdf_oh_get_array_item(q, from, atoi(parts[i]))
                   : qpdf_oh_get_key(q, from, parts[i]);
    g_strfreev(parts);
    return from;
}

static void
assert_says(qpdf_data q, qpdf_oh object, const char *text)
{
    assert_string_equal(qpdf_oh_unparse_resolved(q, object), text);
}

/* ---------------------------------------------------------------- catalog */

static void
test_catalog_is_archival(void **state)
{
    struct fixture *it = fixture_of(state);
    qpdf_data q = write_and_read(it, make_pages(it));
    qpdf_oh root = qpdf_get_root(q);
    assert_says(q, at(q, root, "/Lang"), "(zh-CN)");
    assert_says(q, at(q, root, "/MarkInfo /Marked"), "true");
    assert_says(q, at(q, root, "/ViewerPreferences /DisplayDocTitle"),
                "true");
    assert_says(q, at(q, root, "/OutputIntents 0 /S"), "/GTS_PDFA1");
    assert_true(qpdf_oh_is_stream(
        q, at(q, root, "/OutputIntents 0 /DestOutputProfile")));
    unsigned char *xmp = NULL;
    size_t length = 0;
    qpdf_oh_get_stream_data(q, at(q, root, "/Metadata"), qpdf_dl_all, NULL,
                            &xmp, &length);
    char *text = g_strndup((char *) xmp, length);
    assert_non_null(strstr(text, "<pdfaid:part>2</pdfaid:part>"));
    assert_non_null(strstr(text, "<pdfuaid:part>1</pdfuaid:part>"));
    assert_non_null(strstr(text, "简报（&apos;一&apos;"));
    assert_null(strstr(text, "CreateDate"));
    free(xmp);
    g_free(text);
    qpdf_oh info = at(q, qpdf_get_trailer(q), "/Info");
    assert_false(qpdf_oh_has_key(q, info, "/CreationDate"));
    assert_true(qpdf_oh_is_array(q, at(q, qpdf_get_trailer(q), "/ID")));
    qpdf_cleanup(&q);
}

static void
test_given_date_is_written(void **state)
{
    struct fixture *it = fixture_of(state);
    g_setenv("SOURCE_DATE_EPOCH", "1640995200", TRUE);
    qpdf_data q = write_and_read(it, make_pages(it));
    assert_says(q, at(q, qpdf_get_trailer(q), "/Info /CreationDate"),
                "(D:20220101000000Z)");
    g_unsetenv("SOURCE_DATE_EPOCH");
    qpdf_cleanup(&q);
}

static void
test_same_bytes_twice(void **state)
{
    struct fixture *it = fixture_of(state);
    GError *error = NULL;
    char *first, *second;
    gsize n, m;
    assert_true(paint_pdf(it->path, make_pages(it), NULL, &error));
    assert_true(g_file_get_contents(it->path, &first, &n, NULL));
    assert_true(paint_pdf(it->path, make_pages(it), NULL, &error));
    assert_true(g_file_get_contents(it->path, &second, &m, NULL));
    assert_int_equal(n, m);
    assert_memory_equal(first, second, n);
    g_free(first);
    g_free(second);
}

static void
test_unwritable_path_is_reported(void **state)
{
    struct fixture *it = fixture_of(state);
    GError *error = NULL;
    assert_false(paint_pdf("/nowhere/a.pdf", make_pages(it), NULL, &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_non_null(strstr(error->message, "/nowhere/a.pdf"));
    g_error_free(error);
}

/* --------------------------------------------------------------- elements */

static void
count_elements(qpdf_data q, qpdf_oh node, GHashTable *counts)
{
    if (qpdf_oh_is_array(q, node)) {
        for (int i = 0; i < qpdf_oh_get_array_n_items(q, node); i++)
            count_elements(q, qpdf_oh_get_array_item(q, node, i), counts);
        return;
    }
    if (!qpdf_oh_is_dictionary(q, node) || !qpdf_oh_has_key(q, node, "/S"))
        return;
    qpdf_oh type = qpdf_oh_get_key(q, node, "/S");
    char *name = g_strdup(qpdf_oh_get_name(q, type) + 1);
    int count = GPOINTER_TO_INT(g_hash_table_lookup(counts, name));
    if (strcmp(name, "TH") == 0)
        assert_true(qpdf_oh_has_key(q, at(q, node, "/A"), "/Scope"));
    g_hash_table_insert(counts, name, GINT_TO_POINTER(count + 1));
    count_elements(q, qpdf_oh_get_key(q, node, "/K"), counts);
}

static void
test_elements_are_complete(void **state)
{
    struct fixture *it = fixture_of(state);
    qpdf_data q = write_and_read(it, make_pages(it));
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal,
                                               g_free, NULL);
    qpdf_oh tree = at(q, qpdf_get_root(q), "/StructTreeRoot");
    assert_says(q, at(q, tree, "/K /S"), "/Document");
    count_elements(q, at(q, tree, "/K"), counts);
    const struct {
        const char *name;
        int count;
    } wanted[] = {
        { "Document", 1 }, { "Table", 1 }, { "TR", 101 },
        { "TH", 102 }, { "TD", 99 }, { "H1", 2 }, { "P", 2 },
        /* Two in the contents; the one that leads nowhere is no link. */
        { "TOCI", 1 }, { "Link", 4 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (GPOINTER_TO_INT(g_hash_table_lookup(counts, wanted[i].name))
            != wanted[i].count)
            fail_msg("%d of %s", GPOINTER_TO_INT(g_hash_table_lookup(
                                     counts, wanted[i].name)),
                     wanted[i].name);
    g_hash_table_destroy(counts);
    qpdf_cleanup(&q);
}

static void
test_links_say_where_they_lead(void **state)
{
    struct fixture *it = fixture_of(state);
    qpdf_data q = write_and_read(it, make_pages(it));
    qpdf_oh links = at(q, qpdf_get_page_n(q, 1), "/Annots");
    assert_int_equal(qpdf_oh_get_array_n_items(q, links), 2);
    assert_string_equal(
        qpdf_oh_get_utf8_value(q, at(q, links, "0 /Contents")),
        "12.50万元");
    assert_says(q, at(q, links, "0 /F"), "4");
    assert_string_equal(qpdf_oh_get_utf8_value(q, at(q, links, "1 /A /URI")),
                        "https://example.org/a?b=(c)");
    assert_says(q, at(q, qpdf_get_page_n(q, 1), "/Tabs"), "/S");
    qpdf_cleanup(&q);
}

/** What was seen in content streams. */
struct seen {
    int depth;       /* of marked content */
    size_t painted;
    GString *beside; /* texts beside glyphs */
};

static const GString *
operand_after(const struct operation *o, const char *key)
{
    for (guint i = 0; i + 1 < o->operands->len; i++)
        if (strcmp(((GString *) o->operands->pdata[i])->str, key) == 0)
            return o->operands->pdata[i + 1];
    return NULL;
}

static void
see(const struct operation *o, gpointer data)
{
    static const char *const painting[] = { "TJ", "Tj", "f", "S", "Do",
                                            NULL };
    struct seen *seen = data;
    const GString *text = operand_after(o, "/ActualText");
    if (g_str_has_suffix(o->name, "BDC") || g_str_has_suffix(o->name, "BMC"))
        assert_int_equal(seen->depth++, 0);
    else if (strcmp(o->name, "EMC") == 0)
        assert_int_equal(seen->depth--, 1);
    else if (g_strv_contains(painting, o->name)) {
        assert_int_equal(seen->depth, 1);
        seen->painted++;
    }
    if (!text)
        return;
    char *utf8 = g_convert(text->str + 1, (gssize) text->len - 1, "UTF-8",
                           "UTF-16", NULL, NULL, NULL);
    g_string_append(seen->beside, utf8);
    g_free(utf8);
}

static struct seen
see_contents(qpdf_data q, size_t n_pages)
{
    struct seen seen = { .beside = g_string_new(NULL) };
    for (size_t i = 0; i < n_pages; i++) {
        unsigned char *bytes = NULL;
        size_t length = 0;
        qpdf_oh_get_page_content_data(q, qpdf_get_page_n(q, i), &bytes,
                                      &length);
        content_read((char *) bytes, length, see, &seen);
        assert_int_equal(seen.depth, 0);
        free(bytes);
    }
    return seen;
}

/* Everything painted stands in an element or in an artifact. */
static void
test_all_painting_is_marked(void **state)
{
    struct fixture *it = fixture_of(state);
    struct pages *pages = make_pages(it);
    qpdf_data q = write_and_read(it, pages);
    struct seen seen = see_contents(q, pages->n);
    assert_true(seen.painted > 300);
    g_string_free(seen.beside, TRUE);
    qpdf_cleanup(&q);
}

/* ------------------------------------------------------------------ text */

/* One page with runs of text in a paragraph each. */
static struct pages *
page_saying(struct fixture *it, const char *const *texts, bool loose)
{
    arena *a = it->memory;
    struct pages *pages = arena_one(a, struct pages);
    struct page *page = arena_one(a, struct page);
    *page = (struct page) { .width = 400, .height = 600 };
    for (; *texts; texts++) {
        struct text_piece piece = { .text = *texts, .size = 10,
                                    .role = FONT_SONG };
        struct paragraph_style style = { .no_break = true };
        struct text_lines set =
            text_set(it->f, &piece, 1, &style, a, NULL);
        page_add(a, page, PAGE_TAG)->tag.tag = TAG_P;
        for (size_t i = 0; i < set.lines[0].n; i++) {
            const struct line_run *run = &set.lines[0].runs[i];
            page_add(a, page, PAGE_TEXT)->text = (struct page_text) {
                .text = run->text, .run = run->run, .x = run->x,
                .baseline = 100, .size = 10, .loose = loose };
        }
        struct page_item *end = page_add(a, page, PAGE_TAG);
        end->tag.tag = TAG_P;
        end->tag.ends = true;
    }
    *pages = (struct pages) { .memory = a, .title = "文", .n = 1 };
    pages->page = arena_memdup(a, &page, sizeof page);
    return pages;
}

static void
assert_beside(struct fixture *it, const char *const *texts, bool loose,
              const char *beside)
{
    qpdf_data q = write_and_read(it, page_saying(it, texts, loose));
    struct seen seen = see_contents(q, 1);
    assert_string_equal(seen.beside->str, beside);
    g_string_free(seen.beside, TRUE);
    qpdf_cleanup(&q);
}

/* Text stands beside glyphs only where they do not say it themselves: in wide
 * gaps, or where one glyph (here the box) stands for two characters. */
static void
test_text_stands_beside_glyphs_that_need_it(void **state)
{
    struct fixture *it = fixture_of(state);
    const char *const plain[] = { "预算2022 (A)\\", "预算", NULL };
    assert_beside(it, plain, false, "");
    assert_beside(it, plain, true, "预算2022 (A)\\预算");
    const char *const boxes[] = { "\xF4\x80\x80\x81", "\xF4\x80\x80\x82",
                                  NULL };
    assert_beside(it, boxes, false, "\xF4\x80\x80\x82");
}

/* A disk that is full is told with the file's name. */
static void
test_full_disk_is_reported(void **state)
{
    struct fixture *it = fixture_of(state);
    char *part = g_strconcat(it->path, ".part", NULL);
    GError *error = NULL;
    assert_int_equal(symlink("/dev/full", part), 0);
    assert_false(paint_pdf(it->path, make_pages(it), NULL, &error));
    assert_int_equal(error->code, EXIT_OUTPUT);
    assert_non_null(strstr(error->message, it->path));
    assert_non_null(strstr(error->message, "磁盘已满"));
    assert_false(g_file_test(it->path, G_FILE_TEST_EXISTS));
    g_error_free(error);
    g_unlink(part);
    g_free(part);
}

int
main(void)
{
#define SET(test) \
    cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        SET(test_catalog_is_archival),
        SET(test_given_date_is_written),
        SET(test_same_bytes_twice),
        SET(test_unwritable_path_is_reported),
        SET(test_elements_are_complete),
        SET(test_links_say_where_they_lead),
        SET(test_all_painting_is_marked),
        SET(test_text_stands_beside_glyphs_that_need_it),
        SET(test_full_disk_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
