/* schema DOCS INPUT...: holds the JSON of every input to the schemas in DOCS.
 * Knows the words of JSON Schema that those use, and refuses any other. */
#include "yusuan.h"

#include <glib.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A validation in progress. */
struct holding {
    json_t *schema; /* the whole, for $ref */
    const char *input;
    int trying; /* alternatives: failing is not yet wrong */
    int wrong;
};

typedef bool (*word_function)(struct holding *h, json_t *word, json_t *rule,
                              json_t *value);

static bool holds(struct holding *h, json_t *rule, json_t *value);

static const char *
type_of(const json_t *value)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "object",   [JSON_ARRAY] = "array",
        [JSON_STRING] = "string",   [JSON_INTEGER] = "integer",
        [JSON_REAL] = "number",     [JSON_TRUE] = "boolean",
        [JSON_FALSE] = "boolean",   [JSON_NULL] = "null",
    };
    return names[json_typeof(value)];
}

static bool
holds_type(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    size_t i;
    json_t *one;
    (void) h, (void) rule;
    if (json_is_string(word))
        return strcmp(json_string_value(word), type_of(value)) == 0;
    json_array_foreach(word, i, one)
        if (strcmp(json_string_value(one), type_of(value)) == 0)
            return true;
    return false;
}

static bool
holds_required(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    size_t i;
    json_t *key;
    (void) h, (void) rule;
    json_array_foreach(word, i, key)
        if (!json_object_get(value, json_string_value(key)))
            return false;
    return true;
}

static bool
holds_properties(struct holding *h, json_t *word, json_t *rule,
                 json_t *value)
{
    const char *key;
    json_t *member, *more = json_object_get(rule, "additionalProperties");
    json_object_foreach(value, key, member) {
        json_t *expected = json_object_get(word, key);
        if (!expected && json_is_false(more))
            return false;
        if (!expected && json_is_object(more))
            expected = more;
        if (expected && !holds(h, expected, member)) {
            printf("  in %s\n", key);
            return false;
        }
    }
    return true;
}

/* Where there are no properties at all; else they see to it. */
static bool
holds_more(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    (void) word;
    if (json_object_get(rule, "properties"))
        return true;
    json_t *none = json_object();
    bool good = holds_properties(h, none, rule, value);
    json_decref(none);
    return good;
}

static bool
holds_items(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    size_t i;
    json_t *item;
    (void) rule;
    json_array_foreach(value, i, item)
        if (!holds(h, word, item)) {
            printf("  in [%zu]\n", i);
            return false;
        }
    return true;
}

static bool
holds_enum(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    size_t i;
    json_t *one;
    (void) h, (void) rule;
    json_array_foreach(word, i, one)
        if (json_equal(one, value))
            return true;
    return false;
}

static bool
holds_pattern(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    (void) h, (void) rule;
    return !json_is_string(value) ||
           g_regex_match_simple(json_string_value(word),
                                json_string_value(value), 0, 0);
}

static bool
holds_minimum(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    (void) h, (void) rule;
    return !json_is_integer(value) ||
           json_integer_value(value) >= json_integer_value(word);
}

static bool
holds_any(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    size_t i;
    json_t *one;
    (void) rule;
    json_array_foreach(word, i, one) {
        h->trying++;
        bool good = holds(h, one, value);
        h->trying--;
        if (good)
            return true;
    }
    return false;
}

static bool
holds_reference(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    (void) rule;
    const char *name = strrchr(json_string_value(word), '/') + 1;
    json_t *found = json_object_get(json_object_get(h->schema, "$defs"), name);
    return found && holds(h, found, value);
}

/* Words that say nothing about the value. */
static bool
holds_always(struct holding *h, json_t *word, json_t *rule, json_t *value)
{
    (void) h, (void) word, (void) rule, (void) value;
    return true;
}

static const struct {
    const char *word;
    word_function holds;
} WORDS[] = {
    { "type", holds_type },          { "required", holds_required },
    { "properties", holds_properties }, { "additionalProperties", holds_more },
    { "items", holds_items },        { "enum", holds_enum },
    { "pattern", holds_pattern },    { "minimum", holds_minimum },
    { "anyOf", holds_any },          { "$ref", holds_reference },
    { "$defs", holds_always },       { "$schema", holds_always },
    { "title", holds_always },       { "description", holds_always },
};

static word_function
find_word(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strcmp(WORDS[i].word, word) == 0)
            return WORDS[i].holds;
    return NULL;
}

static bool
holds(struct holding *h, json_t *rule, json_t *value)
{
    const char *name;
    json_t *word;
    json_object_foreach(rule, name, word) {
        word_function judge = find_word(name);
        if (judge && judge(h, word, rule, value))
            continue;
        char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
        if (!h->trying)
            printf("%s: %s does not hold of %.80s\n", h->input, name, text);
        free(text);
        return false;
    }
    return true;
}

static void
hold(struct holding *h, const char *docs, const char *name, char *text)
{
    char *path = g_build_filename(docs, name, NULL);
    json_error_t error;
    h->schema = json_load_file(path, 0, &error);
    json_t *value = json_loads(text, 0, &error);
    if (!h->schema || !value || !holds(h, h->schema, value))
        h->wrong++;
    json_decref(h->schema);
    json_decref(value);
    g_free(path);
    yusuan_free(text);
}

int
main(int argc, char **argv)
{
    struct holding h = { 0 };
    int held = 0;
    for (int i = 2; i < argc; i++) {
        yusuan_doc *doc = yusuan_doc_load(argv[i], NULL, NULL, NULL);
        if (!doc)
            continue; /* what cannot be read has no JSON */
        h.input = argv[i];
        hold(&h, argv[1], "yusuan-budget-2.schema.json",
             yusuan_doc_json(doc));
        hold(&h, argv[1], "yusuan-checks-2.schema.json",
             yusuan_doc_checks_json(doc));
        yusuan_doc_free(doc);
        held++;
    }
    printf("%d documents held to the schemas, %d wrong\n", held, h.wrong);
    return h.wrong || !held;
}
