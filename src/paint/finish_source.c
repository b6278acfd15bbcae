#include "paint/finish_source.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- opening */

/* The last place of a word in bytes of any kind. */
static const char *
find_last(const char *bytes, size_t size, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = size; at >= length; at--)
        if (memcmp(bytes + at - length, word, length) == 0)
            return bytes + at - length;
    return NULL;
}

static gint
by_place(gconstpointer a, gconstpointer b)
{
    const struct source_object *one = a, *two = b;
    return one->text < two->text ? -1 : one->text > two->text;
}

/* "12 0 obj" … "endobj": the rest up to the next object's beginning. */
static bool
cut_object(struct source_object *o, const char *end)
{
    const char *text = g_strstr_len(o->text, end - o->text, " obj");
    const char *last = text ? find_last(text, (size_t) (end - text), "endobj")
                            : NULL;
    if (!last)
        return false;
    o->text = text + strlen(" obj");
    o->size = (size_t) (last - o->text);
    return true;
}

/* The rows of the table: ten digits, five, and n. */
static bool
read_rows(struct source *s, const char *bytes, size_t size, const char *table)
{
    enum { ROW = 20 };
    static const char head[] = "xref\n0 ";
    char *row = NULL;
    if (strncmp(table, head, strlen(head)) != 0)
        return false;
    s->n = (int) strtol(table + strlen(head), &row, 10);
    row++; /* past the line's end */
    if (s->n < 2 || row + (size_t) s->n * ROW > bytes + size)
        return false;
    for (int i = 1; i < s->n; i++) {
        size_t at = strtoul(row + (size_t) i * ROW, NULL, 10);
        if (at >= size || strtol(bytes + at, NULL, 10) != i)
            continue; /* a number that is not used */
        struct source_object o = { i, bytes + at, 0 };
        g_array_append_val(s->objects, o);
    }
    return true;
}

static bool
cut_objects(struct source *s, const char *table)
{
    g_array_sort(s->objects, by_place);
    for (guint i = 0; i < s->objects->len; i++) {
        struct source_object *o =
            &g_array_index(s->objects, struct source_object, i);
        const char *end = i + 1 < s->objects->len ? (o + 1)->text : table;
        if (!cut_object(o, end))
            return false;
        s->at[o->number] = i + 1;
    }
    return true;
}

bool
source_open(struct source *s, const char *bytes, size_t size)
{
    *s = (struct source) {
        .objects = g_array_new(FALSE, FALSE, sizeof(struct source_object))
    };
    const char *start = find_last(bytes, size, "startxref");
    size_t table = start ? strtoul(start + strlen("startxref"), NULL, 10) : 0;
    if (table == 0 || table >= size
        || !read_rows(s, bytes, size, bytes + table))
        return false;
    s->at = g_new0(guint, s->n);
    const struct source_object trailer = {
        0, bytes + table, size - table
    };
    s->catalog = source_reference(&trailer, "/Root");
    s->information = source_reference(&trailer, "/Info");
    return cut_objects(s, bytes + table) && source_object(s, s->catalog);
}

void
source_close(struct source *s)
{
    g_array_free(s->objects, TRUE);
    g_free(s->at);
}

/* ---------------------------------------------------------------- objects */

const struct source_object *
source_object(const struct source *s, int number)
{
    if (number <= 0 || number >= s->n || !s->at[number])
        return NULL;
    return &g_array_index(s->objects, struct source_object,
                          s->at[number] - 1);
}

const char *
source_value(const struct source_object *o, const char *key)
{
    size_t length = strlen(key);
    const char *end = o->text + o->size;
    for (const char *p = o->text;
         (p = g_strstr_len(p, end - p, key)) != NULL; p += length)
        if (p + length < end && !g_ascii_isalnum(p[length]))
            return p + length;
    return NULL;
}

int
source_reference(const struct source_object *o, const char *key)
{
    const char *value = source_value(o, key);
    return value ? atoi(value) : 0;
}

bool
source_is_type(const struct source_object *o, const char *type)
{
    static const char start[] = "<< /Type /";
    size_t length = strlen(type), head = strlen(start);
    const char *p = o->text;
    while (g_ascii_isspace(*p))
        p++;
    size_t left = (size_t) (o->text + o->size - p);
    return left > head + length && memcmp(p, start, head) == 0
           && memcmp(p + head, type, length) == 0
           && !g_ascii_isalnum(p[head + length]);
}

bool
source_stream(const struct source *s, const struct source_object *o,
              struct source_object *dictionary, struct source_object *bytes)
{
    static const char start[] = "\nstream\n", tail[] = "endstream";
    size_t end = o->size;
    while (end && g_ascii_isspace(o->text[end - 1]))
        end--;
    if (end < strlen(tail)
        || memcmp(o->text + end - strlen(tail), tail, strlen(tail)) != 0)
        return false;
    const char *at = g_strstr_len(o->text, (gssize) o->size, start);
    if (!at)
        return false;
    *dictionary = (struct source_object) { o->number, o->text,
                                           (size_t) (at - o->text) };
    *bytes = (struct source_object) { o->number, at + strlen(start), 0 };
    const char *value = source_value(dictionary, "/Length");
    char *after = NULL;
    long length = value ? strtol(value, &after, 10) : -1;
    if (length >= 0 && g_str_has_prefix(after, " 0 R")) {
        const struct source_object *apart = source_object(s, (int) length);
        length = apart ? atoi(apart->text) : -1;
    }
    bytes->size = (size_t) length;
    return length >= 0 && bytes->size <= o->size
           && bytes->text + bytes->size <= o->text + o->size;
}

/* ---------------------------------------------------------------- writing */

static bool
is_delimiter(char c)
{
    return strchr("()<>[]{}/%", c) != NULL;
}

/* Past a string in brackets, whose blanks count. */
static const char *
string_end(const char *p, const char *end)
{
    int depth = 0;
    for (; p < end; p++) {
        if (*p == '\\')
            p++;
        else if (*p == '(')
            depth++;
        else if (*p == ')' && --depth == 0)
            return p + 1;
    }
    return end;
}

void
source_squeeze(GString *out, const char *text, size_t size)
{
    const char *end = text + size;
    for (const char *p = text; p < end;) {
        if (*p == '(') {
            const char *after = string_end(p, end);
            g_string_append_len(out, p, after - p);
            p = after;
        } else if (*p == '%') {
            while (p < end && *p != '\n')
                p++;
        } else if (g_ascii_isspace(*p)) {
            while (p < end && g_ascii_isspace(*p))
                p++;
            if (p < end && out->len && !is_delimiter(*p)
                && !is_delimiter(out->str[out->len - 1]))
                g_string_append_c(out, ' ');
        } else {
            const char *from = p;
            while (p < end && *p != '(' && *p != '%' && !g_ascii_isspace(*p))
                p++;
            g_string_append_len(out, from, p - from);
        }
    }
}
