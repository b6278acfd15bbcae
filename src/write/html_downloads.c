/* What stands in the folder for people to take, and the description of the
 * whole for programs (schema.org). */
#include "write/html.h"

#include "base/digest.h"
#include "base/folder.h"

#include <glib.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *path, *title;
} KNOWN[] = {
    { "briefing.pdf", "部门预算简报" },
    { "sheets/all.pdf", "全部绩效表" },
    { "sheets/index.csv", "绩效表目录" },
    { "data/budget.xlsx", "全部数据（工作簿）" },
    { "data/budget.json", "全部数据" },
    { "data/checks.json", "核对结果" },
    { "data/datapackage.json", "财政数据包说明" }
};

static const struct {
    const char *suffix, *name, *type;
} FORMATS[] = {
    { ".pdf", "PDF", "application/pdf" },
    { ".csv", "CSV", "text/csv" },
    { ".json", "JSON", "application/json" },
    { ".xlsx", "XLSX",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }
};

static const char *
title_of_dataset(const char *path)
{
    bool table = g_str_has_prefix(path, "data/") &&
                 g_str_has_suffix(path, ".csv");
    return table ? "数据表" : NULL;
}

static const char *
size_words(arena *a, size_t size)
{
    if (size < 1000)
        return arena_printf(a, "%zu B", size);
    if (size < 1000 * 1000)
        return arena_printf(a, "%zu KB", (size + 500) / 1000);
    return arena_printf(a, "%zu.%zu MB", size / 1000000,
                        size / 100000 % 10);
}

static void
add_download(const struct html *h, struct value *all, const char *path,
             const char *title)
{
    char *full = g_build_filename(h->folder, path, NULL);
    size_t size;
    char *digits = digest_of_file(full, &size);
    g_free(full);
    if (!digits)
        return;
    struct value *r = value_record(h->a);
    html_set_text(h, r, "title", title);
    html_set_text(h, r, "href", path);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++)
        if (g_str_has_suffix(path, FORMATS[i].suffix)) {
            html_set_text(h, r, "format", FORMATS[i].name);
            html_set_text(h, r, "type", FORMATS[i].type);
        }
    html_set_text(h, r, "size", size_words(h->a, size));
    html_set_text(h, r, "sha256", digits);
    value_append(h->a, all, r);
    g_free(digits);
}

struct value *
html_download_values(const struct html *h)
{
    struct value *all = value_list(h->a);
    for (size_t i = 0; i < G_N_ELEMENTS(KNOWN); i++)
        add_download(h, all, KNOWN[i].path, KNOWN[i].title);
    char **files = folder_list(h->folder);
    for (char **file = files; *file; file++) {
        const char *title = title_of_dataset(*file);
        if (title)
            add_download(h, all, *file, title);
    }
    g_strfreev(files);
    return all;
}

/* -------------------------------------------------------------- JSON-LD */

static const char *
text_of(const struct value *record, const char *name)
{
    for (size_t i = 0; i < record->record.n; i++)
        if (strcmp(record->record.fields[i].name, name) == 0)
            return record->record.fields[i].value->text;
    return NULL;
}

static json_t *
distribution(const struct html *h, const struct value *downloads)
{
    json_t *all = json_array();
    for (size_t i = 0; i < downloads->list.n; i++) {
        const struct value *d = downloads->list.items[i];
        const char *address = html_address(h, text_of(d, "href"));
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:s, s:s}", "@type",
                           "DataDownload", "name", text_of(d, "title"),
                           "contentUrl",
                           address ? address : text_of(d, "href"),
                           "encodingFormat", text_of(d, "type"), "sha256",
                           text_of(d, "sha256")));
    }
    return all;
}

/* JSON holds only sound UTF-8; the rest is replaced. */
static json_t *
sound_text(const char *text)
{
    char *sound = g_utf8_make_valid(text ? text : "", -1);
    json_t *made = json_string(sound);
    g_free(sound);
    return made;
}

const char *
html_dataset_json(const struct html *h, const struct value *downloads)
{
    const struct budget *b = h->u->budget;
    bool budget = b->kind == DOCUMENT_BUDGET;
    const char *owner = b->department.name ? b->department.name : "";
    const char *year = b->year ? arena_printf(h->a, "%d", b->year) : NULL;
    const char *what = budget ? "部门预算" : "项目支出绩效自评";
    const char *name = arena_printf(h->a, "%s%s%s%s", owner, year ? year : "",
                                    year ? "年" : "", what);
    json_t *d = json_pack(
        "{s:s, s:s, s:o, s:o, s:s, s:s*, s:s*, s:s*, s:o}", "@context",
        "https://schema.org", "@type", "Dataset", "name", sound_text(name),
        "description",
        sound_text(arena_printf(h->a, "%s的公开文本、全部表格与核对结果。",
                                name)),
        "inLanguage", "zh-CN", "identifier", b->sha256, "temporalCoverage",
        year, "datePublished", h->options->date, "distribution",
        distribution(h, downloads));
    const char *address = html_address(h, "index.html");
    if (address)
        json_object_set_new(d, "url", json_string(address));
    if (*owner)
        json_object_set_new(d, "creator",
                            json_pack("{s:s, s:o}", "@type",
                                      "GovernmentOrganization", "name",
                                      sound_text(owner)));
    char *text = json_dumps(d, JSON_COMPACT);
    GString *inert = g_string_new(text);
    g_string_replace(inert, "<", "\\u003c", 0);
    g_string_replace(inert, ">", "\\u003e", 0);
    g_string_replace(inert, "&", "\\u0026", 0);
    const char *kept = arena_strndup(h->a, inert->str, inert->len);
    g_string_free(inert, TRUE);
    free(text);
    json_decref(d);
    return kept;
}

const char *
html_policy(arena *a, const char *data_block)
{
    unsigned char sum[DIGEST_BYTES];
    digest_bytes_of(data_block, strlen(data_block), sum);
    char *words = g_base64_encode(sum, sizeof sum);
    const char *policy = arena_printf(
        a, "default-src 'none'; style-src 'self'; img-src 'self'; "
        "script-src 'self' 'sha256-%s'; base-uri 'none'; form-action 'none'",
        words);
    g_free(words);
    return policy;
}
