/* The English of a message travels behind the GError. */
#include "base/status.h"

#include <errno.h>
#include <stdarg.h>

/** What a GError of ours has behind it. */
typedef struct {
    char *english; /* or null */
} StatusErrorPrivate;

static void
status_error_private_init(StatusErrorPrivate *more)
{
    more->english = NULL;
}

static void
status_error_private_copy(const StatusErrorPrivate *from,
                          StatusErrorPrivate *to)
{
    to->english = g_strdup(from->english);
}

static void
status_error_private_clear(StatusErrorPrivate *more)
{
    g_free(more->english);
}

G_DEFINE_EXTENDED_ERROR(StatusError, status_error)

/* Takes both texts. */
static gboolean
fail(GError **error, enum yusuan_exit code, char *zh, char *en)
{
    GError *made = g_error_new_literal(STATUS_ERROR, (gint) code, zh);
    status_error_get_private(made)->english = en;
    g_free(zh);
    g_propagate_error(error, made);
    return FALSE;
}

gboolean
status_fail(GError **error, enum yusuan_exit code, const char *zh,
            const char *en, ...)
{
    va_list args, again;
    va_start(args, en);
    va_copy(again, args);
    char *chinese = g_strdup_vprintf(zh, args);
    char *english = g_strdup_vprintf(en, again);
    va_end(again);
    va_end(args);
    return fail(error, code, chinese, english);
}

const char *
status_english(const GError *error)
{
    const char *english = error->domain == STATUS_ERROR
        ? status_error_get_private((GError *) error)->english
        : NULL;
    return english ? english : error->message;
}

/* ------------------------------------------------ reasons of the system */

static const struct {
    int failed;
    const char *zh;
} REASONS[] = {
    { EACCES, "没有权限" },
    { EPERM, "系统不允许" },
    { EROFS, "文件系统是只读的" },
    { ENOSPC, "磁盘已满" },
    { EDQUOT, "超过了磁盘配额" },
    { EFBIG, "文件太大" },
    { EIO, "磁盘读写出错" },
    { ENOENT, "没有这个文件或文件夹" },
    { EEXIST, "已经有了" },
    { ENOTDIR, "路径中有一段不是文件夹" },
    { EISDIR, "这是文件夹" },
    { ENOTEMPTY, "文件夹不是空的" },
    { ENAMETOOLONG, "名称太长" },
    { ELOOP, "链接绕成了圈" },
    { EMFILE, "打开的文件太多" },
    { ENFILE, "打开的文件太多" },
    { EBUSY, "正在使用" },
    { ETXTBSY, "正在使用" },
    { EXDEV, "不在同一个磁盘上" },
    { EPIPE, "对方不再读了" },
};

static const char *
reason_of(int failed)
{
    for (size_t i = 0; i < G_N_ELEMENTS(REASONS); i++)
        if (REASONS[i].failed == failed)
            return REASONS[i].zh;
    return g_strerror(failed);
}

gboolean
status_fail_errno(GError **error, enum yusuan_exit code, int failed,
                  const char *zh, const char *en, ...)
{
    GString *chinese = g_string_new(NULL), *english = g_string_new(NULL);
    va_list args, again;
    va_start(args, en);
    va_copy(again, args);
    g_string_vprintf(chinese, zh, args);
    g_string_vprintf(english, en, again);
    va_end(again);
    va_end(args);
    g_string_append_printf(chinese, "：%s", reason_of(failed));
    g_string_append_printf(english, ": %s", g_strerror(failed));
    return fail(error, code, g_string_free(chinese, FALSE),
                g_string_free(english, FALSE));
}

/* ----------------------------------------------------------- complaints */

void
complaints_open(struct complaints *c)
{
    c->zh = g_string_new(NULL);
    c->en = g_string_new(NULL);
}

static void
begin_line(GString *text, const char *file, long line)
{
    if (text->len)
        g_string_append_c(text, '\n');
    g_string_append_printf(text, "%s:%ld: ", file, line);
}

bool
complaints_add_list(struct complaints *c, const char *file, long line,
                    const char *zh, const char *en, va_list args)
{
    va_list again;
    va_copy(again, args);
    begin_line(c->zh, file, line);
    begin_line(c->en, file, line);
    g_string_append_vprintf(c->zh, zh, args);
    g_string_append_vprintf(c->en, en, again);
    va_end(again);
    return false;
}

bool
complaints_add(struct complaints *c, const char *file, long line,
               const char *zh, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    complaints_add_list(c, file, line, zh, en, args);
    va_end(args);
    return false;
}

bool
complaints_any(const struct complaints *c)
{
    return c->zh->len > 0;
}

bool
complaints_close(struct complaints *c, GError **error)
{
    char *zh = g_string_free(c->zh, FALSE);
    char *en = g_string_free(c->en, FALSE);
    if (*zh)
        return fail(error, EXIT_USAGE, zh, en);
    g_free(zh);
    g_free(en);
    return true;
}
