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

/* ------------------------------------------------- whatever has the form */

#define LABEL_WORDS "负责人|联系人|经办人|填表人|填报人|审核人"

/* Addresses; mobile numbers; numbers with an area code; numbers behind a word;
 * names behind one and a blank. What a pattern keeps is its first group. A
 * number inside a longer one or with decimals is an amount or a code. */
static const char *const FORMS[] = {
    "()[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+",
    "()(?<![\\d.,A-Za-z-])(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}"
    "(?![\\d,A-Za-z]|\\.\\d)",
    "()(?<![\\d.,A-Za-z])[(（]?0(?:10|2\\d|[3-9]\\d\\d)[)）]?[-—－ ]?"
    "[2-8]\\d{6,7}(?:[-转]\\d{1,5})?(?![\\d,]|\\.\\d)",
    "((?:电话|手机|传真|联系方式)(?:号码?)?[\\s:：)）]*)"
    "\\d[\\d() （）/、,，;；转—－-]{5,}\\d",
    "((?:" LABEL_WORDS ")[ \\t　]+)"
    "(?!联系|电话|项目|单位|填报|审核|负责|经办|填表|签)"
    "\\p{Han}{2,4}(?!\\p{Han})",
    "((?:" LABEL_WORDS "))(?!联系|电话|手机)\\p{Han}{2,4}?"
    "(?=[及和、，]?(?:联系)?(?:电话|手机|方式))"
};

static const char *
masked_forms(arena *a, const char *text)
{
    static GRegex *made[G_N_ELEMENTS(FORMS)];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++)
            made[i] = g_regex_new(FORMS[i], G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        if (!g_regex_match(made[i], text, 0, NULL))
            continue;
        char *left = g_regex_replace(made[i], text, -1, 0, "\\1＊＊＊", 0,
                                     NULL);
        text = left ? arena_strdup(a, left) : text;
        g_free(left);
    }
    return text;
}

/* Most texts have none of what a form begins with. */
static bool
may_have_forms(const char *text)
{
    size_t digits = 0;
    for (const char *p = text; *p; p++) {
        digits = g_ascii_isdigit(*p) ? digits + 1
                 : strchr("- ", *p)  ? digits : 0;
        if (*p == '@' || digits >= 7)
            return true;
    }
    return strstr(text, "人 ") || strstr(text, "人\t") ||
           strstr(text, "人　");
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
    return may_have_forms(text) ? masked_forms(a, text) : text;
}
