/* Paragraphs, tables and text boxes of WordprocessingML (ECMA-376 part 1,
 * chapter 17). */
#include "read/docx.h"

#include "read/xml.h"

#include <libxml/tree.h>
#include <string.h>

enum { SPAN_LIMIT = 1000, ROWS_LIMIT = 1000000 };

struct docx {
    struct build *b;
    GString *carried; /* text before a paragraph's end that was deleted */
    GPtrArray *boxes; /* of xmlNode *: what stands apart from the text that
                         holds it (text boxes, nested tables) */
    bool page_end;    /* a page ended before what comes */
    bool has_text;
};

static const char *
setting_of(const xmlNode *properties, const char *name)
{
    const xmlNode *node = xml_child(properties, name);
    const char *value = node ? xml_attribute(node, "val") : NULL;
    return node && !value ? "" : value;
}

static bool
is_set(const xmlNode *properties, const char *name)
{
    const xmlNode *node = xml_child(properties, name);
    return node && xml_is_on(node, "val", true);
}

/* ----------------------------------------------------------------- text */

/* What says how it looks, what was deleted, and codes of fields. */
static bool
is_silent(const xmlNode *node)
{
    static const char *const names[] = { "del",       "moveFrom", "delText",
                                         "instrText", "rPr",      "pPr",
                                         "rt",        "sectPr",   NULL };
    for (const char *const *n = names; *n; n++)
        if (xml_is(node, *n))
            return true;
    return xml_is(node, "r") && is_set(xml_child(node, "rPr"), "vanish");
}

static void
append_text(struct docx *d, GString *out, const xmlNode *top);

/* Of alternatives for older programs the first is the thing itself. */
static void
append_choice(struct docx *d, GString *out, const xmlNode *node)
{
    const xmlNode *choice = xml_child(node, "Choice");
    choice = choice ? choice : xml_child(node, "Fallback");
    if (choice)
        append_text(d, out, choice);
}

static void
append_node(struct docx *d, GString *out, xmlNode *node)
{
    const char *type = xml_is(node, "br") ? xml_attribute(node, "type") : NULL;
    if (is_silent(node) || node->type != XML_ELEMENT_NODE)
        return;
    if (xml_is(node, "t")) {
        for (const xmlNode *t = node->children; t; t = t->next)
            if (t->content)
                g_string_append(out, (const char *) t->content);
    } else if (xml_is(node, "txbxContent") || xml_is(node, "tbl")) {
        g_ptr_array_add(d->boxes, node);
    } else if (xml_is(node, "AlternateContent")) {
        append_choice(d, out, node);
    } else if (type && strcmp(type, "page") == 0) {
        d->page_end = true;
    } else if (xml_is(node, "tab") || xml_is(node, "ptab")) {
        g_string_append_c(out, '\t');
    } else if (xml_is(node, "br") || xml_is(node, "cr")) {
        g_string_append_c(out, '\n');
    } else if (xml_is(node, "noBreakHyphen")) {
        g_string_append_c(out, '-');
    } else {
        append_text(d, out, node);
    }
}

static void
append_text(struct docx *d, GString *out, const xmlNode *top)
{
    for (xmlNode *node = top->children; node; node = node->next)
        append_node(d, out, node);
}

/* Whether a paragraph or row itself (not its text) was deleted. */
static bool
is_deleted(const xmlNode *properties)
{
    return xml_child(properties, "del") || xml_child(properties, "moveFrom");
}

/* ----------------------------------------------------------- paragraphs */

static void
block_rows(struct docx *d, xmlNode *node);

/* What stood in a paragraph or cell, as rows of its own. */
static void
box_rows(struct docx *d, GPtrArray *boxes)
{
    for (guint i = 0; i < boxes->len; i++) {
        xmlNode *box = boxes->pdata[i];
        if (xml_is(box, "tbl"))
            block_rows(d, box);
        else
            for (xmlNode *n = box->children; n; n = n->next)
                block_rows(d, n);
    }
    g_ptr_array_free(boxes, TRUE);
}

/* Tabs part a line into cells, as in any text. */
static void
line_row(struct docx *d, const char *text)
{
    struct build *b = d->b;
    int line = build_next_line(b);
    char **cells = g_strsplit(text, "\t", -1);
    for (char **c = cells; *c; c++) {
        build_plain_cell(b, *c, line, false);
        d->has_text |= (*c)[strspn(*c, " ")] != '\0';
    }
    build_line_row(b, (struct source_place){ 0 }, d->page_end);
    d->page_end = false;
    g_strfreev(cells);
}

static void
paragraph_rows(struct docx *d, const xmlNode *node)
{
    const xmlNode *properties = xml_child(node, "pPr");
    GPtrArray *outer = d->boxes;
    d->boxes = g_ptr_array_new();
    d->page_end |= is_set(properties, "pageBreakBefore");
    append_text(d, d->carried, node);
    if (!is_deleted(xml_child(properties, "rPr"))) {
        char **lines = g_strsplit(d->carried->str, "\n", -1);
        for (char **l = lines; *l; l++)
            line_row(d, *l);
        if (!*lines)
            line_row(d, "");
        g_strfreev(lines);
        g_string_truncate(d->carried, 0);
    }
    box_rows(d, d->boxes);
    d->boxes = outer;
    d->page_end |= xml_child(properties, "sectPr") != NULL;
}

/* --------------------------------------------------------------- tables */

struct table {
    struct docx *d;
    GArray *above; /* of struct anchor, by column: a cell that may reach down */
};

struct anchor {
    guint row; /* of the build's rows, plus one; 0: none */
    guint cell;
};

/* Paragraphs of a cell, parted by breaks. */
static void
append_cell(struct docx *d, GString *out, const xmlNode *top)
{
    for (xmlNode *node = top->children; node; node = node->next) {
        if (xml_is(node, "p")) {
            if (out->len && out->str[out->len - 1] != '\n')
                g_string_append_c(out, '\n');
            append_text(d, out, node);
        } else if (xml_is(node, "tbl")) {
            g_ptr_array_add(d->boxes, node);
        } else if (!is_silent(node) && !xml_is(node, "tcPr")) {
            append_cell(d, out, node);
        }
    }
}

/* A cell that goes on from above: blank, and the one above grows. */
static void
continue_cell(struct table *t, int columns, int line)
{
    struct build *b = t->d->b;
    guint column = b->cells->len;
    struct anchor *a = column < t->above->len
                           ? &g_array_index(t->above, struct anchor, column)
                           : NULL;
    if (a && a->row) {
        struct grid_row *row =
            &g_array_index(b->rows, struct grid_row, a->row - 1);
        if (a->cell < row->n_cells)
            row->cells[a->cell].span_rows =
                MAX(row->cells[a->cell].span_rows, 1) + 1;
    }
    for (int i = 0; i < columns; i++)
        build_plain_cell(b, "", line, false);
}

static void
table_cell(struct table *t, const xmlNode *cell, int line)
{
    struct build *b = t->d->b;
    const xmlNode *properties = xml_child(cell, "tcPr");
    const xmlNode *span = xml_child(properties, "gridSpan");
    const char *merge = setting_of(properties, "vMerge");
    const char *across = setting_of(properties, "hMerge");
    int columns = span ? MAX(xml_number(span, "val", 1, SPAN_LIMIT), 1) : 1;
    bool goes_on = (merge && strcmp(merge, "restart") != 0) ||
                   (across && strcmp(across, "restart") != 0);
    if (goes_on) {
        continue_cell(t, columns, line);
        return;
    }
    guint column = b->cells->len;
    GString *text = g_string_new(NULL);
    append_cell(t->d, text, cell);
    for (char *p = text->str; *p; p++)
        *p = *p == '\t' ? ' ' : *p;
    t->d->has_text |= text->len > 0;
    build_plain_cell(b, text->str, line, false);
    build_span(b, columns, 1);
    g_string_free(text, TRUE);
    if (t->above->len <= column)
        g_array_set_size(t->above, column + 1);
    g_array_index(t->above, struct anchor, column) =
        (struct anchor){ b->rows->len + 1, column };
}

static void
table_cells(struct table *t, const xmlNode *top, int line)
{
    for (xmlNode *node = top->children; node; node = node->next) {
        if (xml_is(node, "tc"))
            table_cell(t, node, line);
        else if (!is_silent(node) && !xml_is(node, "trPr"))
            table_cells(t, node, line);
    }
}

static void
table_row(struct table *t, const xmlNode *row)
{
    struct docx *d = t->d;
    const xmlNode *properties = xml_child(row, "trPr");
    const xmlNode *before = xml_child(properties, "gridBefore");
    if (is_deleted(properties))
        return;
    GPtrArray *outer = d->boxes;
    d->boxes = g_ptr_array_new();
    int line = build_next_line(d->b);
    int blanks = before ? xml_number(before, "val", 0, SPAN_LIMIT) : 0;
    for (int i = 0; i < blanks; i++)
        build_plain_cell(d->b, "", line, false);
    table_cells(t, row, line);
    build_line_row(d->b, (struct source_place){ 0 }, d->page_end);
    d->page_end = false;
    struct grid_row as = d->b->as;
    box_rows(d, d->boxes);
    d->b->as = as;
    d->boxes = outer;
}

static void
table_rows(struct table *t, const xmlNode *top)
{
    for (xmlNode *node = top->children; node; node = node->next) {
        if (xml_is(node, "tr"))
            table_row(t, node);
        else if (!is_silent(node))
            table_rows(t, node);
    }
}

/* A paragraph, table, or what holds such; a blank row after a table, as
 * between all tables. */
static void
block_rows(struct docx *d, xmlNode *node)
{
    if (is_silent(node) || d->b->rows->len > ROWS_LIMIT)
        return;
    if (xml_is(node, "p")) {
        paragraph_rows(d, node);
    } else if (xml_is(node, "tbl")) {
        struct table t = { d, g_array_new(FALSE, TRUE,
                                          sizeof(struct anchor)) };
        struct grid_row outside = d->b->as;
        d->b->as.certainty = GRID_EXACT;
        d->b->as.table = ++d->b->n_tables;
        table_rows(&t, node);
        d->b->as = outside;
        if (!outside.table)
            line_row(d, "");
        g_array_free(t.above, TRUE);
    } else if (xml_is(node, "AlternateContent")) {
        const xmlNode *choice = xml_child(node, "Choice");
        for (xmlNode *n = choice ? choice->children : NULL; n; n = n->next)
            block_rows(d, n);
    } else {
        for (xmlNode *n = node->children; n; n = n->next)
            block_rows(d, n);
    }
}

/* ------------------------------------------------------------- document */

static enum package_step
meet(void *data, xmlNode *node)
{
    (void) data;
    bool holds = xml_is(node, "document") || xml_is(node, "body") ||
                 xml_is(node, "hdr") || xml_is(node, "ftr");
    return holds ? PACKAGE_INTO : PACKAGE_WHOLE;
}

static void
take(void *data, xmlNode *node)
{
    block_rows(data, node);
}

/* What stands at the head or foot of each page; damage there harms none. */
static void
running_rows(struct docx *d, struct package *p, const char *part,
             const char *type)
{
    struct package_reader how = { meet, take, d };
    d->b->as.running = true;
    for (const char *const *r = package_all_related(p, part, type); *r; r++)
        package_read(p, *r, &how, NULL);
    d->b->as.running = false;
}

bool
docx_rows(struct build *b, struct package *p, const char *part, GError **error)
{
    struct package_reader how = { meet, take, NULL };
    struct docx d = { .b = b };
    how.data = &d;
    d.carried = g_string_new(NULL);
    b->tabbed = b->as_read = true;
    running_rows(&d, p, part, "/header");
    running_rows(&d, p, part, "/footer");
    g_string_truncate(d.carried, 0);
    d.page_end = d.has_text = false;
    bool fine = package_read(p, part, &how, error);
    if (d.carried->len)
        line_row(&d, d.carried->str);
    g_string_free(d.carried, TRUE);
    if (fine && !d.has_text)
        fine = status_fail(error, EXIT_INPUT,
                           "%s：文档里没有文字；请换成有内容的预算",
                           "%s: the document has no text; give a budget with "
                           "content",
                           build_name(b));
    return fine;
}
