/* A checker of PDF/UA-1 (ISO 14289-1) over what a machine can judge, after the
 * Matterhorn Protocol 1.02, whose numbers it gives; rules that the protocol
 * leaves to people or takes from ISO 32000-1 have a name instead. */
#ifndef TESTS_PDF_UA_H
#define TESTS_PDF_UA_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/** An element of the structure tree. */
struct element {
    int id; /* of its object */
    char *type; /* standard, after the role map */
    qpdf_oh object;
    struct element *above; /* null for the outermost */
    GPtrArray *kids;  /* of struct element */
    GArray *marks;    /* of struct mark */
    GArray *annotations; /* of int: their objects */
};

/** Marked content of an element: page's object and number. */
struct mark {
    int page, mcid;
};

/** A document being checked. */
struct ua {
    qpdf_data q;
    const char *name;
    size_t faults;
    GPtrArray *elements; /* of struct element, in reading order */
    GHashTable *marks;   /* "page mcid" → the element that holds it */
    GHashTable *parents; /* key of the tree of parents → its qpdf_oh + 1 */
};

/** Say what is wrong, where. */
void ua_fault(struct ua *ua, const char *rule, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** What stands under a path of keys and indexes ("/A 0 /S"); null objects
 *  where there is nothing. */
qpdf_oh ua_at(const struct ua *ua, qpdf_oh from, const char *path);

/** Whether a name object is that name. */
bool ua_is(const struct ua *ua, qpdf_oh object, const char *name);

/** A stream's data; caller frees with g_free. */
char *ua_stream(const struct ua *ua, qpdf_oh stream, gsize *length);

/** An attribute of an element ("/Scope"), of whatever owner, or a null. */
qpdf_oh ua_attribute(const struct ua *ua, const struct element *element,
                     const char *key);

void ua_read_tree(struct ua *ua);
void ua_free_tree(struct ua *ua);

void ua_check_document(struct ua *ua);
void ua_check_elements(struct ua *ua);
void ua_check_tables(struct ua *ua);
void ua_check_pages(struct ua *ua);
void ua_check_annotations(struct ua *ua, qpdf_oh page, int number);

/** What the codes of a font say: code + 1 → 1, from its ToUnicode, and 0 where
 *  they are of one byte; null with a fault where it has none. Owned by the
 *  caller. */
GHashTable *ua_font_codes(struct ua *ua, qpdf_oh font);

#endif
