/* Masking of names and phones. */
#include "report/contacts.h"

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

static bool
stands_alone(const char *text, const char *at, size_t length)
{
    const char *before = g_utf8_find_prev_char(text, at);
    bool is_phone = g_ascii_isdigit(*at);
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

const char *
contacts_shown(arena *a, const struct understanding *u,
               const struct compose_options *options, const char *text)
{
    const struct budget *b = u->budget;
    if (!text || options->show_contacts)
        return text;
    for (size_t i = 0; i < b->n_projects; i++) {
        text = masked(a, text, b->projects[i].person);
        text = masked(a, text, b->projects[i].phone);
    }
    for (size_t i = 0; i < b->n_evaluations; i++) {
        text = masked(a, text, b->evaluations[i].person);
        text = masked(a, text, b->evaluations[i].phone);
    }
    return text;
}
