/* Tables and documents of HTML by libxml2's parser, into rows. The one place
 * that walks its tree. */
#include "read/html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    DEPTH_LIMIT = 200,
    SPAN_LIMIT = 1000,
    COLUMN_LIMIT = 1500,
    DATA_CELLS = 3
};

/* The parser closes these by itself, or they hold nothing. */
/* clang-format off */
static const char *const NOT_NESTING[] = {
    "br", "img", "hr", "input", "col", "meta", "link", "wbr", "p", "li",
    "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "colgroup",
    "option", NULL
};
/* clang-format on */

static bool
can_nest(const char *name)
{
    size_t length = 0;
    while (g_ascii_isalnum(name[length]))
        length++;
    for (const char *const *n = NOT_NESTING; *n; n++)
        if (strlen(*n) == length && g_ascii_strncasecmp(*n, name, length) == 0)
            return false;
    return length > 0;
}

/* Tags open at once, as far as "<" and "</" tell. */
static int
nesting(const char *markup, size_t size)
{
    int depth = 0, deepest = 0;
    const char *end = markup + size;
    for (const char *p = markup; (p = memchr(p, '<', (size_t) (end - p)));) {
        bool closes = *++p == '/';
        if (can_nest(p + closes))
            depth = closes ? MAX(depth - 1, 0) : depth + 1;
        deepest = MAX(deepest, depth);
    }
    return deepest;
}

static htmlDocPtr
parse(const char *markup, size_t size)
{
    return htmlReadMemory(markup, (int) size, NULL, "UTF-8",
                          HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                              HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                              HTML_PARSE_COMPACT);
}

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcmp((const char *) node->name, name) == 0;
}

static bool
is_any(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (is_named(node, *names))
            return true;
    return false;
}

/* The node after `node` in reading order, inside `top`; its children only
 * when `down`. */
static xmlNode *
following(xmlNode *node, const xmlNode *top, bool down)
{
    if (down && node->children)
        return node->children;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

/* ----------------------------------------------------------------- text */

static const char *const BREAKS[] = { "p",  "br", "div", "li", "tr", "td",
                                      "th", "h1", "h2",  "h3", "h4", "h5",
                                      "h6", NULL };
static const char *const SILENT[] = { "script", "style", "head", "title",
                                      NULL };

static const char *
property(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *) a->name, name) == 0)
            return a->children && a->children->content
                       ? (const char *) a->children->content
                       : "";
    return NULL;
}

/* What a browser does not show. */
static bool
is_silent(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    if (is_any(node, SILENT) || property(node, "hidden"))
        return true;
    const char *style = property(node, "style");
    const char *display = style ? strstr(style, "display") : NULL;
    if (!display)
        return false;
    display += strlen("display");
    display += strspn(display, " \t:");
    return g_ascii_strncasecmp(display, "none", 4) == 0;
}

/* White space of the source is one space; breaks come from tags. */
static void
append_text(GString *out, const char *text)
{
    for (; *text; text++) {
        if (!g_ascii_isspace(*text))
            g_string_append_c(out, *text);
        else if (out->len && !g_ascii_isspace(out->str[out->len - 1]))
            g_string_append_c(out, ' ');
    }
}

static void
break_line(GString *out)
{
    while (out->len && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    if (out->len && out->str[out->len - 1] != '\n')
        g_string_append_c(out, '\n');
}

/* The text of all below `top`, blocks parted by '\n'; a table within has its
 * own rows. */
static GString *
text_below(xmlNode *top)
{
    GString *out = g_string_new(NULL);
    xmlNode *node = top;
    bool down = true;
    while ((node = following(node, top, down))) {
        down = !is_silent(node) && !is_named(node, "table");
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            append_text(out, (const char *) node->content);
        else if (is_any(node, BREAKS))
            break_line(out);
    }
    return out;
}

/* ---------------------------------------------------------------- rows */

struct table_walk {
    struct build *b;
    int line;        /* of the markup's first line */
    bool in_cell;    /* the table stood in a cell of a text */
    bool exact;      /* its cells are the table's own, not left over */
    GArray *covered; /* of int: rows that a cell above still covers */
};

static int
span_of(const xmlNode *cell, const char *name)
{
    const char *value = property(cell, name);
    gint64 n = value ? g_ascii_strtoll(value, NULL, 10) : 1;
    return (int) CLAMP(n, 1, SPAN_LIMIT);
}

static int
line_of(const struct table_walk *w, const xmlNode *node)
{
    long line = xmlGetLineNo(node);
    return w->line + (line > 0 ? (int) line - 1 : 0);
}

/* Blank cells where a cell above reaches down. */
static void
fill_covered(struct table_walk *w, int line)
{
    while (w->b->cells->len < w->covered->len) {
        int *left = &g_array_index(w->covered, int, w->b->cells->len);
        if (*left == 0)
            return;
        --*left;
        build_plain_cell(w->b, "", line, false);
    }
}

static void
cover(struct table_walk *w, guint column, int rows)
{
    if (w->covered->len <= column)
        g_array_set_size(w->covered, column + 1);
    g_array_index(w->covered, int, column) = rows;
}

static void
table_cell(struct table_walk *w, xmlNode *cell)
{
    struct build *b = w->b;
    int line = line_of(w, cell), rows = span_of(cell, "rowspan");
    int room = COLUMN_LIMIT - (int) MIN(b->cells->len, COLUMN_LIMIT);
    int columns = CLAMP(span_of(cell, "colspan"), 1, MAX(room, 1));
    fill_covered(w, line);
    GString *text = text_below(cell);
    guint first = b->cells->len;
    if (w->in_cell)
        build_plain_cell(b, text->str, line, true);
    else /* tags may have been left over before it became HTML */
        build_cell(b, text->str, text->len, line);
    build_span(b, columns, rows);
    for (guint i = first; i < b->cells->len; i++)
        cover(w, i, rows - 1);
    g_string_free(text, TRUE);
}

/* How many cells the row has; it is one of markup or a plain one. */
static guint
table_row(struct table_walk *w, xmlNode *row)
{
    for (xmlNode *node = row->children; node; node = node->next)
        if (is_named(node, "td") || is_named(node, "th"))
            table_cell(w, node);
    fill_covered(w, line_of(w, row));
    guint cells = w->b->cells->len;
    if (w->in_cell)
        build_markup_row(w->b, line_of(w, row));
    else
        build_row(w->b, line_of(w, row), false);
    return cells;
}

/* Rows of the table at `top`. A table inside a cell has its own, after the
 * row of that cell: of markup where the row is one of data, and plain where
 * it only lays out a page. */
static void
table_rows(struct table_walk *w, xmlNode *top)
{
    struct build *b = w->b;
    struct table_walk here = *w;
    struct grid_row outside = b->as;
    here.covered = g_array_new(FALSE, TRUE, sizeof(int));
    if (w->exact) {
        b->as.certainty = GRID_EXACT;
        b->as.table = ++b->n_tables;
    }
    guint cells = 0;
    bool down = true;
    for (xmlNode *node = top; node; node = following(node, top, down)) {
        bool inner = node != top && is_named(node, "table");
        down = !inner && !is_silent(node);
        if (is_named(node, "tr") && down)
            cells = table_row(&here, node);
        if (inner) {
            struct table_walk deeper = here;
            deeper.in_cell |= cells >= DATA_CELLS;
            deeper.exact &= !deeper.in_cell;
            table_rows(&deeper, node);
        }
    }
    outside.starts_part = b->as.starts_part;
    outside.part = b->as.part;
    b->as = outside;
    g_array_free(here.covered, TRUE);
}

/* Nested beyond reason: no rows. */
static void
too_deep(struct build *b, const struct build_table *t)
{
    struct place at = { .file = b->file, .line = t->line };
    findings_add(b->found, "D04", FINDING_WARNING, at,
                 "表格标记嵌套过深，未展开成行",
                 "table markup is nested too deep and was not unfolded");
}

static void
rows_of(struct build *b, const struct build_table *t, bool exact)
{
    if (nesting(t->markup, t->length) > DEPTH_LIMIT) {
        too_deep(b, t);
        return;
    }
    htmlDocPtr doc = parse(t->markup, t->length);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL, *top = root;
    while (top && !is_named(top, "table"))
        top = following(top, root, true);
    struct table_walk w = { .b = b, .line = t->line, .in_cell = !exact,
                            .exact = exact };
    if (top)
        table_rows(&w, top);
    xmlFreeDoc(doc);
}

void
html_table(struct build *b, const struct build_table *t)
{
    rows_of(b, t, false);
}

void
html_own_table(struct build *b, const struct build_table *t)
{
    rows_of(b, t, true);
    build_row(b, t->line, false); /* as a page's end */
}

/* ------------------------------------------------------------ documents */

/* What documents begin with, whatever the name says: also those that a
 * program saves as a workbook or document of HTML. */
static const char *const BEGINNINGS[] = { "!doctype html", "html", "head",
                                          "meta", "body", "style", NULL };

bool
html_is_document(const char *text)
{
    text += strspn(text, " \t\r\n");
    for (; strncmp(text, "<?", 2) == 0 || strncmp(text, "<!--", 4) == 0;
         text += strspn(text, " \t\r\n")) {
        const char *end = strstr(text, text[1] == '?' ? "?>" : "-->");
        if (!end)
            return false;
        text = end + (text[1] == '?' ? 2 : 3);
    }
    bool begins = false;
    for (const char *const *n = BEGINNINGS; *n && !begins; n++)
        begins = *text == '<' &&
                 g_ascii_strncasecmp(text + 1, *n, strlen(*n)) == 0 &&
                 !g_ascii_isalnum(text[1 + strlen(*n)]);
    for (const char *p = text; begins && (p = strstr(p, "</")); p++)
        if (g_ascii_strncasecmp(p, "</html>", 7) == 0)
            return p[7 + strspn(p + 7, " \t\r\n")] == '\0';
    return begins;
}

/* A paragraph as a row: its text without the tables inside. */
static void
paragraph(struct table_walk *w, GString *text, int line)
{
    while (text->len && g_ascii_isspace(text->str[text->len - 1]))
        g_string_truncate(text, text->len - 1);
    if (text->len) {
        build_cell(w->b, text->str, text->len, line);
        build_row(w->b, line, false);
    }
    g_string_truncate(text, 0);
}

/* A table that only lays out a page: others stand in it, in rows that are none
 * of data. */
static bool
is_layout(xmlNode *top)
{
    guint cells = 0, most = 0;
    bool inner = false, down = true;
    for (xmlNode *node = top; node; node = following(node, top, down)) {
        down = node == top || !is_named(node, "table");
        inner |= !down;
        if (is_named(node, "tr"))
            cells = 0;
        cells += is_named(node, "td") || is_named(node, "th");
        most = MAX(most, cells);
    }
    return inner && most < DATA_CELLS;
}

/* A table of data; its caption is a line before it. */
static void
document_table(struct table_walk *w, xmlNode *top)
{
    for (xmlNode *node = top->children; node; node = node->next)
        if (is_named(node, "caption")) {
            GString *caption = text_below(node);
            paragraph(w, caption, line_of(w, node));
            g_string_free(caption, TRUE);
        }
    table_rows(w, top);
    build_row(w->b, line_of(w, top), false); /* as a page's end */
}

static void
document_rows(struct table_walk *w, xmlNode *top)
{
    GString *text = g_string_new(NULL);
    int line = 1;
    bool down = true;
    for (xmlNode *node = top; node; node = following(node, top, down)) {
        bool table = is_named(node, "table");
        bool data = table && !is_layout(node);
        down = !data && !is_silent(node);
        if (table || is_any(node, BREAKS))
            paragraph(w, text, line);
        if (data)
            document_table(w, node);
        if (node->type != XML_TEXT_NODE)
            continue;
        if (!text->len)
            line = line_of(w, node);
        append_text(text, (const char *) node->content);
    }
    paragraph(w, text, line);
    g_string_free(text, TRUE);
}

void
html_document(struct build *b, const char *text, size_t size)
{
    struct build_table whole = { text, size, 1 };
    if (nesting(text, size) > DEPTH_LIMIT * 10) {
        too_deep(b, &whole);
        return;
    }
    htmlDocPtr doc = parse(text, size);
    xmlNode *top = doc ? xmlDocGetRootElement(doc) : NULL;
    struct table_walk w = { .b = b, .line = 1, .exact = true };
    b->tabbed = b->as_read = true;
    if (top)
        document_rows(&w, top);
    xmlFreeDoc(doc);
}
