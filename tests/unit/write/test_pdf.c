/* The finished PDF, read back with qpdf. */
#include "layout/layout.h"
#include "write/finish_parts.h"
#include "write/write.h"

#include "../unit.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

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
    it->folder = g_dir_make_tmp("yusuan-pdf-XXXXXX", NULL);
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
    assert_true(write_pdf(it->path, pages, &error));
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

static char *
content_of(qpdf_data q, size_t page)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    qpdf_oh_get_page_content_data(q, qpdf_get_page_n(q, page), &bytes,
                                  &length);
    char *text = g_strndup((char *) bytes, length);
    free(bytes);
    return text;
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
    assert_true(write_pdf(it->path, make_pages(it), &error));
    assert_true(g_file_get_contents(it->path, &first, &n, NULL));
    assert_true(write_pdf(it->path, make_pages(it), &error));
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
    assert_false(write_pdf("/nowhere/a.pdf", make_pages(it), &error));
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

/* Everything painted stands in an element or in an artifact. */
static void
test_all_painting_is_marked(void **state)
{
    struct fixture *it = fixture_of(state);
    struct pages *pages = make_pages(it);
    qpdf_data q = write_and_read(it, pages);
    size_t painted = 0;
    for (size_t i = 0; i < pages->n; i++) {
        char *content = content_of(q, i);
        gchar **lines = g_strsplit(content, "\n", -1);
        int depth = 0;
        for (int k = 0; lines[k]; k++) {
            if (g_str_has_suffix(lines[k], "BDC")
                || g_str_has_suffix(lines[k], "BMC"))
                depth++;
            else if (strcmp(lines[k], "EMC") == 0)
                depth--;
            else if (g_str_has_suffix(lines[k], "Tj")
                     || g_str_has_suffix(lines[k], "TJ")
                     || g_str_has_suffix(lines[k], " f")
                     || g_str_has_suffix(lines[k], " S")) {
                painted++;
                assert_int_equal(depth, 1);
            }
        }
        assert_int_equal(depth, 0);
        g_strfreev(lines);
        g_free(content);
    }
    assert_true(painted > 500);
    qpdf_cleanup(&q);
}

/* ---------------------------------------------------------------- content */

static void
assert_content(const char *given, const char *leaf, const char *wanted)
{
    GPtrArray *leaves = g_ptr_array_new();
    g_ptr_array_add(leaves, (gpointer) leaf);
    struct content from = { given, strlen(given), leaves };
    size_t size;
    char *made = finish_content(&from, &size);
    assert_string_equal(made, wanted);
    assert_int_equal(size, strlen(wanted));
    g_free(made);
    g_ptr_array_free(leaves, TRUE);
}

static void
test_artifacts_are_marked(void **state)
{
    (void) state;
    assert_content("q\n0 0 m 1 1 l S\n/P << /MCID 0 >> BDC\n(a) Tj\nEMC\nQ\n",
                   NULL,
                   "q\n/Artifact BMC\n0 0 m 1 1 l S\nEMC\n"
                   "/P << /MCID 0 >> BDC\n(a) Tj\nEMC\nQ\n");
    assert_content("q\n1 0 0 rg\nQ\n", NULL, "q\n1 0 0 rg\nQ\n");
    /* What looks like an operator inside a string is none. */
    assert_content("/P << /MCID 0 >> BDC\n(EMC \\) f) Tj\nEMC\n", NULL,
                   "/P << /MCID 0 >> BDC\n(EMC \\) f) Tj\nEMC\n");
    assert_content("(x) Tj\n", NULL, "/Artifact BMC\n(x) Tj\nEMC\n");
}

static void
test_text_stands_beside_loose_glyphs(void **state)
{
    (void) state;
    assert_content("/P << /MCID 0 >> BDC\n<00> Tj\nEMC\n", "预",
                   "/P << /MCID 0 /ActualText <FEFF9884> >> BDC\n"
                   "<00> Tj\nEMC\n");
}

static void
test_numbers_are_shortened(void **state)
{
    (void) state;
    assert_content("/P << /MCID 0 >> BDC\n1.123456 -0.000012 Td\n"
                   "2.5000001 841.88 Td\n(1.123456) Tj\nEMC\n"
                   "0.123456 0 m f\n", NULL,
                   "/P << /MCID 0 >> BDC\n1.123 -0 Td\n2.5 841.88 Td\n"
                   "(1.123456) Tj\nEMC\n/Artifact BMC\n0.123 0 m f\n"
                   "EMC\n");
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
        cmocka_unit_test(test_artifacts_are_marked),
        cmocka_unit_test(test_text_stands_beside_loose_glyphs),
        cmocka_unit_test(test_numbers_are_shortened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
