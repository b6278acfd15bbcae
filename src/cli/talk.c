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
        bool neutral = g_str_equal(locale, "C") ||
                       g_str_has_prefix(locale, "C.") ||
                       g_str_equal(locale, "POSIX");
        return !neutral && !g_str_has_prefix(locale, "zh");
    }
    return false;
}

const char *
cli_choose(const struct cli *c, const char *zh, const char *en)
{
    return c->english ? en : zh;
}

void
cli_say(const struct cli *c, const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    char *text = g_strdup_vprintf(cli_choose(c, zh, en), args);
    va_end(args);
    fprintf(stderr, "yusuan: %s\n", text);
    g_free(text);
}

enum yusuan_status
cli_fail(enum yusuan_status status, char *message)
{
    if (message)
        fprintf(stderr, "yusuan: %s\n", message);
    yusuan_free(message);
    return status;
}

enum yusuan_status
cli_print(const struct cli *c, char *text)
{
    bool good = fputs(text, stdout) >= 0 && fflush(stdout) == 0;
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
