/* Talking: which language, to whom, how the end is told. */
#include "cli/cli.h"

#include <glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool
cli_is_english(void)
{
    static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES",
                                         "LANG" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *locale = g_getenv(names[i]);
        if (!locale || !*locale)
            continue;
        return !g_str_has_prefix(locale, "zh");
    }
    return false;
}

const char *
cli_choose(const struct cli *c, const char *zh, const char *en)
{
    return c->english ? en : zh;
}

/* ----------------------------------------------------- to the terminal */

/* The colours of findings, the only controls that are let through. */
static const char *const COLOURS[] = { "\033[0m",  "\033[1m",  "\033[31m",
                                       "\033[33m", "\033[36m", "\033[2m",
                                       "\033[32m", "\033[1;31m" };

static size_t
colour_at(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLOURS); i++)
        if (g_str_has_prefix(text, COLOURS[i]))
            return strlen(COLOURS[i]);
    return 0;
}

/* Characters that steer a terminal or turn the direction of its lines: C0 but
 * tab and newline, DEL, C1, and the marks of bidirectional text. */
static bool
steers(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* What documents, file names and arguments say, as it may stand on a terminal:
 * such characters are written \u001b. */
static char *
harmless(const char *text, bool coloured)
{
    char *valid = g_utf8_make_valid(text, -1);
    GString *clean = g_string_sized_new(strlen(valid));
    for (const char *at = valid; *at;) {
        size_t colour = coloured ? colour_at(at) : 0;
        gunichar c = g_utf8_get_char(at);
        const char *next = colour ? at + colour : g_utf8_next_char(at);
        if (!colour && steers(c))
            g_string_append_printf(clean, "\\u%04x", c);
        else
            g_string_append_len(clean, at, next - at);
        at = next;
    }
    g_free(valid);
    return g_string_free(clean, FALSE);
}

static void
say(const char *text)
{
    char *clean = harmless(text, false);
    char **lines = g_strsplit(clean, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line || line == lines)
            fprintf(stderr, "yusuan: %s\n", *line);
    g_strfreev(lines);
    g_free(clean);
}

void
cli_say(const struct cli *c, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    char *text = g_strdup_vprintf(cli_choose(c, zh, en), args);
    va_end(args);
    char *whole = c->at ? g_strconcat(c->at, ": ", text, NULL)
                        : g_strdup(text);
    say(whole);
    g_free(whole);
    g_free(text);
}

enum yusuan_status
cli_fail(enum yusuan_status status, char *message)
{
    if (message)
        say(message);
    yusuan_free(message);
    return status;
}

enum yusuan_status
cli_print(const struct cli *c, char *text)
{
    char *clean = harmless(text, c->colour);
    bool good = fputs(clean, stdout) >= 0 && fflush(stdout) == 0;
    g_free(clean);
    yusuan_free(text);
    if (good)
        return YUSUAN_CLEAN;
    cli_say(c, "标准输出写不进去", "standard output cannot be written");
    return YUSUAN_OUTPUT;
}

enum yusuan_status
cli_worse(enum yusuan_status a, enum yusuan_status b)
{
    return a > b ? a : b;
}
