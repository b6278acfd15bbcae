/* What pages refer to: annotations and fonts. */
#include "content.h"
#include "ua.h"

#include <string.h>

/* ---------------------------------------------------------- annotations */

/* The element that the tree of parents gives an annotation, and that has it. */
static const struct element *
element_of(struct ua *ua, qpdf_oh annotation)
{
    int id = qpdf_oh_get_object_id(ua->q, annotation);
    qpdf_oh key = ua_at(ua, annotation, "/StructParent");
    guint parent = qpdf_oh_is_integer(ua->q, key)
        ? GPOINTER_TO_UINT(g_hash_table_lookup(
              ua->parents,
              GINT_TO_POINTER(qpdf_oh_get_int_value_as_int(ua->q, key))))
        : 0;
    int wanted = parent ? qpdf_oh_get_object_id(ua->q, parent - 1) : -1;
    for (guint i = 0; i < ua->elements->len; i++) {
        const struct element *element = ua->elements->pdata[i];
        for (guint k = 0; k < element->annotations->len; k++)
            if (g_array_index(element->annotations, int, k) == id)
                return element->id == wanted ? element : NULL;
    }
    return NULL;
}

static void
check_annotation(struct ua *ua, qpdf_oh annotation, int page)
{
    bool link = ua_is(ua, ua_at(ua, annotation, "/Subtype"), "/Link");
    const struct element *element = element_of(ua, annotation);
    qpdf_oh contents = ua_at(ua, annotation, "/Contents");
    if (!element)
        ua_fault(ua, "28-002", "page %d: an annotation outside the tree",
                 page);
    else if (link && strcmp(element->type, "Link") != 0)
        ua_fault(ua, "28-011", "page %d: a link in %s", page, element->type);
    else if (!link && strcmp(element->type, "Annot") != 0)
        ua_fault(ua, "28-006", "page %d: an annotation in %s", page,
                 element->type);
    if (!qpdf_oh_is_string(ua->q, contents)
        || !*qpdf_oh_get_utf8_value(ua->q, contents))
        ua_fault(ua, link ? "28-012" : "28-004",
                 "page %d: an annotation without words", page);
}

void
ua_check_annotations(struct ua *ua, qpdf_oh page, int number)
{
    qpdf_oh list = ua_at(ua, page, "/Annots");
    qpdf_oh order = ua_at(ua, page, "/Tabs");
    int n = qpdf_oh_is_array(ua->q, list)
                ? qpdf_oh_get_array_n_items(ua->q, list) : 0;
    if (n && qpdf_oh_is_null(ua->q, order))
        ua_fault(ua, "28-008", "page %d: no order of annotations", number);
    else if (n && !ua_is(ua, order, "/S"))
        ua_fault(ua, "28-009", "page %d: annotations in another order",
                 number);
    for (int i = 0; i < n; i++)
        check_annotation(ua, qpdf_oh_get_array_item(ua->q, list, i), number);
}

/* ---------------------------------------------------------------- fonts */

static bool
is_embedded(struct ua *ua, qpdf_oh descriptor)
{
    static const char *const keys[] = { "/FontFile", "/FontFile2",
                                        "/FontFile3" };
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (qpdf_oh_is_stream(ua->q, ua_at(ua, descriptor, keys[i])))
            return true;
    return false;
}

/* A font of one-byte codes. */
static bool
is_simple(struct ua *ua, qpdf_oh font)
{
    return !ua_is(ua, ua_at(ua, font, "/Subtype"), "/Type0");
}

static void
check_simple_font(struct ua *ua, qpdf_oh font, const char *name)
{
    if (!ua_is(ua, ua_at(ua, font, "/Encoding"), "/WinAnsiEncoding"))
        ua_fault(ua, "31-019", "%s: another encoding", name);
    if (!is_embedded(ua, ua_at(ua, font, "/FontDescriptor")))
        ua_fault(ua, "31-009", "%s is not embedded", name);
}

static void
check_font(struct ua *ua, qpdf_oh font, const char *name)
{
    qpdf_oh below = ua_at(ua, font, "/DescendantFonts 0");
    qpdf_oh map = ua_at(ua, below, "/CIDToGIDMap");
    if (!ua_is(ua, ua_at(ua, font, "/Encoding"), "/Identity-H"))
        ua_fault(ua, "31-006", "%s: another encoding", name);
    if (!qpdf_oh_is_dictionary(ua->q, ua_at(ua, below, "/CIDSystemInfo")))
        ua_fault(ua, "31-001", "%s: no character collection", name);
    if (ua_is(ua, ua_at(ua, below, "/Subtype"), "/CIDFontType2")
        && !ua_is(ua, map, "/Identity") && !qpdf_oh_is_stream(ua->q, map))
        ua_fault(ua, "31-005", "%s: no CIDToGIDMap", name);
    if (!is_embedded(ua, ua_at(ua, below, "/FontDescriptor")))
        ua_fault(ua, "31-009", "%s is not embedded", name);
}

/** Codes being read from a ToUnicode stream. */
struct codes {
    struct ua *ua;
    GHashTable *known;
};

static int
number_of(const GString *bytes)
{
    int value = 0;
    for (gsize i = 1; i < bytes->len; i++)
        value = value << 8 | (guint8) bytes->str[i];
    return value;
}

/* Pairs of a code and its text, as our writer has them. */
static void
read_pairs(const struct operation *o, gpointer data)
{
    struct codes *codes = data;
    if (strcmp(o->name, "endbfrange") == 0)
        ua_fault(codes->ua, "10-001", "a range of codes: not judged");
    if (strcmp(o->name, "endbfchar") != 0)
        return;
    for (guint i = 0; i + 1 < o->operands->len; i += 2) {
        int code = number_of(o->operands->pdata[i]);
        int text = number_of(o->operands->pdata[i + 1]);
        if (text == 0 || text == 0xFEFF || text == 0xFFFE)
            ua_fault(codes->ua, "31-028", "code %d says U+%04X", code, text);
        g_hash_table_insert(codes->known, GINT_TO_POINTER(code + 1),
                            GINT_TO_POINTER(1));
    }
}

GHashTable *
ua_font_codes(struct ua *ua, qpdf_oh font)
{
    qpdf_oh base = ua_at(ua, font, "/BaseFont");
    qpdf_oh texts = ua_at(ua, font, "/ToUnicode");
    char *name = g_strdup(qpdf_oh_is_name(ua->q, base)
                              ? qpdf_oh_get_name(ua->q, base) : "a font");
    struct codes codes = { ua, NULL };
    if (is_simple(ua, font))
        check_simple_font(ua, font, name);
    else
        check_font(ua, font, name);
    if (qpdf_oh_is_stream(ua->q, texts)) {
        gsize length;
        char *bytes = ua_stream(ua, texts, &length);
        codes.known = g_hash_table_new(NULL, NULL);
        if (is_simple(ua, font))
            g_hash_table_add(codes.known, NULL);
        content_read(bytes, length, read_pairs, &codes);
        g_free(bytes);
    } else {
        ua_fault(ua, "31-027", "%s has no ToUnicode", name);
    }
    g_free(name);
    return codes.known;
}
