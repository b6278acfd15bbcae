/* Masking of names and phones. */
#include "budget/contacts.h"

#include "base/unicode.h"

#include <glib.h>
#include <string.h>

static const char MASK[] = "＊＊＊";

/* A name inside a longer word is no name; a phone inside a number no phone,
 * but a word may stand right beside it (电话88880000). */
static bool
continues(gunichar c, bool is_phone)
{
    if (unicode_is_han(c))
        return !is_phone;
    return g_unichar_isalnum(c) || c == '.' || c == ',';
}

/* Three characters and more are hardly ever a part of other words. */
enum { SURE_NAME = 3 };

static bool
stands_alone(const char *text, const char *at, size_t length)
{
    const char *before = g_utf8_find_prev_char(text, at);
    bool is_phone = g_ascii_isdigit(*at);
    if (!is_phone && g_utf8_strlen(at, (gssize) length) >= SURE_NAME)
        return true;
    return (!before || !continues(g_utf8_get_char(before), is_phone)) &&
           !continues(g_utf8_get_char(at + length), is_phone);
}

static const char *
masked(arena *a, const char *text, const char *secret)
{
    size_t length = secret ? strlen(secret) : 0;
    if (length < 4 || !strstr(text, secret))
        return text;
    GString *out = g_string_new(NULL);
    const char *from = text;
    for (const char *p = text; (p = strstr(p, secret)); p += length) {
        if (!stands_alone(text, p, length))
            continue;
        g_string_append_len(out, from, p - from);
        g_string_append(out, MASK);
        from = p + length;
    }
    g_string_append(out, from);
    const char *kept = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

/* ------------------------------------- people that only a sentence names */

static const char *const LABELS[] = { "负责人", "联系人", "经办人", "填表人",
                                      "填报人", "审核人" };

/* Length of a name at `p`: two to four Han characters that end there. */
static size_t
name_length(const char *p)
{
    enum { SHORTEST = 2, LONGEST = 4 };
    const char *end = p;
    int n = 0;
    while (*end && unicode_is_han(g_utf8_get_char(end))) {
        end = g_utf8_next_char(end);
        n++;
    }
    return n >= SHORTEST && n <= LONGEST ? (size_t) (end - p) : 0;
}

/* The colon after a label: its length, 0 for none. */
static size_t
colon_length(const char *p)
{
    return *p == ':' ? 1 : g_str_has_prefix(p, "：") ? strlen("：") : 0;
}

/* "负责人：张三" in the middle of a text. */
static const char *
masked_after(arena *a, const char *text, const char *label)
{
    const char *at = strstr(text, label);
    if (!at)
        return text;
    GString *out = g_string_new(NULL);
    const char *from = text;
    for (; at; at = strstr(at, label)) {
        at += strlen(label);
        size_t colon = colon_length(at);
        size_t name = colon ? name_length(at + colon) : 0;
        if (!name)
            continue;
        at += colon;
        g_string_append_len(out, from, at - from);
        g_string_append(out, MASK);
        from = at += name;
    }
    g_string_append(out, from);
    const char *kept = arena_strndup(a, out->str, out->len);
    g_string_free(out, TRUE);
    return kept;
}

const char *
contacts_masked(arena *a, const struct budget *b, const char *text)
{
    for (size_t i = 0; i < b->n_projects; i++) {
        text = masked(a, text, b->projects[i].person);
        text = masked(a, text, b->projects[i].phone);
    }
    for (size_t i = 0; i < b->n_evaluations; i++) {
        text = masked(a, text, b->evaluations[i].person);
        text = masked(a, text, b->evaluations[i].phone);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(LABELS); i++)
        text = masked_after(a, text, LABELS[i]);
    return text;
}
