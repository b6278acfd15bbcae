/* Pages: everything painted is tagged or an artifact, every code says its
 * text, every annotation is in the tree. */
#include "content.h"
#include "ua.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTSIDE, ARTIFACT, TAGGED, OTHER };

/** A page being followed. */
struct page {
    struct ua *ua;
    qpdf_oh object, resources;
    int number, id;
    GArray *open;       /* of int: marked content, outermost first */
    GHashTable *seen;   /* numbers of marked content, + 1 */
    GHashTable *fonts;  /* name → codes that say something, or null */
    GHashTable *codes;  /* of the present font; borrowed */
    char *font;         /* its name */
};

static int
inside(const struct page *p)
{
    for (guint i = p->open->len; i; i--) {
        int kind = g_array_index(p->open, int, i - 1);
        if (kind != OTHER)
            return kind;
    }
    return OUTSIDE;
}

/* ------------------------------------------------------- marked content */

static const char *
operand(const struct operation *o, guint i)
{
    return i < o->operands->len ? ((GString *) o->operands->pdata[i])->str
                                : "";
}

/* The number among the properties of marked content, or -1. */
static int
mcid_of(const struct operation *o)
{
    for (guint i = 1; i < o->operands->len; i++)
        if (strcmp(operand(o, i), "/MCID") == 0)
            return (int) g_ascii_strtoll(operand(o, i + 1), NULL, 10);
    return -1;
}

static void
see_mark(struct page *p, int mcid)
{
    char *key = g_strdup_printf("%d %d", p->id, mcid);
    if (!g_hash_table_add(p->seen, GINT_TO_POINTER(mcid + 1)))
        ua_fault(p->ua, "mcid", "page %d: content %d twice", p->number, mcid);
    if (!g_hash_table_contains(p->ua->marks, key))
        ua_fault(p->ua, "01-005", "page %d: no element holds content %d",
                 p->number, mcid);
    g_free(key);
}

static void
open_mark(struct page *p, const struct operation *o)
{
    int mcid = mcid_of(o), kind = OTHER, around = inside(p);
    if (strcmp(operand(o, 0), "/Artifact") == 0)
        kind = ARTIFACT;
    else if (mcid >= 0)
        kind = TAGGED;
    if (kind == ARTIFACT && around == TAGGED)
        ua_fault(p->ua, "01-003", "page %d: an artifact in tagged content",
                 p->number);
    if (kind == TAGGED && around == ARTIFACT)
        ua_fault(p->ua, "01-004", "page %d: tagged content in an artifact",
                 p->number);
    if (kind == TAGGED)
        see_mark(p, mcid);
    g_array_append_val(p->open, kind);
}

static void
close_mark(struct page *p)
{
    if (p->open->len)
        g_array_set_size(p->open, p->open->len - 1);
    else
        ua_fault(p->ua, "mcid", "page %d: EMC without its beginning",
                 p->number);
}

/* ------------------------------------------------------------------ text */

static void
use_font(struct page *p, const char *name)
{
    gpointer codes;
    char *path = g_strconcat("/Font ", name, NULL);
    if (!g_hash_table_lookup_extended(p->fonts, name, NULL, &codes)) {
        codes = ua_font_codes(p->ua, ua_at(p->ua, p->resources, path));
        g_hash_table_insert(p->fonts, g_strdup(name), codes);
    }
    p->codes = codes;
    g_free(p->font);
    p->font = g_strdup(name);
    g_free(path);
}

static void
check_codes(struct page *p, const GString *text)
{
    if (text->len == 0 || text->str[0] != '(' || !p->codes)
        return;
    gsize size = g_hash_table_contains(p->codes, NULL) ? 1 : 2;
    for (gsize i = 1; i + size <= text->len; i += size) {
        int code = (guint8) text->str[i];
        if (size == 2)
            code = code << 8 | (guint8) text->str[i + 1];
        if (code == 0)
            ua_fault(p->ua, "31-030", "page %d: .notdef is shown", p->number);
        else if (!g_hash_table_contains(p->codes, GINT_TO_POINTER(code + 1)))
            ua_fault(p->ua, "10-001", "page %d: code %d of %s says nothing",
                     p->number, code, p->font);
    }
}

/* ------------------------------------------------------------- operators */

static void
follow(const struct operation *o, gpointer data)
{
    static const char *const painting[] = {
        "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'",
        "\"", "Do", "sh", NULL
    };
    struct page *p = data;
    if (strcmp(o->name, "BDC") == 0 || strcmp(o->name, "BMC") == 0)
        open_mark(p, o);
    else if (strcmp(o->name, "EMC") == 0)
        close_mark(p);
    else if (strcmp(o->name, "Tf") == 0)
        use_font(p, operand(o, 0));
    else if (o->name[0] == 'T' && (o->name[1] == 'j' || o->name[1] == 'J'))
        for (guint i = 0; i < o->operands->len; i++)
            check_codes(p, o->operands->pdata[i]);
    if (g_strv_contains(painting, o->name) && inside(p) == OUTSIDE)
        ua_fault(p->ua, "01-005", "page %d: %s is not tagged", p->number,
                 o->name);
}

/* ------------------------------------------------------------ the whole */

/* The tree of parents says of each number the element that holds it. */
static void
check_parents(struct page *p)
{
    struct ua *ua = p->ua;
    GHashTableIter marks;
    gpointer key, value;
    qpdf_oh own = ua_at(ua, p->object, "/StructParents");
    guint list = qpdf_oh_is_integer(ua->q, own)
        ? GPOINTER_TO_UINT(g_hash_table_lookup(
              ua->parents,
              GINT_TO_POINTER(qpdf_oh_get_int_value_as_int(ua->q, own))))
        : 0;
    if (!list && g_hash_table_size(p->seen))
        ua_fault(ua, "parents", "page %d is not in the tree of parents",
                 p->number);
    g_hash_table_iter_init(&marks, ua->marks);
    while (list && g_hash_table_iter_next(&marks, &key, &value)) {
        const struct element *element = value;
        int page = 0, mcid = 0;
        if (sscanf(key, "%d %d", &page, &mcid) != 2 || page != p->id)
            continue;
        char *index = g_strdup_printf("%d", mcid);
        if (qpdf_oh_get_object_id(ua->q, ua_at(ua, list - 1, index))
            != element->id)
            ua_fault(ua, "parents", "page %d: content %d has another parent",
                     p->number, mcid);
        if (!g_hash_table_contains(p->seen, GINT_TO_POINTER(mcid + 1)))
            ua_fault(ua, "mcid", "page %d: content %d of element %d is not "
                     "there", p->number, mcid, element->id);
        g_free(index);
    }
}

static void
check_page(struct ua *ua, qpdf_oh object, int number, GHashTable *fonts)
{
    struct page p = { .ua = ua, .object = object, .number = number };
    unsigned char *bytes = NULL;
    size_t length = 0;
    p.id = qpdf_oh_get_object_id(ua->q, object);
    p.resources = ua_at(ua, object, "/Resources");
    p.open = g_array_new(FALSE, FALSE, sizeof(int));
    p.seen = g_hash_table_new(NULL, NULL);
    p.fonts = fonts;
    qpdf_oh_get_page_content_data(ua->q, object, &bytes, &length);
    content_read((char *) bytes, length, follow, &p);
    if (p.open->len)
        ua_fault(ua, "mcid", "page %d: marked content is not closed", number);
    check_parents(&p);
    ua_check_annotations(ua, object, number);
    g_array_free(p.open, TRUE);
    g_hash_table_destroy(p.seen);
    g_free(p.font);
    free(bytes);
}

static void
free_codes(gpointer data)
{
    if (data)
        g_hash_table_destroy(data);
}

void
ua_check_pages(struct ua *ua)
{
    /* The fonts of all pages have the same names for the same fonts. */
    GHashTable *fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                              free_codes);
    int n = qpdf_get_num_pages(ua->q);
    for (int i = 0; i < n; i++)
        check_page(ua, qpdf_get_page_n(ua->q, (size_t) i), i + 1, fonts);
    if (n < 1)
        ua_fault(ua, "file", "no pages");
    g_hash_table_destroy(fonts);
}
