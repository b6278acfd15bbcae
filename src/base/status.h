/* What is wrong with the outside (a file, a font, the disk): returned with a
 * clear message in a GError of this domain. The code is the exit status. */
#ifndef YUSUAN_BASE_STATUS_H
#define YUSUAN_BASE_STATUS_H

#include <glib.h>

enum yusuan_exit {
    EXIT_CLEAN = 0,    /* all well */
    EXIT_FINDINGS = 1, /* errors found in the data; outputs are written */
    EXIT_USAGE = 2,    /* wrong use; a bad theme, template, rules or fix file */
    EXIT_INPUT = 3,    /* something that must be read cannot be */
    EXIT_OUTPUT = 4    /* output failed */
};

#define STATUS_ERROR (status_error_quark())
GQuark status_error_quark(void);

/** Set `error` to a Chinese message with the exit code it leads to; false, so
 *  that a caller can `return status_fail(...)`. */
gboolean status_fail(GError **error, enum yusuan_exit code, const char *format,
                     ...) __attribute__((format(printf, 3, 4)));

#endif
