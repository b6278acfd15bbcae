/* Templates: what is bound, what is escaped, what is refused and where. */
#include "../unit.h"

#include "html/template.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const struct value_field ITEM[] = {
    { "name", VALUE_TEXT, "", NULL },
    { "amount", VALUE_AMOUNT, "", NULL },
    { 0 }
};
static const struct value_field FIELDS[] = {
    { "items", VALUE_LIST, "", ITEM },    { "none", VALUE_LIST, "", ITEM },
    { "title", VALUE_TEXT, "", NULL },    { "nothing", VALUE_TEXT, "", NULL },
    { "bad_url", VALUE_TEXT, "", NULL },  { "url", VALUE_TEXT, "", NULL },
    { "total", VALUE_AMOUNT, "", NULL },  { "share", VALUE_SHARE, "", NULL },
    { "count", VALUE_COUNT, "", NULL },   { 0 }
};

static struct value *
sample_values(arena *a)
{
    static const char *const names[] = { "甲<script>", "乙&\"二\"", "丙" };
    static const int64_t amounts[] = { 100000000, 300000000, 0 };
    struct value *root = value_record(a, FIELDS);
    for (int i = 0; i < 3; i++) {
        struct value *item = value_add(a, root, "items");
        value_set_text(a, item, "name", names[i]);
        if (amounts[i])
            value_set_number(a, item, "amount", amounts[i]);
    }
    value_set_text(a, root, "title", "题\x01名");
    value_set_text(a, root, "bad_url", "javascript:alert(1)");
    value_set_text(a, root, "url", "a.html#x");
    value_set_number(a, root, "total", 1234567890123);
    value_set_number(a, root, "share", 9828);
    value_set_number(a, root, "count", 7);
    return root;
}

static bool
has(const void *data, const char *kind, const char *name)
{
    (void) data;
    return strcmp(kind, "chart") == 0 && strcmp(name, "strip") == 0;
}

static void
put(const void *data, const char *kind, const char *name, sink *out)
{
    (void) data;
    sink_printf(out, "<svg>%s %s</svg>", kind, name);
}

static const char *const *
names(const void *data, const char *kind)
{
    static const char *const all[] = { "strip", "function", NULL };
    (void) data;
    (void) kind;
    return all;
}

/* The page made of a template's text, or the errors. */
static char *
filled(const char *template_text)
{
    GError *error = NULL;
    char *folder = g_dir_make_tmp("yusuan-XXXXXX", NULL);
    char *path = g_build_filename(folder, "t.html", NULL);
    assert_true(g_file_set_contents(path, template_text, -1, NULL));
    arena *a = arena_new();
    struct template_job job = { .name = "t.html", .folder = folder,
                                .values = sample_values(a), .memory = a,
                                .places = { NULL, has, put, names } };
    struct complaints errors;
    complaints_open(&errors);
    sink *out = sink_to_memory();
    bool good = template_fill(&job, &errors, out);
    char *page = sink_take(out, NULL);
    complaints_close(&errors, &error);
    assert_true(good == (error == NULL));
    if (!good) {
        assert_string_equal(page, "");
        g_free(page);
        page = g_strdup(error->message);
        g_clear_error(&error);
    }
    arena_free(a);
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
    return page;
}

static void
check_page(const char *template_text, const char *expected)
{
    char *page = filled(template_text);
    char *whole = g_strconcat("<!DOCTYPE html>\n", expected, "\n", NULL);
    assert_string_equal(page, whole);
    g_free(whole);
    g_free(page);
}

static void
check_error(const char *template_text, const char *part)
{
    char *message = filled(template_text);
    if (!strstr(message, part))
        fail_msg("“%s” does not say “%s”", message, part);
    g_free(message);
}

static void
texts_are_bound_and_escaped(void **state)
{
    (void) state;
    check_page("<p data-text=\"title\">x</p>", "<p>题\xEF\xBF\xBD名</p>");
    check_page("<ul><li data-repeat=\"i in items\" data-limit=\"2\">"
               "<b data-text=\"i.name\">x</b></li></ul>",
               "<ul><li><b>甲&lt;script&gt;</b></li>"
               "<li><b>乙&amp;\"二\"</b></li></ul>");
    check_page("<a data-attr-href=\"url\" href=\"y\" data-js-x=\"1\">z</a>",
               "<a href=\"a.html#x\" data-js-x=\"1\">z</a>");
    check_page("<p data-attr-title=\"nothing\" title=\"x\"/>", "<p></p>");
}

static void
numbers_have_formats(void **state)
{
    (void) state;
    check_page("<p data-text=\"total\"/>", "<p>123.46亿元</p>");
    check_page("<p data-text=\"total\" data-format=\"exact\"/>",
               "<p>1,234,567.890123</p>");
    check_page("<p data-text=\"total\" data-format=\"yuan\"/>",
               "<p>12,345,678,901.23</p>");
    check_page("<p data-text=\"share\"/>", "<p>98.28%</p>");
    check_page("<p data-text=\"count\"/>", "<p>7</p>");
    check_error("<p data-text=\"total\" data-format=\"wun\"/>", "t.html:1:");
}

static void
conditions_and_their_other(void **state)
{
    (void) state;
    check_page("<p><b data-if=\"total > 100000\">1</b>"
               "<i data-else=\"\">2</i></p>", "<p><b>1</b></p>");
    check_page("<p><b data-if=\"share &lt; 98\">1</b>"
               "<i data-else=\"\">2</i></p>", "<p><i>2</i></p>");
    check_page("<p><b data-if=\"not nothing\">1</b></p>",
               "<p><b>1</b></p>");
    check_page("<p><b data-if=\"url = 'a.html#x'\">1</b></p>",
               "<p><b>1</b></p>");
    check_page("<p><b data-repeat=\"i in none\">1</b>"
               "<i data-else=\"\">2</i></p>", "<p><i>2</i></p>");
    check_page("<p><b data-chart=\"function\">1</b>"
               "<i data-else=\"\">2</i></p>", "<p><i>2</i></p>");
    check_error("<p data-if=\"total ~ 1\"/>", "data-if");
    check_error("<p><b>1</b><i data-else=\"\">2</i></p>", "data-else");
}

static void
lists_are_sorted_and_cut(void **state)
{
    (void) state;
    check_page("<p><b data-repeat=\"i in items\" data-sort=\"-amount\" "
               "data-text=\"#i\">x</b></p>", "<p><b>1</b><b>2</b><b>3</b></p>");
    check_page("<p><b data-repeat=\"i in items\" data-sort=\"-amount\" "
               "data-limit=\"2\" data-text=\"i.amount\">x</b></p>",
               "<p><b>300.00万元</b><b>100.00万元</b></p>");
    check_error("<p data-repeat=\"i in items\" data-sort=\"-amont\"/>",
                "-amont");
    check_error("<p data-repeat=\"i in items\" data-limit=\"x\"/>", "“x”");
}

static void
things_are_placed_by_name(void **state)
{
    (void) state;
    check_page("<p><template data-chart=\"strip\"></template></p>",
               "<p><svg>chart strip</svg></p>");
    check_error("<p data-chart=\"functions\"/>", "是否指“function”");
}

static void
what_is_wrong_is_said_with_its_line(void **state)
{
    (void) state;
    check_error("<p>\n<b data-text=\"titel\"/>\n</p>",
                "t.html:2: 没有字段“titel”，是否指“title”？");
    check_error("<p data-repeat=\"i in none\"><b data-text=\"i.nam\"/></p>",
                "是否指“name”");
    check_error("<p data-txt=\"title\"/>", "是否指“data-text”");
    check_error("<p><b></p>", "t.html:1: 不是合式的XML");
    check_error("<p data-include=\"x.html\"/>", "没有模板“x.html”");
    check_error("<p data-include=\"t.html\"/>", "包含了它自己");
    check_error("<p data-attr-onclick=\"title\"/>", "onclick");
    check_error("<p data-attr-style=\"title\"/>", "style");
    check_error("<a data-attr-href=\"bad_url\"/>", "href");
    check_error("<p data-text=\"items\"/>", "列表");
    check_error("<p><b data-text=\"a\"/><b data-text=\"b\"/></p>", "“b”");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_bound_and_escaped),
        cmocka_unit_test(numbers_have_formats),
        cmocka_unit_test(conditions_and_their_other),
        cmocka_unit_test(lists_are_sorted_and_cut),
        cmocka_unit_test(things_are_placed_by_name),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
