/* The built-in templates as files, for a designer to start from, with a page
 * about the names that they may use. */
#include "html/site.h"

#include "base/folder.h"

#include <glib.h>

static const char *
kind_word(enum value_kind kind)
{
    static const char *const words[] = {
        [VALUE_NONE] = "空", [VALUE_TEXT] = "文字", [VALUE_AMOUNT] = "金额",
        [VALUE_SHARE] = "比例", [VALUE_COUNT] = "个数", [VALUE_LIST] = "列表",
        [VALUE_RECORD] = "记录"
    };
    return words[kind];
}

static void
put_fields(sink *out, const struct value_field *fields)
{
    for (const struct value_field *f = fields; f->name; f++)
        sink_printf(out, "| `%s` | %s | %s |\n", f->name, kind_word(f->kind),
                    f->about);
}

static void
put_names(sink *out, const char *title, const char *kind)
{
    sink_printf(out, "\n`data-%s`（%s）：", kind, title);
    for (const char *const *name = web_names(kind); *name; name++)
        sink_printf(out, "%s`%s`", name == web_names(kind) ? "" : " ", *name);
    sink_puts(out, "\n");
}

/* The words of templates/fields.md, then each name once. */
static void
put_page(sink *out)
{
    size_t size;
    sink_puts(out, template_builtin("fields.md", &size));
    sink_puts(out, "\n## 字段\n\n| 字段 | 种类 | 含义 |\n|---|---|---|\n");
    put_fields(out, WEB_FIELDS);
    for (const struct value_field *f = WEB_FIELDS; f->name; f++)
        if (f->within) {
            bool seen = false;
            for (const struct value_field *g = WEB_FIELDS; g != f; g++)
                seen |= g->within == f->within;
            if (seen)
                continue;
            sink_printf(out, "\n%s`%s`%s：\n\n| 字段 | 种类 | 含义 |\n"
                             "|---|---|---|\n",
                        f->kind == VALUE_LIST ? "" : "记录", f->name,
                        f->kind == VALUE_LIST ? "（同样的列表也是）每项" : "");
            put_fields(out, f->within);
        }
    sink_puts(out, "\n## 图、表、章的名字\n\n一份文件里没有的不写；名字写错会说"
                   "出最接近的。\n");
    put_names(out, "图", "chart");
    put_names(out, "表", "table");
    put_names(out, "章", "section");
}

/* Nothing that stands there is written over: it may be somebody's work. */
static bool
nothing_in_the_way(const char *folder, GError **error)
{
    const char *name;
    for (size_t i = 0; (name = template_builtin_name(i)); i++) {
        char *path = g_build_filename(folder, name, NULL);
        bool there = g_file_test(path, G_FILE_TEST_EXISTS);
        if (there)
            status_fail(error, EXIT_OUTPUT, "%s：已经有了，不覆盖",
                        "%s: is there and is not written over", path);
        g_free(path);
        if (there)
            return false;
    }
    return true;
}

bool
html_write_templates(const char *folder, GError **error)
{
    const struct html_options how = { .folder = folder };
    const struct writing_site s = { .options = &how };
    const char *name;
    size_t size;
    bool good = nothing_in_the_way(folder, error);
    for (size_t i = 0; good && (name = template_builtin_name(i)); i++) {
        const char *bytes = template_builtin(name, &size);
        if (!g_str_has_suffix(name, ".md"))
            good = site_write_bytes(&s, name, bytes, size, error);
    }
    if (!good)
        return false;
    sink *out = sink_to_memory();
    put_page(out);
    char *bytes = sink_take(out, &size);
    good = site_write_bytes(&s, "fields.md", bytes, size, error);
    g_free(bytes);
    return good;
}
