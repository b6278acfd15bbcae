/* A PDF as Cairo writes it: objects in a row, each with a number and no
 * generations, and a table of where they are. Not for other files. Private to
 * finish*.c. */
#ifndef YUSUAN_PAINT_FINISH_SOURCE_H
#define YUSUAN_PAINT_FINISH_SOURCE_H

#include <glib.h>
#include <stdbool.h>

/** An object: what stands between "obj" and "endobj". */
struct source_object {
    int number;
    const char *text;
    size_t size;
};

struct source {
    GArray *objects; /* of struct source_object, in the order of the file */
    guint *at;       /* the place of a number in them, from 1; 0: none */
    int n;           /* numbers are below it */
    int catalog, information;
};

/** Read the table and find the objects in it; false where the file is not as
 *  Cairo writes them. A NUL stands behind the bytes. */
bool source_open(struct source *s, const char *bytes, size_t size);
void source_close(struct source *s);

/** The object with a number, or null. */
const struct source_object *source_object(const struct source *s, int number);

/** The object that a key refers to ("/Pages" → that of "/Pages 1 0 R"); 0:
 *  none. The first key of that name counts. */
int source_reference(const struct source_object *o, const char *key);

/** What stands behind a key, or null. */
const char *source_value(const struct source_object *o, const char *key);

/** Whether the dictionary begins with "/Type /<type>" (as Cairo's do). */
bool source_is_type(const struct source_object *o, const char *type);

/** The dictionary and the bytes of a stream; false where it is none. */
bool source_stream(const struct source *s, const struct source_object *o,
                   struct source_object *dictionary,
                   struct source_object *bytes);

/** Append to `out`, with as few blanks as can be. */
void source_squeeze(GString *out, const char *text, size_t size);

#endif
