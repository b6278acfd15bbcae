/* Templates: what is bound, what is escaped, what is refused and where. */
#include "../unit.h"

#include "template/template.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *
format(arena *a, enum value_kind kind, int64_t number, const char *name)
{
    (void) kind;
    if (strcmp(name, "wan2") != 0)
        return NULL;
    return arena_printf(a, "<%d>", (int) number);
}

static const char *
draw(arena *a, const void *chart)
{
    return arena_printf(
        a, "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>%s</title></svg>",
        (const char *) chart);
}

static struct value *
sample_values(arena *a)
{
    struct value *root = value_record(a), *list = value_list(a);
    for (int i = 1; i <= 2; i++) {
        struct value *item = value_record(a);
        value_set(a, item, "name",
                  value_text(a, i == 1 ? "甲<script>" : "乙&\"二\""));
        value_set(a, item, "total", value_number(a, VALUE_AMOUNT, i));
        value_append(a, list, item);
    }
    const struct rich_run runs[] = {
        { .text = "共<" },
        { .text = "1&2", .href = "source.html#l9", .title = "第\"9\"行" },
        { .text = "疑", .class = "mark" },
    };
    const struct rich_run bad = { .text = "x", .href = "javascript:alert(1)" };
    value_set(a, root, "rich", value_rich(a, runs, G_N_ELEMENTS(runs)));
    value_set(a, root, "bad_rich", value_rich(a, &bad, 1));
    value_set(a, root, "no_rich", value_rich(a, NULL, 0));
    value_set(a, root, "items", list);
    value_set(a, root, "none", value_list(a));
    value_set(a, root, "title", value_text(a, "题\x01名"));
    value_set(a, root, "bad_url", value_text(a, "javascript:alert(1)"));
    value_set(a, root, "nothing", value_text(a, NULL));
    value_set(a, root, "url", value_text(a, "a.html#x"));
    value_set(a, root, "chart", value_chart(a, "图"));
    return root;
}

static const struct template_field ITEM_FIELDS[] = {
    { "name", VALUE_TEXT, "", NULL },
    { "total", VALUE_AMOUNT, "", NULL },
    { 0 }
};
static const struct template_field FIELDS[] = {
    { "items", VALUE_LIST, "", ITEM_FIELDS },
    { "none", VALUE_LIST, "", ITEM_FIELDS },
    { "title", VALUE_TEXT, "", NULL },
    { "rich", VALUE_RICH, "", NULL },
    { "bad_url", VALUE_TEXT, "", NULL },
    { "url", VALUE_TEXT, "", NULL },
    { "chart", VALUE_CHART, "", NULL },
    { 0 }
};

/* The page made of a template's text, or the error's message. */
static char *
filled_by(const char *template_text, const struct template_field *fields)
{
    GError *error = NULL;
    char *folder = g_dir_make_tmp("yusuan-XXXXXX", NULL);
    char *path = g_build_filename(folder, "t.html", NULL);
    assert_true(g_file_set_contents(path, template_text, -1, NULL));
    arena *a = arena_new();
    struct template_options options = { .folder = folder, .fields = fields,
                                        .format = format, .draw = draw };
    sink *out = sink_to_memory();
    bool good =
        template_fill("t.html", sample_values(a), &options, out, &error);
    char *page = sink_take(out, NULL);
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

static char *
filled(const char *template_text)
{
    return filled_by(template_text, NULL);
}

static void
check_page(const char *template_text, const char *expected)
{
    char *page = filled(template_text);
    assert_string_equal(page, expected);
    g_free(page);
}

static void
texts_are_bound_and_escaped(void **state)
{
    (void) state;
    check_page("<ul><li data-repeat=\"i in items\"><b data-text=\"i.name\">x"
               "</b><i data-text=\"i.total\" data-format=\"wan2\"/></li></ul>",
               "<!DOCTYPE html>\n<ul><li><b>甲&lt;script&gt;</b>"
               "<i>&lt;1&gt;</i></li><li><b>乙&amp;\"二\"</b>"
               "<i>&lt;2&gt;</i></li></ul>\n");
    check_page("<p data-text=\"title\"/>",
               "<!DOCTYPE html>\n<p>题\xEF\xBF\xBD名</p>\n");
}

static void
conditions_and_voids(void **state)
{
    (void) state;
    check_page("<div><p data-if=\"none\">a</p><p data-unless=\"none\">b</p>"
               "<br/><span/></div>",
               "<!DOCTYPE html>\n<div><p>b</p><br><span></span></div>\n");
}

static void
charts_and_links(void **state)
{
    (void) state;
    check_page("<figure data-chart=\"chart\"><figcaption/></figure>",
               "<!DOCTYPE html>\n<figure><svg><title>图</title></svg>"
               "<figcaption></figcaption></figure>\n");
    check_page("<a data-attr-href=\"url\">x</a>",
               "<!DOCTYPE html>\n<a href=\"a.html#x\">x</a>\n");
    check_page("<a data-attr-href=\"nothing\" href=\"sample.html\">x</a>",
               "<!DOCTYPE html>\n<a>x</a>\n");
}

/* Links in texts are written by the engine: escaped, and only safe ones. */
static void
texts_with_links(void **state)
{
    (void) state;
    check_page("<p data-text=\"rich\">x</p>",
               "<!DOCTYPE html>\n<p>共&lt;<a href=\"source.html#l9\" "
               "title=\"第&quot;9&quot;行\">1&amp;2</a>"
               "<span class=\"mark\">疑</span></p>\n");
    check_page("<p data-text=\"no_rich\">x</p>",
               "<!DOCTYPE html>\n<p></p>\n");
    check_page("<p data-if=\"rich\"><b data-if=\"no_rich\"/></p>",
               "<!DOCTYPE html>\n<p></p>\n");
    check_page("<p data-text=\"bad_rich\"/>",
               "t.html:1: 属性“href”的地址不允许：javascript:alert(1)");
    char *message = filled_by("<p data-attr-title=\"rich\"/>", FIELDS);
    assert_string_equal(message, "t.html:1: “rich”不能作为属性");
    g_free(message);
}

static void
errors_are_located(void **state)
{
    static const char *const cases[][2] = {
        { "<p>\n<b data-text=\"titel\"/></p>",
          "t.html:2: 没有字段“titel”（是否指“title”？）" },
        { "<p data-nonsense=\"1\"/>", "t.html:1: 没有指令“data-nonsense”" },
        { "<a data-attr-onclick=\"title\"/>",
          "t.html:1: 属性“onclick”不能绑定" },
        { "<a data-attr-href=\"bad_url\"/>",
          "t.html:1: 属性“href”的地址不允许：javascript:alert(1)" },
        { "<p data-repeat=\"title\"/>",
          "t.html:1: data-repeat应为“名 in 字段”：title" },
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_page(cases[i][0], cases[i][1]);
    char *message = filled("<p><b></p>");
    assert_true(g_str_has_prefix(message, "t.html:1: "));
    g_free(message);
    message = filled("<p data-include=\"t.html\"/>");
    assert_non_null(strstr(message, "包含得太深"));
    g_free(message);
    message = filled("<p data-include=\"missing.html\"/>");
    assert_non_null(strstr(message, "missing.html:0: 没有这个模板"));
    g_free(message);
}

static void
directions_and_data(void **state)
{
    (void) state;
    check_page("<ol><li data-repeat=\"i in items\" data-text=\"#i\"/></ol>",
               "<!DOCTYPE html>\n<ol><li>1</li><li>2</li></ol>\n");
    check_page("<p title=\"\xE2\x80\xAE\">a\xE2\x81\xA6\xC2\x85</p>",
               "<!DOCTYPE html>\n<p title=\"[U+202E]\">a[U+2066]\xEF\xBF\xBD"
               "</p>\n");
    check_page("<script type=\"application/ld+json\" data-json=\"title\"/>",
               "<!DOCTYPE html>\n<script type=\"application/ld+json\">题\x01名"
               "</script>\n");
    check_page("<script data-json=\"title\"/>",
               "t.html:1: data-json只用于type为application/ld+json的script");
    check_page("<p data-js-a=\"1\" data-js-b=\"2\" id=\"i\"/>",
               "<!DOCTYPE html>\n<p data-js-a=\"1\" data-js-b=\"2\" id=\"i\">"
               "</p>\n");
}

/* Also what the data would never reach; every error of the file. */
static void
bindings_are_checked_before(void **state)
{
    static const char *const cases[][2] = {
        { "<p data-repeat=\"n in none\">\n<b data-text=\"n.nam\"/></p>",
          "t.html:2: 没有字段“n.nam”（是否指“name”？）" },
        { "<p data-repeat=\"t in title\" data-text=\"t.x\"/>",
          "t.html:1: “title”不是列表" },
        { "<p><b data-text=\"items\"/>\n<b data-chart=\"title\"/></p>",
          "t.html:1: “items”不能作为文字\nt.html:2: “title”不是图" },
        { "<p data-text=\"title\" data-format=\"wan2\"/>",
          "t.html:1: 没有格式“wan2”" },
        { "<p data-repeat=\"n in none\" data-text=\"n.name\"><b "
          "data-text=\"title\"/></p>",
          "t.html:1: data-text里面的指令不会起作用" },
        { "<p><b data-text=\"#i\"/></p>",
          "t.html:1: “#i”不在这个名的data-repeat里" },
        { "<p data-attr-style=\"title\"/>",
          "t.html:1: 属性“style”不能绑定" },
    };
    (void) state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *message = filled_by(cases[i][0], FIELDS);
        assert_string_equal(message, cases[i][1]);
        g_free(message);
    }
    char *loop = filled_by("<p data-include=\"t.html\"/>", FIELDS);
    assert_string_equal(loop, "t.html:1: “t.html”包含得太深，互相包含");
    g_free(loop);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_bound_and_escaped),
        cmocka_unit_test(conditions_and_voids),
        cmocka_unit_test(charts_and_links),
        cmocka_unit_test(texts_with_links),
        cmocka_unit_test(errors_are_located),
        cmocka_unit_test(directions_and_data),
        cmocka_unit_test(bindings_are_checked_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
