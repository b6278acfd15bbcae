/* formats SAMPLE: the tables of the sample's model, saved in each format, are
 * the same model, places aside. */
#include "formats/formats.h"
#include "yusuan.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    void (*save)(const GPtrArray *tables, const char *path);
} FORMATS[] = {
    { "tables", save_csv_folder },  { "tables.html", save_html },
    { "tables.md", save_markdown }, { "html.md", save_markdown_html },
    { "tables.xlsx", save_xlsx },   { "tables.docx", save_docx },
};

static json_t *
model_of(const char *path)
{
    char *message = NULL;
    yusuan_doc *doc = yusuan_doc_load(path, NULL, NULL, &message);
    if (!doc) {
        fprintf(stderr, "%s\n", message);
        yusuan_free(message);
        return NULL;
    }
    char *text = yusuan_doc_json(doc);
    json_t *model = json_loads(text, 0, NULL);
    yusuan_free(text);
    yusuan_free(message);
    yusuan_doc_free(doc);
    return model;
}

/* What says where, not what; sentences name lines too. */
static gboolean
is_place(const char *key)
{
    static const char *const keys[] = { "line",       "lines",   "first_line",
                                        "last_line",  "source",  "message",
                                        "reason",     "why",     "coverage",
                                        "why_en",     NULL };
    return g_strv_contains(keys, key);
}

static json_t *
without_places(const json_t *value);

static json_t *
array_without_places(const json_t *array)
{
    json_t *made = json_array(), *item;
    size_t i;
    json_array_foreach(array, i, item)
        json_array_append_new(made, without_places(item));
    return made;
}

/* Amounts are the same with and without separators; lines that sentences name
 * are places. */
static json_t *
plain_text(const char *text)
{
    static GRegex *lines, *separators;
    if (!lines) {
        lines = g_regex_new("第[0-9]+(?:[至、][0-9]+)*行", 0, 0, NULL);
        separators = g_regex_new("(?<=[0-9]),(?=[0-9]{3})", 0, 0, NULL);
    }
    char *placeless = g_regex_replace_literal(lines, text, -1, 0, "某行", 0,
                                              NULL);
    char *plain = g_regex_replace_literal(separators, placeless, -1, 0, "", 0,
                                          NULL);
    json_t *made = json_string(plain);
    g_free(placeless);
    g_free(plain);
    return made;
}

static json_t *
without_places(const json_t *value)
{
    const char *key;
    json_t *made, *item;
    if (json_is_array(value))
        return array_without_places(value);
    if (json_is_string(value))
        return plain_text(json_string_value(value));
    if (!json_is_object(value))
        return json_deep_copy(value);
    made = json_object();
    json_object_foreach((json_t *) value, key, item)
        if (!is_place(key))
            json_object_set_new(made, key, without_places(item));
    return made;
}

static char *
shown(const json_t *model)
{
    json_t *plain = model ? without_places(model) : json_null();
    char *text = json_dumps(plain, JSON_INDENT(1) | JSON_SORT_KEYS |
                                       JSON_ENCODE_ANY);
    json_decref(plain);
    return text;
}

/* The first lines that differ. */
static void
tell_difference(const char *name, const char *one, const char *other)
{
    char **a = g_strsplit(one, "\n", -1), **b = g_strsplit(other, "\n", -1);
    size_t i = 0;
    while (a[i] && b[i] && strcmp(a[i], b[i]) == 0)
        i++;
    printf("%s differs at line %zu:\n", name, i + 1);
    for (size_t k = i > 4 ? i - 4 : 0; k < i + 4; k++)
        if (k < g_strv_length(a) && k < g_strv_length(b))
            printf("  %-40s | %s\n", a[k], b[k]);
    g_strfreev(a);
    g_strfreev(b);
}

/* What the tables alone say is what the sample's own text says. */
static int
compare_with_sample(const json_t *sample, const json_t *saved)
{
    static const char *const keys[] = {
        "revenue",      "expenditure_by_class", "expenditure", "project_lines",
        "procurement",  "service_purchases",    "aggregates",
    };
    int failed = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        json_t *a = without_places(json_object_get(sample, keys[i]));
        json_t *b = without_places(json_object_get(saved, keys[i]));
        if (!json_equal(a, b)) {
            printf("%s are not those of the sample\n", keys[i]);
            failed = 1;
        }
        json_decref(a);
        json_decref(b);
    }
    return failed;
}

int
main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    json_t *sample = model_of(argv[1]);
    if (!sample)
        return 1;
    GPtrArray *tables = tables_of(sample);
    const char *kept = g_getenv("FORMATS_KEPT");
    char *folder = kept ? g_strdup(kept)
                        : g_dir_make_tmp("formats-XXXXXX", NULL);
    char *first = NULL;
    int failed = tables->len == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        char *path = g_build_filename(folder, FORMATS[i].name, NULL);
        FORMATS[i].save(tables, path);
        json_t *saved = model_of(path);
        char *model = shown(saved);
        if (!first)
            failed |= !saved || compare_with_sample(sample, saved);
        json_decref(saved);
        if (first && strcmp(first, model) != 0) {
            tell_difference(FORMATS[i].name, first, model);
            failed = 1;
        }
        if (first)
            free(model);
        else
            first = model;
        g_free(path);
    }
    free(first);
    const char *clean[] = { "rm", "-rf", folder, NULL };
    if (!kept)
        g_spawn_sync(NULL, (char **) clean, NULL, G_SPAWN_SEARCH_PATH, NULL,
                     NULL, NULL, NULL, NULL, NULL);
    g_free(folder);
    tables_free(tables);
    json_decref(sample);
    return failed;
}
