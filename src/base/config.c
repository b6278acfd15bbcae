/* Statements line by line, and the complaints about them. */
#include "base/config.h"

#include "base/unicode.h"

#include <stdarg.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* A comment is the whole line, or begins after white space. */
static void
strip_comment(char *line)
{
    for (char *p = line; (p = strchr(p, '#')); p++) {
        if (p > line && p[-1] != ' ' && p[-1] != '\t')
            continue;
        *p = '\0';
        break;
    }
    g_strstrip(line);
}

bool
config_open(struct config *c, const char *path, GError **error)
{
    char *bytes = NULL;
    gsize size;
    GError *why = NULL;
    *c = (struct config) { .path = path };
    if (!g_file_get_contents(path, &bytes, &size, &why)) {
        status_fail(error, EXIT_INPUT, "%s：读不了（%s）",
                    "%s: cannot be read (%s)", path, why->message);
        g_error_free(why);
        return false;
    }
    if (!g_utf8_validate(bytes, (gssize) size, NULL)) {
        g_free(bytes);
        return status_fail(error, EXIT_USAGE, "%s：不是UTF-8的文本",
                           "%s: is no text in UTF-8", path);
    }
    const char *text = g_str_has_prefix(bytes, BOM) ? bytes + 3 : bytes;
    c->lines = g_strsplit(text, "\n", -1);
    c->n = g_strv_length(c->lines);
    for (size_t i = 0; i < c->n; i++)
        strip_comment(c->lines[i]);
    complaints_open(&c->complaints);
    g_free(bytes);
    return true;
}

bool
config_complain(struct config *c, int line, const char *zh, const char *en,
                ...)
{
    va_list args;
    va_start(args, en);
    complaints_add_list(&c->complaints, c->path, line, zh, en, args);
    va_end(args);
    return false;
}

/* ----------------------------------------------------------- statements */

void
statement_skip(struct statement *s)
{
    s->at += strspn(s->at, " \t");
}

bool
statement_take(struct statement *s, const char *word)
{
    statement_skip(s);
    if (!g_str_has_prefix(s->at, word))
        return false;
    s->at += strlen(word);
    return true;
}

bool
statement_want(struct statement *s, const char *zh, const char *en)
{
    enum { SHOWN = 24 };
    statement_skip(s);
    const char *end = s->at;
    for (int i = 0; i < SHOWN && *end; i++)
        end = g_utf8_next_char(end);
    char *here = g_strndup(s->at, (gsize) (end - s->at));
    const char *more = *end ? "…" : "";
    /* Each language prints its own text only. */
    if (*here)
        config_complain(s->file, s->line, "在“%s%s”处，应为%s%.0s",
                        "at “%s%s”, %.0s%s should stand", here, more, zh, en);
    else
        config_complain(s->file, s->line, "在“行末”处，应为%s%.0s",
                        "at the end of the line, %.0s%s should stand", zh,
                        en);
    g_free(here);
    return false;
}

static bool
stops_here(const char *at, const char *const *stops)
{
    for (size_t i = 0; stops && stops[i]; i++)
        if (g_str_has_prefix(at, stops[i]))
            return true;
    return false;
}

const char *
statement_word(struct statement *s, const char *ends, const char *const *stops)
{
    statement_skip(s);
    bool bracketed = *s->at == '[';
    const char *from = s->at + bracketed;
    size_t length = bracketed ? strcspn(from, "]") : 0;
    while (!bracketed && from[length] && !strchr(ends, from[length]) &&
           !stops_here(from + length, stops))
        length++;
    if (!length || (bracketed && from[length] != ']'))
        return NULL;
    s->at = from + length + bracketed;
    return unicode_tidy(s->memory, arena_strndup(s->memory, from, length));
}

int
statement_number(struct statement *s)
{
    enum { MOST = 100000000 };
    statement_skip(s);
    char *end;
    guint64 number = g_ascii_isdigit(*s->at)
                         ? g_ascii_strtoull(s->at, &end, 10)
                         : 0;
    if (!number || number > MOST)
        return 0;
    s->at = end;
    return (int) number;
}

bool
config_close(struct config *c, GError **error)
{
    g_strfreev(c->lines);
    return complaints_close(&c->complaints, error);
}
