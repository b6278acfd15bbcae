#include "base/status.h"

#include <stdarg.h>

G_DEFINE_QUARK(yusuan-status-error-quark, status_error)

gboolean
status_fail(GError **error, enum yusuan_exit code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    GError *made = g_error_new_valist(STATUS_ERROR, (gint) code, format, args);
    va_end(args);
    g_propagate_error(error, made);
    return FALSE;
}
