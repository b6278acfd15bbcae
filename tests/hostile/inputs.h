/* Hostile inputs, made when asked for. */
#ifndef YUSUAN_HOSTILE_INPUTS_H
#define YUSUAN_HOSTILE_INPUTS_H

#include <glib.h>

struct input {
    const char *name;             /* of the case */
    const char *file;             /* what the document is called */
    void (*make)(GString *out);
};

/** All inputs: texts, and files of other formats; each list is ended by a row
 *  without name. */
extern const struct input INPUTS[], OFFICE_INPUTS[];

#endif
