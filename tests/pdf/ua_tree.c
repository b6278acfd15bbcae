/* The structure tree read, and what can be said of its elements one by one. */
#include "ua.h"

#include <string.h>

/* ISO 32000-1, tables 333 to 340. */
static const char *const standard[] = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC",
    "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4",
    "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry",
    "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP",
    "Figure", "Formula", "Form", NULL
};

static char *
mark_key(int page, int mcid)
{
    return g_strdup_printf("%d %d", page, mcid);
}

/* ---------------------------------------------------------------- reading */

/* A name without its slash, as the role map has it. */
static char *
type_of(struct ua *ua, qpdf_oh object)
{
    qpdf_oh name = ua_at(ua, object, "/S");
    qpdf_oh roles = ua_at(ua, qpdf_get_root(ua->q),
                          "/StructTreeRoot /RoleMap");
    char *type = g_strdup(qpdf_oh_is_name(ua->q, name)
                              ? qpdf_oh_get_name(ua->q, name) : "/");
    qpdf_oh mapped = ua_at(ua, roles, type);
    if (qpdf_oh_is_name(ua->q, mapped)) {
        if (g_strv_contains(standard, type + 1))
            ua_fault(ua, "02-004", "%s is mapped to something else", type);
        g_free(type);
        type = g_strdup(qpdf_oh_get_name(ua->q, mapped));
    }
    memmove(type, type + 1, strlen(type));
    if (!g_strv_contains(standard, type))
        ua_fault(ua, "02-001", "%s is no standard type", type);
    return type;
}

static struct element *
new_element(struct ua *ua, qpdf_oh object, struct element *above)
{
    struct element *made = g_new0(struct element, 1);
    made->id = qpdf_oh_get_object_id(ua->q, object);
    made->type = type_of(ua, object);
    made->object = object;
    made->above = above;
    made->kids = g_ptr_array_new();
    made->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    made->annotations = g_array_new(FALSE, FALSE, sizeof(int));
    g_ptr_array_add(ua->elements, made);
    if (above)
        g_ptr_array_add(above->kids, made);
    return made;
}

static void
add_mark(struct ua *ua, struct element *element, qpdf_oh page, int mcid)
{
    struct mark mark = { qpdf_oh_get_object_id(ua->q, page), mcid };
    char *key = mark_key(mark.page, mcid);
    g_array_append_val(element->marks, mark);
    if (g_hash_table_contains(ua->marks, key))
        ua_fault(ua, "mcid", "two elements hold content %s", key);
    g_hash_table_insert(ua->marks, key, element);
}

static void read_element(struct ua *ua, qpdf_oh object,
                         struct element *above);

static void
read_kid(struct ua *ua, struct element *element, qpdf_oh kid)
{
    qpdf_oh page = ua_at(ua, kid, "/Pg"), type = ua_at(ua, kid, "/Type");
    if (qpdf_oh_is_null(ua->q, page))
        page = ua_at(ua, element->object, "/Pg");
    if (qpdf_oh_is_integer(ua->q, kid)) {
        add_mark(ua, element, ua_at(ua, element->object, "/Pg"),
                 qpdf_oh_get_int_value_as_int(ua->q, kid));
    } else if (ua_is(ua, type, "/MCR")) {
        add_mark(ua, element, page, qpdf_oh_get_int_value_as_int(
                                        ua->q, ua_at(ua, kid, "/MCID")));
    } else if (ua_is(ua, type, "/OBJR")) {
        int id = qpdf_oh_get_object_id(ua->q, ua_at(ua, kid, "/Obj"));
        g_array_append_val(element->annotations, id);
    } else if (qpdf_oh_is_dictionary(ua->q, kid)) {
        read_element(ua, kid, element);
    }
}

static bool
is_within_itself(const struct element *element)
{
    for (const struct element *e = element->above; e; e = e->above)
        if (e->id == element->id)
            return true;
    return false;
}

static void
read_element(struct ua *ua, qpdf_oh object, struct element *above)
{
    struct element *element = new_element(ua, object, above);
    qpdf_oh kids = ua_at(ua, object, "/K");
    int parent = qpdf_oh_get_object_id(ua->q, ua_at(ua, object, "/P"));
    if (is_within_itself(element)) {
        ua_fault(ua, "tree", "element %d is within itself", element->id);
        return;
    }
    if (above && parent != above->id)
        ua_fault(ua, "tree", "element %d is in %d but says %d", element->id,
                 above->id, parent);
    if (!qpdf_oh_is_array(ua->q, kids))
        read_kid(ua, element, kids);
    int n = qpdf_oh_is_array(ua->q, kids)
                ? qpdf_oh_get_array_n_items(ua->q, kids) : 0;
    for (int i = 0; i < n; i++)
        read_kid(ua, element, qpdf_oh_get_array_item(ua->q, kids, i));
}

/* A tree of numbers (ISO 32000-1, 7.9.7). */
static void
read_parents(struct ua *ua, qpdf_oh node)
{
    qpdf_oh numbers = ua_at(ua, node, "/Nums"), kids = ua_at(ua, node,
                                                             "/Kids");
    int n = qpdf_oh_is_array(ua->q, numbers)
                ? qpdf_oh_get_array_n_items(ua->q, numbers) : 0;
    int before = -1;
    for (int i = 0; i + 1 < n; i += 2) {
        int key = qpdf_oh_get_int_value_as_int(
            ua->q, qpdf_oh_get_array_item(ua->q, numbers, i));
        qpdf_oh value = qpdf_oh_get_array_item(ua->q, numbers, i + 1);
        if (key <= before)
            ua_fault(ua, "parents", "key %d follows %d", key, before);
        before = key;
        g_hash_table_insert(ua->parents, GINT_TO_POINTER(key),
                            GUINT_TO_POINTER(value + 1));
    }
    n = qpdf_oh_is_array(ua->q, kids)
            ? qpdf_oh_get_array_n_items(ua->q, kids) : 0;
    for (int i = 0; i < n; i++)
        read_parents(ua, qpdf_oh_get_array_item(ua->q, kids, i));
}

static void
free_element(gpointer data)
{
    struct element *element = data;
    g_ptr_array_free(element->kids, TRUE);
    g_array_free(element->marks, TRUE);
    g_array_free(element->annotations, TRUE);
    g_free(element->type);
    g_free(element);
}

void
ua_read_tree(struct ua *ua)
{
    ua->elements = g_ptr_array_new_with_free_func(free_element);
    ua->marks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ua->parents = g_hash_table_new(NULL, NULL);
    qpdf_oh root = ua_at(ua, qpdf_get_root(ua->q), "/StructTreeRoot");
    qpdf_oh kids = ua_at(ua, root, "/K");
    if (qpdf_oh_is_array(ua->q, kids))
        kids = ua_at(ua, kids, "0");
    if (!qpdf_oh_is_dictionary(ua->q, kids)) {
        ua_fault(ua, "tree", "no structure tree");
        return;
    }
    read_element(ua, kids, NULL);
    read_parents(ua, ua_at(ua, root, "/ParentTree"));
}

void
ua_free_tree(struct ua *ua)
{
    g_ptr_array_free(ua->elements, TRUE);
    g_hash_table_destroy(ua->marks);
    g_hash_table_destroy(ua->parents);
}

qpdf_oh
ua_attribute(const struct ua *ua, const struct element *element,
             const char *key)
{
    qpdf_oh attributes = ua_at(ua, element->object, "/A");
    int n = qpdf_oh_is_array(ua->q, attributes)
                ? qpdf_oh_get_array_n_items(ua->q, attributes) : 0;
    qpdf_oh found = ua_at(ua, attributes, key);
    for (int i = 0; i < n && qpdf_oh_is_null(ua->q, found); i++)
        found = ua_at(ua, qpdf_oh_get_array_item(ua->q, attributes, i), key);
    return found;
}

/* --------------------------------------------------------------- nesting */

/** What an element stands in (places), and what may stand in it (holds). */
static const struct {
    const char *rule, *type, *above[6];
} places[] = {
    { "09-004", "TR", { "Table", "THead", "TBody", "TFoot" } },
    { "09-004", "TH", { "TR" } },
    { "09-004", "TD", { "TR" } },
    { "09-004", "THead", { "Table" } },
    { "09-004", "TBody", { "Table" } },
    { "09-004", "TFoot", { "Table" } },
    { "09-005", "LI", { "L" } },
    { "09-005", "Lbl", { "LI", "Note", "TOCI" } },
    { "09-005", "LBody", { "LI" } },
    { "09-006", "TOCI", { "TOC" } },
}, holds[] = {
    { "09-004", "Table", { "TR", "THead", "TBody", "TFoot", "Caption" } },
    { "09-004", "TR", { "TH", "TD" } },
    { "09-005", "L", { "LI", "L", "Caption" } },
    { "09-005", "LI", { "Lbl", "LBody" } },
    { "09-006", "TOC", { "TOCI", "TOC", "Caption" } },
};

static bool
is_one_of(const char *type, const char *const words[6])
{
    for (int i = 0; i < 6 && words[i]; i++)
        if (strcmp(type, words[i]) == 0)
            return true;
    return false;
}

static void
check_nesting(struct ua *ua, const struct element *element)
{
    const char *above = element->above ? element->above->type : "";
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        if (strcmp(element->type, places[i].type) == 0
            && !is_one_of(above, places[i].above))
            ua_fault(ua, places[i].rule, "%s in %s", element->type, above);
    for (size_t i = 0; i < G_N_ELEMENTS(holds); i++)
        if (strcmp(above, holds[i].type) == 0
            && !is_one_of(element->type, holds[i].above))
            ua_fault(ua, holds[i].rule, "%s in %s", element->type, above);
    bool caption = strcmp(element->type, "Caption") == 0;
    if (caption && strcmp(above, "Table") == 0) {
        const GPtrArray *kids = element->above->kids;
        if (kids->pdata[0] != element
            && kids->pdata[kids->len - 1] != element)
            ua_fault(ua, "15-caption", "a caption in the middle of a table");
    }
}

/* ------------------------------------------------------ single elements */

static void
check_heading(struct ua *ua, const struct element *element, int *level)
{
    if (element->type[0] != 'H' || !g_ascii_isdigit(element->type[1]))
        return;
    int now = element->type[1] - '0';
    if (*level == 0 && now != 1)
        ua_fault(ua, "14-002", "the first heading is %s", element->type);
    else if (now > *level + 1)
        ua_fault(ua, "14-003", "%s follows H%d", element->type, *level);
    *level = now;
}

static bool
has_text(const struct ua *ua, qpdf_oh object)
{
    return qpdf_oh_is_string(ua->q, object)
           && *qpdf_oh_get_utf8_value(ua->q, object);
}

static void
check_figure(struct ua *ua, const struct element *element)
{
    bool figure = strcmp(element->type, "Figure") == 0;
    if (!figure && strcmp(element->type, "Formula") != 0)
        return;
    if (!has_text(ua, ua_at(ua, element->object, "/Alt"))
        && !has_text(ua, ua_at(ua, element->object, "/ActualText")))
        ua_fault(ua, figure ? "13-004" : "17-002", "%s without text",
                 element->type);
    qpdf_oh box = ua_attribute(ua, element, "/BBox");
    if (figure && (!qpdf_oh_is_array(ua->q, box)
                   || qpdf_oh_get_array_n_items(ua->q, box) != 4))
        ua_fault(ua, "bbox", "a figure without its box");
}

static void
check_element(struct ua *ua, const struct element *element)
{
    qpdf_oh list = ua_attribute(ua, element, "/ListNumbering");
    check_nesting(ua, element);
    check_figure(ua, element);
    if (strcmp(element->type, "Note") == 0
        && !has_text(ua, ua_at(ua, element->object, "/ID")))
        ua_fault(ua, "19-003", "a note without identifier");
    if (strcmp(element->type, "Link") == 0 && !element->annotations->len)
        ua_fault(ua, "28-link", "a link element without annotation");
    if (!qpdf_oh_is_null(ua->q, list) && !qpdf_oh_is_name(ua->q, list))
        ua_fault(ua, "16-002", "a list with a numbering that is no name");
}

void
ua_check_elements(struct ua *ua)
{
    int level = 0;
    for (guint i = 0; i < ua->elements->len; i++) {
        check_element(ua, ua->elements->pdata[i]);
        check_heading(ua, ua->elements->pdata[i], &level);
    }
}
