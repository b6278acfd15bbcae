/* Content streams: what stands outside marked content becomes an artifact
 * (ISO 14289-1, 7.1). Knows only the grammar of operands and operators. */
#include "paint/finish_parts.h"

#include <stdlib.h>
#include <string.h>

enum { DECIMALS = 3 };

struct scan {
    const char *end, *p;
    GString *out;
    const char *copied;  /* up to here the text is in `out` */
    const char *operand; /* where the operands of the next operator begin */
    gsize outside;       /* where in `out` content outside elements began */
    int depth;           /* of marked content */
    const struct content *from;
    bool painted;        /* something was painted outside */
};

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'
           || c == '\0';
}

static void
skip_string(struct scan *s)
{
    int depth = 0;
    for (; s->p < s->end; s->p++) {
        if (*s->p == '\\') {
            s->p++;
            continue;
        }
        depth += *s->p == '(' ? 1 : *s->p == ')' ? -1 : 0;
        if (depth == 0)
            break;
    }
    s->p = MIN(s->p + 1, s->end);
}

static void
skip_to(struct scan *s, char c)
{
    while (s->p < s->end && *s->p != c)
        s->p++;
    s->p = MIN(s->p + 1, s->end);
}

static bool
is_regular(char c)
{
    return !is_space(c) && !strchr("()<>[]{}/%", c);
}

static void
copy_until(struct scan *s, const char *until)
{
    g_string_append_len(s->out, s->copied, until - s->copied);
    s->copied = until;
}

/* Coordinates come with six decimals: a thousandth of a point is enough. */
static void
shorten_number(struct scan *s, const char *token)
{
    const char *point = memchr(token, '.', (size_t) (s->p - token));
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    if (!point || s->p - point <= 1 + DECIMALS)
        return;
    copy_until(s, token);
    g_ascii_formatd(number, sizeof number, "%.3f",
                    g_ascii_strtod(token, NULL));
    size_t length = strlen(number);
    while (number[length - 1] == '0')
        length--;
    if (number[length - 1] == '.')
        length--;
    g_string_append_len(s->out, number, (gssize) length);
    s->copied = s->p;
}

/* Past one token; its length if it may be an operator, else 0. */
static size_t
next_token(struct scan *s, const char **token)
{
    *token = s->p;
    char c = *s->p;
    if (c == '(') {
        skip_string(s);
    } else if (c == '%') {
        skip_to(s, '\n');
    } else if (c == '<' && s->p + 1 < s->end && s->p[1] != '<') {
        skip_to(s, '>');
    } else if (c == '/' || is_regular(c)) {
        s->p++;
        while (s->p < s->end && is_regular(*s->p))
            s->p++;
        bool operator = g_ascii_isalpha(c) || c == '\'' || c == '"';
        if (!operator && c != '/')
            shorten_number(s, *token);
        return operator ? (size_t) (s->p - *token) : 0;
    } else {
        s->p++;
    }
    return 0;
}

static bool
is_one_of(const char *token, size_t length, const char *words)
{
    char word[8];
    if (length + 3 > sizeof word)
        return false;
    word[0] = ' ';
    memcpy(word + 1, token, length);
    memcpy(word + 1 + length, " ", 2);
    return strstr(words, word) != NULL;
}

static bool
paints(const char *token, size_t length)
{
    return is_one_of(token, length,
                     " f F f* S s B B* b b* Tj TJ ' \" Do sh EI ");
}

static void
begin_outside(struct scan *s, const char *from)
{
    copy_until(s, from);
    s->outside = s->out->len;
}

static void
close_outside(struct scan *s, const char *until)
{
    if (!s->painted)
        return;
    copy_until(s, until);
    g_string_insert(s->out, (gssize) s->outside, "/Artifact BMC\n");
    g_string_append(s->out, "EMC\n");
    s->painted = false;
}

/* The text beside the glyphs, where gaps are so wide that a reader would find
 * spaces in them. `token` is the operator after the properties. */
static void
add_actual_text(struct scan *s, const char *token)
{
    char *mark = g_strstr_len(s->operand, token - s->operand, "/MCID ");
    const char *text = NULL;
    if (mark)
        text = s->from->beside(s->from->data, atoi(mark + strlen("/MCID ")));
    if (!text)
        return;
    const char *end = token;
    while (end > s->operand + 1 && (end[-1] != '>' || end[-2] != '>'))
        end--;
    copy_until(s, end - 2);
    finish_put_entry(s->out, "/ActualText", text);
}

static void
take_operator(struct scan *s, const char *token, size_t length)
{
    if (is_one_of(token, length, " BDC BMC ")) {
        if (s->depth++ == 0) {
            close_outside(s, s->operand);
            add_actual_text(s, token);
        }
    } else if (is_one_of(token, length, " EMC ")) {
        const char *after = s->p;
        s->depth = MAX(s->depth - 1, 0);
        while (after < s->end && is_space(*after))
            after++;
        begin_outside(s, after);
    } else if (s->depth == 0 && paints(token, length)) {
        s->painted = true;
    } else if (s->depth == 0 && !s->painted
               && is_one_of(token, length, " q Q cm ")) {
        /* The frame of the page is left outside of the artifact. */
        begin_outside(s, MIN(s->p + 1, s->end));
    }
}

char *
finish_content(const struct content *from, size_t *size)
{
    const char *content = from->bytes;
    struct scan s = { .end = content + from->size, .from = from,
                      .p = content, .copied = content, .operand = content };
    s.out = g_string_sized_new(from->size + 64);
    const char *last = content;
    while (s.p < s.end) {
        if (is_space(*s.p)) {
            s.p++;
            continue;
        }
        const char *token;
        if (s.operand == last)
            s.operand = s.p;
        size_t n = next_token(&s, &token);
        if (n == 0)
            continue;
        if (is_one_of(token, n, " Q ") && s.depth == 0)
            close_outside(&s, s.operand);
        take_operator(&s, token, n);
        s.operand = last = s.p;
    }
    close_outside(&s, s.end);
    copy_until(&s, s.end);
    *size = s.out->len;
    return g_string_free(s.out, FALSE);
}
