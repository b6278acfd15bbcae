#include "pdf/pdf_outline.h"

#include "pdf/pdf_put.h"

#include <stdbool.h>
#include <stdlib.h>

enum { LEVELS = 8 };

/** An entry and its neighbours, by their places in the list; 0 is the outline
 *  itself, and none. */
struct node {
    const struct outline_entry *entry;
    guint parent, before, after, first, last;
};

static struct node *
node_at(const GArray *nodes, guint i)
{
    return &g_array_index(nodes, struct node, i);
}

static void
add_node(GArray *nodes, const struct outline_entry *entry, guint parent)
{
    struct node node = { .entry = entry, .parent = parent,
                         .before = node_at(nodes, parent)->last };
    guint i = nodes->len;
    g_array_append_val(nodes, node);
    if (node.before)
        node_at(nodes, node.before)->after = i;
    else
        node_at(nodes, parent)->first = i;
    node_at(nodes, parent)->last = i;
}

static GArray *
make_nodes(const struct pages *pages, const pdf_places *places)
{
    guint parents[LEVELS + 1] = { 0 }; /* the last node above each level */
    struct node root = { 0 };
    GArray *nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
    g_array_append_val(nodes, root);
    for (size_t i = 0; i < pages->n_outline; i++) {
        const struct outline_entry *entry = &pages->outline[i];
        int level = CLAMP(entry->level, 1, LEVELS);
        if (!pdf_places_lead(places, entry->target))
            continue;
        add_node(nodes, entry, parents[level - 1]);
        for (int k = level; k <= LEVELS; k++)
            parents[k] = nodes->len - 1;
    }
    return nodes;
}

static int
count_kids(const GArray *nodes, const struct node *node)
{
    int n = 0;
    for (guint i = node->first; i; i = node_at(nodes, i)->after)
        n++;
    return n;
}

/** Nodes as objects with consecutive numbers. */
struct writing {
    const GArray *nodes;
    int number; /* of the outline itself */
};

static void
put_neighbour(const struct writing *w, GString *out, const char *key, guint i)
{
    if (!i)
        return;
    g_string_append(out, key);
    pdf_put_ref(out, w->number + (int) i);
}

static void
put_node(const struct writing *w, GString *out, guint i)
{
    const struct node *node = node_at(w->nodes, i);
    int kids = count_kids(w->nodes, node);
    g_string_append(out, "<<");
    if (i) {
        g_string_append(out, "/Parent ");
        pdf_put_ref(out, w->number + (int) node->parent);
        g_string_append(out, "/Title");
        pdf_put_text(out, node->entry->text);
        g_string_append(out, "/Dest");
        pdf_put_string(out, node->entry->target);
    }
    put_neighbour(w, out, "/Prev ", node->before);
    put_neighbour(w, out, "/Next ", node->after);
    put_neighbour(w, out, "/First ", node->first);
    put_neighbour(w, out, "/Last ", node->last);
    /* Entries are closed at first: less than none of theirs are seen. */
    if (kids)
        g_string_append_printf(out, "/Count %d", i ? -kids : kids);
    g_string_append(out, ">>");
}

int
pdf_put_outline(pdf_file *file, const struct pages *pages,
                const pdf_places *places)
{
    GArray *nodes = make_nodes(pages, places);
    struct writing w = { nodes, 0 };
    if (nodes->len > 1)
        w.number = pdf_reserve(file);
    for (guint i = 1; i < nodes->len; i++)
        pdf_reserve(file);
    for (guint i = 0; w.number && i < nodes->len; i++) {
        put_node(&w, pdf_begin(file, w.number + (int) i), i);
        pdf_end(file);
    }
    g_array_free(nodes, TRUE);
    return w.number;
}

/* --------------------------------------------------------------- labels */

/* The number that a label is, or 0. */
static int
number_of(const char *label)
{
    char *end = NULL;
    long value = label ? strtol(label, &end, 10) : 0;
    return end && !*end && value > 0 && value < 1000000 ? (int) value : 0;
}

/* Numbers that go on need one entry for all of them. */
void
pdf_put_labels(GString *catalog, const struct pages *pages)
{
    int before = -1;
    g_string_append(catalog, "/PageLabels<</Nums[");
    for (size_t i = 0; i < pages->n; i++) {
        const char *label = pages->page[i]->label;
        int number = number_of(label);
        if (!number || number != before + 1) {
            pdf_put_int(catalog, (long) i);
            if (number)
                g_string_append_printf(catalog, "<</S/D/St %d>>", number);
            else {
                g_string_append(catalog, "<</P");
                pdf_put_text(catalog, label ? label : "");
                g_string_append(catalog, ">>");
            }
        }
        before = number ? number : -1;
    }
    g_string_append(catalog, "]>>");
}
