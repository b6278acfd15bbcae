/* Tags and entities out of a cell's text. Knows no rows. */
#include "read/markup.h"

#include "base/unicode.h"
#include "read/build.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    TAG_LIMIT = 4096,
    COMMENT_LIMIT = 16 * 1024,
    ENTITY_LIMIT = 32,
    UNCLOSED_LIMIT = 8
};

/* Names of HTML that are left over in published text; those that break a
 * paragraph first. Also whatever has a colon (<o:p>, <st1:chsdate>). */
/* clang-format off */
static const char *const BREAKING[] = {
    "p", "br", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table",
    "thead", "tbody", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "section", "article", "header", "footer", "center", "pre",
    "blockquote", "body", "html", "head", "form",
};
static const char *const INLINE[] = {
    "span", "b", "i", "u", "s", "em", "strong", "font", "a", "img", "sup",
    "sub", "small", "big", "del", "ins", "mark", "label", "code", "td", "th",
    "col", "colgroup", "style", "script", "meta", "link", "title", "input",
    "nobr", "wbr", "strike", "tt",
};
/* clang-format on */

static bool
is_one_of(const char *name, size_t length, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i]) == length &&
            g_ascii_strncasecmp(name, names[i], length) == 0)
            return true;
    return false;
}

enum tag { TAG_NONE, TAG_INLINE, TAG_BREAKING };

static enum tag
tag_kind(const char *name, size_t length)
{
    if (is_one_of(name, length, BREAKING, G_N_ELEMENTS(BREAKING)))
        return TAG_BREAKING;
    if (is_one_of(name, length, INLINE, G_N_ELEMENTS(INLINE)) ||
        memchr(name, ':', length))
        return TAG_INLINE;
    return TAG_NONE;
}

/* Just after a comment that begins at `p`, or null. */
static const char *
comment_end(const char *p, const char *end)
{
    if (end - p < 4 || strncmp(p, "<!--", 4) != 0)
        return NULL;
    gssize room = MIN(end - p - 4, COMMENT_LIMIT);
    const char *stop = g_strstr_len(p + 4, room, "-->");
    return stop ? stop + 3 : NULL;
}

/* The name of a tag ends at `p`; spaces of any kind may have got there. */
static bool
ends_name(const char *p)
{
    return *p == '/' || *p == '>' || unicode_is_space(g_utf8_get_char(p));
}

/* The kind of the tag at `p` ("<"); *after is just behind it. */
static enum tag
tag_at(const char *p, const char *end, const char **after)
{
    *after = comment_end(p, end);
    if (*after)
        return TAG_INLINE;
    const char *name = p + 1 + (p + 1 < end && p[1] == '/');
    const char *stop = name;
    while (stop < end && (g_ascii_isalnum(*stop) || *stop == ':'))
        stop++;
    size_t room = (size_t) MIN(end - stop, TAG_LIMIT);
    const char *close = memchr(stop, '>', room);
    if (stop == name || !close || !ends_name(stop))
        return TAG_NONE;
    *after = close + 1;
    return tag_kind(name, (size_t) (stop - name));
}

/* ------------------------------------------------------------ entities */

static gunichar
named_entity(const char *name, size_t length)
{
    char copy[ENTITY_LIMIT];
    if (length == 0 || length >= sizeof copy)
        return 0;
    memcpy(copy, name, length);
    copy[length] = '\0';
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *) copy);
    return known ? (gunichar) known->value
                 : (strcmp(copy, "apos") == 0 ? '\'' : 0);
}

static gunichar
numbered_entity(const char *digits, const char *semicolon)
{
    bool hex = *digits == 'x' || *digits == 'X';
    char *stop;
    guint64 c = g_ascii_strtoull(digits + hex, &stop, hex ? 16 : 10);
    bool fine = stop == semicolon && stop > digits + hex;
    if (!fine)
        return 0;
    return c >= 0x20 && c < 0x110000 && g_unichar_validate((gunichar) c)
               ? (gunichar) c
           : c == '\t' || c == '\n' || c == '\r' ? ' '
                                                 : 0xFFFD;
}

/* The character of the entity at `p` ("&"); 0 where there is none. */
static gunichar
entity_at(const char *p, const char *end, const char **after)
{
    size_t room = (size_t) MIN(end - p, ENTITY_LIMIT);
    const char *semicolon = memchr(p, ';', room);
    if (!semicolon)
        return 0;
    *after = semicolon + 1;
    return p[1] == '#' ? numbered_entity(p + 2, semicolon)
                       : named_entity(p + 1, (size_t) (semicolon - p - 1));
}

/* -------------------------------------------------------------- tables */

static bool
opens_table(const char *p)
{
    return g_ascii_strncasecmp(p, "<table", 6) == 0 && ends_name(p + 6);
}

const char *
markup_find_table(const char *text)
{
    for (const char *p = strchr(text, '<'); p; p = strchr(p + 1, '<'))
        if (opens_table(p))
            return p;
    return NULL;
}

const char *
markup_table_end(const char *text)
{
    int depth = 0;
    for (const char *p = strchr(text, '<'); p; p = strchr(p + 1, '<')) {
        if (opens_table(p))
            depth++;
        else if (g_ascii_strncasecmp(p, "</table>", 8) == 0 && --depth == 0)
            return p + 8;
    }
    return NULL;
}

/* Inside tags a parser takes ASCII spaces only. */
static void
plain_spaces(char *markup)
{
    bool inside = false;
    for (char *p = markup; *p; p = g_utf8_next_char(p)) {
        inside = *p == '<' || (inside && *p != '>');
        if (inside && unicode_is_space(g_utf8_get_char(p)))
            memset(p, ' ', (size_t) (g_utf8_next_char(p) - p));
    }
}

/* A whole table at `p`: kept aside; just after it, or null. */
static const char *
take_table(struct markup *m, const char *p, const char *text)
{
    if (m->n_unclosed == UNCLOSED_LIMIT || !opens_table(p))
        return NULL;
    const char *stop = markup_table_end(p);
    if (!stop) {
        m->n_unclosed++;
        return NULL;
    }
    struct build_table t = { .length = (size_t) (stop - p), .line = m->line };
    for (const char *q = text; q < p; q++)
        t.line += *q == '\n';
    char *copy = arena_strndup(m->memory, p, t.length);
    plain_spaces(copy);
    t.markup = copy;
    g_array_append_val(m->tables, t);
    return stop;
}

/* ---------------------------------------------------------------- strip */

/* Paragraphs trimmed, blank ones dropped. */
static char *
tidy_paragraphs(const char *text)
{
    char **parts = g_strsplit(text, "\n", -1);
    size_t kept = 0;
    for (size_t i = 0; parts[i]; i++) {
        g_strstrip(parts[i]);
        if (*parts[i])
            parts[kept++] = parts[i];
        else
            g_free(parts[i]);
    }
    parts[kept] = NULL;
    char *joined = g_strjoinv("\n", parts);
    g_strfreev(parts);
    return joined;
}

/* One tag, entity or table at `p`; just after it, or null for plain text. */
static const char *
strip_one(struct markup *m, const char *p, const char *begin, const char *end,
          GString *out)
{
    const char *after = NULL;
    if (*p == '&') {
        gunichar c = entity_at(p, end, &after);
        if (c)
            g_string_append_unichar(out, c);
        return c ? after : NULL;
    }
    after = take_table(m, p, begin);
    enum tag kind = after ? TAG_BREAKING : tag_at(p, end, &after);
    if (kind == TAG_NONE)
        return NULL;
    m->had_tags = true;
    if (kind == TAG_BREAKING)
        g_string_append_c(out, '\n');
    return after;
}

char *
markup_strip(struct markup *m, const char *text, size_t length)
{
    char *copy = g_strndup(text, length);
    const char *end = copy + length;
    GString *out = g_string_sized_new(length);
    for (const char *p = copy; p < end;) {
        size_t plain = strcspn(p, "<&");
        g_string_append_len(out, p, (gssize) plain);
        p += plain;
        if (p >= end)
            break;
        const char *after = strip_one(m, p, copy, end, out);
        if (!after)
            g_string_append_c(out, *p);
        p = after ? after : p + 1;
    }
    char *clean = m->had_tags ? tidy_paragraphs(out->str) : g_strdup(out->str);
    g_string_free(out, TRUE);
    g_free(copy);
    return clean;
}
