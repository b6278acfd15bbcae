/* What is wrong with the outside (a file, a font, the disk): returned with a
 * clear message in a GError of this domain. The code is the exit status. Every
 * message is made in Chinese, which is GError's own, and in English. */
#ifndef YUSUAN_BASE_STATUS_H
#define YUSUAN_BASE_STATUS_H

#include <glib.h>
#include <stdbool.h>

enum yusuan_exit {
    EXIT_CLEAN = 0,    /* all well */
    EXIT_FINDINGS = 1, /* errors found in the data; outputs are written */
    EXIT_USAGE = 2,    /* wrong use; a bad theme, template, rules or fix file */
    EXIT_INPUT = 3,    /* something that must be read cannot be */
    EXIT_OUTPUT = 4    /* output failed */
};

#define STATUS_ERROR (status_error_quark())
GQuark status_error_quark(void);

/** Set `error` to a message, formatted twice from the same arguments, with the
 *  exit code it leads to; false, so that a caller can
 *  `return status_fail(...)`. */
gboolean status_fail(GError **error, enum yusuan_exit code, const char *zh,
                     const char *en, ...)
    __attribute__((format(printf, 3, 5), format(printf, 4, 5)));

/** The same with the reason behind it: what the system's `failed` (an errno)
 *  means. */
gboolean status_fail_errno(GError **error, enum yusuan_exit code, int failed,
                           const char *zh, const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/** The English message of an error; its Chinese where it has none. Lent. */
const char *status_english(const GError *error);

/** All that is wrong with files that a person wrote, a line each, told at
 *  once. */
struct complaints {
    GString *zh, *en;
};

void complaints_open(struct complaints *c);

/** Add "FILE:LINE: …"; false. */
bool complaints_add(struct complaints *c, const char *file, long line,
                    const char *zh, const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));
bool complaints_add_list(struct complaints *c, const char *file, long line,
                         const char *zh, const char *en, va_list args);

bool complaints_any(const struct complaints *c);

/** Free the list; false with EXIT_USAGE and all lines where there were any. */
bool complaints_close(struct complaints *c, GError **error);

#endif
