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

static const char *const BREAKS[] = { "p",  "br", "div", "li", "tr", "h1",
                                      "h2", "h3", "h4",  "h5", "h6", NULL };
static const char *const SILENT[] = { "script", "style", "head", "title",
                                      NULL };

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
        down = !is_any(node, SILENT) && !is_named(node, "table");
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
    GArray *covered; /* of int: rows that a cell above still covers */
};

static int
span_of(xmlNode *cell, const char *name)
{
    xmlChar *value = xmlGetProp(cell, (const xmlChar *) name);
    gint64 n = value ? g_ascii_strtoll((const char *) value, NULL, 10) : 1;
    xmlFree(value);
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
    int line = line_of(w, cell), columns = span_of(cell, "colspan");
    int rows = span_of(cell, "rowspan");
    fill_covered(w, line);
    GString *text = text_below(cell);
    for (int i = 0; i < columns && (i == 0 || b->cells->len < COLUMN_LIMIT);
         i++) {
        cover(w, b->cells->len, rows - 1);
        const char *own = i == 0 ? text->str : "";
        if (w->in_cell)
            build_plain_cell(b, own, line, i == 0);
        else /* tags may have been left over before it became HTML */
            build_cell(b, own, strlen(own), line);
    }
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
    struct table_walk here = *w;
    here.covered = g_array_new(FALSE, TRUE, sizeof(int));
    guint cells = 0;
    bool down = true;
    for (xmlNode *node = top; node; node = following(node, top, down)) {
        bool inner = node != top && is_named(node, "table");
        down = !inner;
        if (is_named(node, "tr"))
            cells = table_row(&here, node);
        if (inner) {
            struct table_walk deeper = here;
            deeper.in_cell |= cells >= DATA_CELLS;
            table_rows(&deeper, node);
        }
    }
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

void
html_table(struct build *b, const struct build_table *t)
{
    if (nesting(t->markup, t->length) > DEPTH_LIMIT) {
        too_deep(b, t);
        return;
    }
    htmlDocPtr doc = parse(t->markup, t->length);
    xmlNode *top = doc ? xmlDocGetRootElement(doc) : NULL;
    struct table_walk w = { .b = b, .line = t->line, .in_cell = true };
    if (top)
        table_rows(&w, top);
    xmlFreeDoc(doc);
}

/* ------------------------------------------------------------ documents */

bool
html_is_document(const char *text)
{
    while (g_ascii_isspace(*text))
        text++;
    if (g_ascii_strncasecmp(text, "<!doctype html", 14) != 0 &&
        g_ascii_strncasecmp(text, "<html", 5) != 0)
        return false;
    for (const char *p = text; (p = strstr(p, "</")); p++)
        if (g_ascii_strncasecmp(p, "</html>", 7) == 0)
            return p[7 + strspn(p + 7, " \t\n")] == '\0';
    return true;
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

static void
document_rows(struct table_walk *w, xmlNode *top)
{
    GString *text = g_string_new(NULL);
    int line = 1;
    bool down = true;
    for (xmlNode *node = top; node; node = following(node, top, down)) {
        bool table = is_named(node, "table");
        down = !table && !is_any(node, SILENT);
        if (table || is_any(node, BREAKS))
            paragraph(w, text, line);
        if (table) {
            table_rows(w, node);
            build_row(w->b, line_of(w, node), false); /* as a page's end */
        }
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
    struct table_walk w = { .b = b, .line = 1 };
    if (top)
        document_rows(&w, top);
    xmlFreeDoc(doc);
}
