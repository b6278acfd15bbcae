#include "base/sink.h"

#include "base/status.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct sink {
    GString *memory; /* of a memory sink */
    FILE *file;      /* of a file sink, or standard output */
    char *path;      /* the file to be; null for standard output */
    char *beside;    /* what is written until close */
    int error;       /* the first errno, or 0 */
};

sink *
sink_to_memory(void)
{
    sink *s = g_new0(sink, 1);
    s->memory = g_string_new(NULL);
    return s;
}

sink *
sink_to_file(const char *path)
{
    sink *s = g_new0(sink, 1);
    s->path = g_strdup(path);
    s->beside = g_strconcat(path, ".part", NULL);
    s->file = g_fopen(s->beside, "wb");
    if (!s->file)
        s->error = errno;
    return s;
}

sink *
sink_to_stdout(void)
{
    sink *s = g_new0(sink, 1);
    s->file = stdout;
    return s;
}

void
sink_write(sink *s, const void *bytes, size_t size)
{
    if (s->error || !size)
        return;
    if (s->memory)
        g_string_append_len(s->memory, bytes, (gssize) size);
    else if (fwrite(bytes, 1, size, s->file) != size)
        s->error = errno ? errno : EIO;
}

void
sink_puts(sink *s, const char *text)
{
    sink_write(s, text, strlen(text));
}

void
sink_printf(sink *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    sink_puts(s, text);
    g_free(text);
}

static void
finish_file(sink *s)
{
    if (!s->file)
        return;
    int failed = s->path ? fclose(s->file) : fflush(s->file);
    if (failed && !s->error)
        s->error = errno;
    if (!s->path)
        return;
    if (!s->error && g_rename(s->beside, s->path) != 0)
        s->error = errno;
    if (s->error)
        g_unlink(s->beside);
}

gboolean
sink_close(sink *s, GError **error)
{
    finish_file(s);
    int failed = s->error;
    if (failed)
        status_fail_errno(error, EXIT_OUTPUT, failed, "%s：写不进去",
                          "%s: cannot be written",
                          s->path ? s->path : "-");
    if (s->memory)
        g_string_free(s->memory, TRUE);
    g_free(s->path);
    g_free(s->beside);
    g_free(s);
    return !failed;
}

char *
sink_take(sink *s, size_t *size)
{
    if (size)
        *size = s->memory->len;
    char *bytes = g_string_free(s->memory, FALSE);
    g_free(s);
    return bytes;
}
