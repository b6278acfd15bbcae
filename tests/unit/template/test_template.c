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
    value_set(a, root, "items", list);
    value_set(a, root, "none", value_list(a));
    value_set(a, root, "title", value_text(a, "题\x01名"));
    value_set(a, root, "bad_url", value_text(a, "javascript:alert(1)"));
    value_set(a, root, "url", value_text(a, "a.html#x"));
    value_set(a, root, "chart", value_chart(a, "图"));
    return root;
}

/* The page made of a template's text, or the error's message. */
static char *
filled(const char *template_text)
{
    GError *error = NULL;
    char *folder = g_dir_make_tmp("yusuan-XXXXXX", NULL);
    char *path = g_build_filename(folder, "t.html", NULL);
    assert_true(g_file_set_contents(path, template_text, -1, NULL));
    arena *a = arena_new();
    struct template_options options = { folder, format, draw };
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_bound_and_escaped),
        cmocka_unit_test(conditions_and_voids),
        cmocka_unit_test(charts_and_links),
        cmocka_unit_test(errors_are_located),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
