#include "content.h"

#include <stdbool.h>
#include <string.h>

struct reading {
    const char *p, *end;
};

static bool
is_space(char c)
{
    return c == '\0' || strchr(" \n\r\t\f", c);
}

static bool
is_regular(char c)
{
    return !is_space(c) && !strchr("()<>[]{}/%", c);
}

/* What a backslash makes of the next character (7.3.4.2). */
static void
read_escape(struct reading *r, GString *out)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char c = *r->p++;
    const char *known = strchr(from, c);
    int value = 0, digits = 0;
    if (c >= '0' && c <= '7') {
        for (r->p--; digits < 3 && *r->p >= '0' && *r->p <= '7'; digits++)
            value = value * 8 + *r->p++ - '0';
        g_string_append_c(out, (char) value);
    } else if (known && c) {
        g_string_append_c(out, to[known - from]);
    } else if (c != '\n') {
        g_string_append_c(out, c);
    }
}

static void
read_literal(struct reading *r, GString *out)
{
    int depth = 1;
    g_string_append_c(out, *r->p++);
    while (r->p < r->end) {
        char c = *r->p++;
        if (c == '\\') {
            read_escape(r, out);
            continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            return;
        g_string_append_c(out, c);
    }
}

static void
read_hexadecimal(struct reading *r, GString *out)
{
    int digits = 0, value = 0;
    g_string_append_c(out, '(');
    for (r->p++; r->p < r->end && *r->p != '>'; r->p++) {
        if (!g_ascii_isxdigit(*r->p))
            continue;
        value = (value * 16 + g_ascii_xdigit_value(*r->p)) & 0xff;
        if (++digits % 2 == 0)
            g_string_append_c(out, (char) value);
    }
    if (digits % 2)
        g_string_append_c(out, (char) (value << 4));
    r->p++;
}

/* One token into `out`. */
static void
read_token(struct reading *r, GString *out)
{
    char c = *r->p, next = r->p + 1 < r->end ? r->p[1] : '\0';
    if (c == '(') {
        read_literal(r, out);
    } else if (c == '<' && next != '<') {
        read_hexadecimal(r, out);
    } else if (c == '<' || (c == '>' && next == '>')) {
        g_string_append_len(out, r->p, 2);
        r->p += 2;
    } else {
        g_string_append_c(out, *r->p++);
        if (c == '/' || is_regular(c))
            while (r->p < r->end && is_regular(*r->p))
                g_string_append_c(out, *r->p++);
    }
}

static bool
is_operator(const char *token)
{
    return g_ascii_isalpha(*token) || *token == '\'' || *token == '"';
}

static void
free_string(gpointer data)
{
    g_string_free(data, TRUE);
}

void
content_read(const char *bytes, gsize length, content_visit *visit,
             gpointer data)
{
    struct reading r = { bytes, bytes + length };
    GPtrArray *operands = g_ptr_array_new_with_free_func(free_string);
    while (r.p < r.end) {
        if (is_space(*r.p)) {
            r.p++;
            continue;
        }
        GString *token = g_string_new(NULL);
        read_token(&r, token);
        if (!is_operator(token->str)) {
            g_ptr_array_add(operands, token);
            continue;
        }
        struct operation operation = { token->str, operands };
        visit(&operation, data);
        g_ptr_array_set_size(operands, 0);
        g_string_free(token, TRUE);
    }
    g_ptr_array_free(operands, TRUE);
}
