/* Files into memory, within limits. Knows no format. */
#include "read/load.h"

#include "read/lines.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { PIECE = 64 * 1024 };

/* Follows the length of the line that is being loaded, so that a line without
 * end is refused before it fills the memory. */
struct line_watch {
    size_t number, length;
};

static bool
watch_lines(struct line_watch *w, const char *bytes, size_t size)
{
    for (const char *p = bytes, *end = bytes + size; p < end;) {
        const char *lf = memchr(p, '\n', (size_t) (end - p));
        const char *cr = memchr(p, '\r', (size_t) ((lf ? lf : end) - p));
        const char *stop = cr ? cr : lf ? lf : end;
        w->length += (size_t) (stop - p);
        /* twice: UTF-16 takes two bytes for one of ASCII */
        if (w->length > 2 * (size_t) LINE_LIMIT)
            return false;
        if (stop < end) {
            w->number += *stop == '\n' || stop + 1 == end || stop[1] != '\n';
            w->length = 0;
        }
        p = stop + (stop < end);
    }
    return true;
}

static bool
load_stream(const char *name, FILE *file, GByteArray *out, GError **error)
{
    struct line_watch watch = { .number = 1 };
    char *piece = g_malloc(PIECE);
    bool fine = true;
    size_t n;
    while (fine && (n = fread(piece, 1, PIECE, file)) > 0) {
        g_byte_array_append(out, (const guint8 *) piece, (guint) n);
        if (!watch_lines(&watch, piece, n))
            fine = lines_refuse(name, watch.number, error);
        else if (out->len > LOAD_LIMIT)
            fine = status_fail(error, EXIT_INPUT,
                               "%s：文件超过 %d MiB，不像一份预算；"
                               "请检查是否给错了文件",
                               "%s: is larger than %d MiB, which no budget "
                               "is; see whether it is the right file", name,
                               LOAD_LIMIT / 1024 / 1024);
    }
    if (fine && ferror(file))
        fine = status_fail_errno(error, EXIT_INPUT, errno, "%s：读不出来",
                                 "%s: cannot be read", name);
    g_free(piece);
    return fine;
}

static bool
fail_open(const char *path, int why, GError **error)
{
    switch (why) {
    case ENOENT:
    case ENOTDIR:
        return status_fail(error, EXIT_INPUT, "%s：没有这个文件；请检查路径",
                           "%s: there is no such file; see the path", path);
    case EACCES:
    case EPERM:
        return status_fail(error, EXIT_INPUT,
                           "%s：没有读取权限；请先开放权限（如 chmod +r）",
                           "%s: may not be read; allow it (as by chmod +r)",
                           path);
    default:
        return status_fail_errno(error, EXIT_INPUT, why, "%s：打不开",
                                 "%s: cannot be opened", path);
    }
}

bool
load_file(const char *path, GByteArray *out, GError **error)
{
    bool input = strcmp(path, "-") == 0;
    FILE *file = input ? stdin : fopen(path, "rb");
    if (!file)
        return fail_open(path, errno, error);
    bool fine = load_stream(input ? "标准输入" : path, file, out, error);
    if (!input)
        fclose(file);
    return fine;
}
