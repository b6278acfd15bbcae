/* Documents of OpenDocument (ODF 1.3 part 3, chapters 5 and 9). */
#include "read/odf.h"

#include "read/xml.h"

#include <libxml/tree.h>
#include <string.h>

enum { SPAN_LIMIT = 1000 };

struct odt {
    struct build *b;
    bool page_end; /* a page ended before what comes */
    bool has_text;
};

static void
block_rows(struct odt *o, xmlNode *node);

static void
end_line(struct odt *o)
{
    build_line_row(o->b, (struct source_place){ 0 }, o->page_end);
    o->page_end = false;
}

/* Text boxes and nested tables, as rows of their own. */
static void
rows_apart(struct odt *o, GPtrArray *apart)
{
    for (guint i = 0; i < apart->len; i++) {
        xmlNode *node = apart->pdata[i];
        if (xml_is(node, "table"))
            block_rows(o, node);
        else
            for (xmlNode *n = node->children; n; n = n->next)
                block_rows(o, n);
    }
    g_ptr_array_free(apart, TRUE);
}

/* Lines of a paragraph, whose tabs part cells. */
static void
paragraph_rows(struct odt *o, const xmlNode *node)
{
    GPtrArray *apart = g_ptr_array_new();
    GString *text = g_string_new(NULL);
    odf_append_text(text, node, apart);
    char **lines = g_strsplit(text->str, "\n", -1);
    for (char **l = lines; *l; l++) {
        char **cells = g_strsplit(*l, "\t", -1);
        for (char **c = cells; *c; c++)
            build_plain_cell(o->b, *c, build_next_line(o->b), false);
        end_line(o);
        g_strfreev(cells);
    }
    if (!*lines)
        end_line(o);
    o->has_text |= text->len > 0;
    g_strfreev(lines);
    g_string_free(text, TRUE);
    rows_apart(o, apart);
}

/* --------------------------------------------------------------- tables */

static void
table_row(struct odt *o, const xmlNode *row)
{
    struct build *b = o->b;
    GPtrArray *apart = g_ptr_array_new();
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        bool covered = xml_is(cell, "covered-table-cell");
        if (!covered && !xml_is(cell, "table-cell"))
            continue;
        GString *text = g_string_new(NULL);
        if (!covered)
            odf_append_text(text, cell, apart);
        int n = xml_number(cell, "number-columns-repeated", 1, SPAN_LIMIT);
        for (int i = 0; i < n; i++) {
            build_plain_cell(b, text->str, build_next_line(b), false);
            g_array_index(b->cells, struct grid_cell, b->cells->len - 1)
                .span_columns =
                xml_number(cell, "number-columns-spanned", 1, SPAN_LIMIT);
            g_array_index(b->cells, struct grid_cell, b->cells->len - 1)
                .span_rows =
                xml_number(cell, "number-rows-spanned", 1, SPAN_LIMIT);
        }
        o->has_text |= text->len > 0;
        g_string_free(text, TRUE);
    }
    end_line(o);
    struct grid_row as = b->as;
    rows_apart(o, apart);
    b->as = as;
}

static void
table_rows(struct odt *o, const xmlNode *top)
{
    for (const xmlNode *node = top->children; node; node = node->next) {
        if (xml_is(node, "table-row"))
            table_row(o, node);
        else
            table_rows(o, node);
    }
}

/* A paragraph, table, or what holds such; a blank row after a table, as
 * between all tables. */
static void
block_rows(struct odt *o, xmlNode *node)
{
    if (xml_is(node, "p") || xml_is(node, "h")) {
        paragraph_rows(o, node);
    } else if (xml_is(node, "table")) {
        struct grid_row outside = o->b->as;
        o->b->as.certainty = GRID_EXACT;
        o->b->as.table = ++o->b->n_tables;
        table_rows(o, node);
        o->b->as = outside;
        if (!outside.table)
            end_line(o);
    } else if (xml_is(node, "soft-page-break")) {
        o->page_end = true;
    } else if (!xml_is(node, "tracked-changes") &&
               !xml_is(node, "annotation")) {
        for (xmlNode *n = node->children; n; n = n->next)
            block_rows(o, n);
    }
}

/* ------------------------------------------------------------- document */

/* Only blocks of the text itself: whole ones, at its top. */
static enum package_step
meet_block(void *data, xmlNode *node)
{
    (void) data;
    bool holds = xml_is(node, "document-content") || xml_is(node, "body") ||
                 xml_is(node, "text");
    bool block = node->parent && xml_is(node->parent, "text");
    return holds ? PACKAGE_INTO : block ? PACKAGE_WHOLE : PACKAGE_PAST;
}

static enum package_step
meet_running(void *data, xmlNode *node)
{
    (void) data;
    return xml_is(node, "header") || xml_is(node, "footer") ? PACKAGE_WHOLE
                                                            : PACKAGE_INTO;
}

static void
take(void *data, xmlNode *node)
{
    block_rows(data, node);
}

bool
odt_rows(struct build *b, struct package *p, GError **error)
{
    struct odt o = { .b = b };
    struct package_reader running = { meet_running, take, &o };
    struct package_reader how = { meet_block, take, &o };
    b->tabbed = b->as_read = true;
    b->as.running = true;
    if (package_has(p, "styles.xml"))
        package_read(p, "styles.xml", &running, NULL);
    b->as.running = o.page_end = o.has_text = false;
    bool fine = package_read(p, "content.xml", &how, error);
    if (fine && !o.has_text)
        fine = status_fail(error, EXIT_INPUT,
                           "%s：文档里没有文字；请换成有内容的预算",
                           "%s: the document has no text; give a budget with "
                           "content",
                           build_name(b));
    return fine;
}
