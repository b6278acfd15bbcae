/* Statements line by line, and the complaints about them. */
#include "base/config.h"

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
        status_fail(error, EXIT_INPUT, "%s：读不了（%s）", path, why->message);
        g_error_free(why);
        return false;
    }
    if (!g_utf8_validate(bytes, (gssize) size, NULL)) {
        g_free(bytes);
        return status_fail(error, EXIT_USAGE, "%s：不是UTF-8的文本", path);
    }
    const char *text = g_str_has_prefix(bytes, BOM) ? bytes + 3 : bytes;
    c->lines = g_strsplit(text, "\n", -1);
    c->n = g_strv_length(c->lines);
    for (size_t i = 0; i < c->n; i++)
        strip_comment(c->lines[i]);
    c->complaints = g_string_new(NULL);
    g_free(bytes);
    return true;
}

bool
config_complain(struct config *c, int line, const char *format, ...)
{
    va_list args;
    if (c->complaints->len)
        g_string_append_c(c->complaints, '\n');
    g_string_append_printf(c->complaints, "%s:%d: ", c->path, line);
    va_start(args, format);
    g_string_append_vprintf(c->complaints, format, args);
    va_end(args);
    return false;
}

bool
config_close(struct config *c, GError **error)
{
    bool good = c->complaints->len == 0;
    if (!good)
        status_fail(error, EXIT_USAGE, "%s", c->complaints->str);
    g_string_free(c->complaints, TRUE);
    g_strfreev(c->lines);
    return good;
}
