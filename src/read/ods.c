/* Sheets of OpenDocument (ODF 1.3 part 3, chapters 9 and 19). */
#include "read/odf.h"

#include "read/number.h"
#include "read/worksheet.h"
#include "read/xml.h"

#include <libxml/tree.h>
#include <string.h>

struct ods {
    struct workbook book;
    struct worksheet sheet;
    bool in_sheet;
    int row, column;     /* the last ones met, of rows and of columns */
    char *style;         /* in work */
    GHashTable *hidden;  /* a set of the styles of hidden sheets */
    GArray *merged;      /* of struct worksheet_area */
};

/* ---------------------------------------------------------------- cells */

/* A cell has two types of value: the one of the standard, and that of the
 * program, which knows errors. */
static bool
is_error(const xmlNode *cell)
{
    for (const xmlAttr *a = cell->properties; a; a = a->next)
        if (strcmp((const char *) a->name, "value-type") == 0 && a->children &&
            a->children->content &&
            strcmp((const char *) a->children->content, "error") == 0)
            return true;
    return false;
}

/* The format, as far as what is shown lets it be seen. */
static struct number_format
format_shown(const char *shown, bool percent)
{
    struct number_format f = { percent ? NUMBER_PERCENT : NUMBER_PLAIN };
    const char *digits = shown + strcspn(shown, "0123456789");
    const char *point = strchr(digits, '.');
    if (point)
        f.decimals = (int) strspn(point + 1, "0123456789");
    if (*digits == '0')
        f.digits = (int) strspn(digits, "0123456789");
    return f;
}

/* What a cell says; free with g_free. */
static char *
cell_text(const xmlNode *cell)
{
    GString *shown = g_string_new(NULL);
    const char *type = xml_attribute(cell, "value-type");
    const char *value = xml_attribute(cell, "value");
    const char *date = xml_attribute(cell, "date-value");
    odf_append_text(shown, cell, NULL);
    bool percent = type && strcmp(type, "percentage") == 0;
    bool number = percent || (type && (strcmp(type, "float") == 0 ||
                                       strcmp(type, "currency") == 0));
    char *text = NULL;
    if (number && value)
        text = number_text(g_ascii_strtod(value, NULL),
                           format_shown(shown->str, percent), false);
    else if (date && !strstr(shown->str, "年") && !strstr(shown->str, "月"))
        text = g_strndup(date, strcspn(date, "T"));
    else
        text = g_strdup(shown->str);
    g_string_free(shown, TRUE);
    return text;
}

static void
take_cell(struct ods *o, const xmlNode *cell, int column)
{
    char *text = cell_text(cell);
    struct worksheet_area area = { o->row, column, 0, 0 };
    area.right = column - 1 + xml_number(cell, "number-columns-spanned", 1,
                                         WORKSHEET_COLUMNS);
    area.bottom = o->row - 1 + xml_number(cell, "number-rows-spanned", 1,
                                          WORKSHEET_ROWS);
    if (is_error(cell))
        worksheet_error(&o->sheet, column, *text ? text : "#?");
    else
        worksheet_cell(&o->sheet, column, text);
    if (area.right > column || area.bottom > o->row)
        g_array_append_val(o->merged, area);
    g_free(text);
}

static bool
is_blank(const xmlNode *cell)
{
    const xmlNode *node = cell->children;
    while (node && (xml_is(node, "annotation") || xml_is(node, "shapes")))
        node = node->next;
    return !node && !xml_attribute(cell, "value");
}

/* The cells of a row; how many have something in them. */
static int
row_cells(struct ods *o, const xmlNode *row)
{
    int column = 0, filled = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (!xml_is(cell, "table-cell") && !xml_is(cell, "covered-table-cell"))
            continue;
        int n = xml_number(cell, "number-columns-repeated", 1,
                           WORKSHEET_COLUMNS);
        bool plain = xml_is(cell, "table-cell") && !is_blank(cell);
        filled += plain;
        for (int i = 1; plain && i <= n && column + i <= WORKSHEET_COLUMNS; i++)
            take_cell(o, cell, column + i);
        column = MIN(column + n, WORKSHEET_COLUMNS);
    }
    return filled;
}

static void
take_row(void *data, xmlNode *node)
{
    struct ods *o = data;
    int n = xml_number(node, "number-rows-repeated", 1, WORKSHEET_ROWS);
    const char *visibility = xml_attribute(node, "visibility");
    bool hidden = visibility && strcmp(visibility, "visible") != 0;
    int end = MIN(o->row + n, WORKSHEET_ROWS), filled = 1;
    while (o->row < end && filled && !o->book.too_large) {
        worksheet_row(&o->sheet, ++o->row, hidden);
        filled = row_cells(o, node);
        worksheet_row_end(&o->sheet);
    }
    o->row = end;
}

/* --------------------------------------------------------------- sheets */

static void
end_sheet(struct ods *o)
{
    if (!o->in_sheet)
        return;
    o->in_sheet = false;
    for (guint i = 0; i < o->merged->len; i++)
        worksheet_merge(&o->sheet, g_array_index(o->merged,
                                                 struct worksheet_area, i));
    worksheet_end(&o->sheet);
    g_array_set_size(o->merged, 0);
}

static void
start_sheet(struct ods *o, const xmlNode *node)
{
    const char *name = xml_attribute(node, "name");
    const char *style = xml_attribute(node, "style-name");
    end_sheet(o);
    o->in_sheet = true;
    o->row = o->column = 0;
    worksheet_start(&o->sheet, &o->book, name ? name : "",
                    style && g_hash_table_contains(o->hidden, style));
}

static void
take_column(struct ods *o, const xmlNode *node)
{
    int n = xml_number(node, "number-columns-repeated", 1, WORKSHEET_COLUMNS);
    const char *visibility = xml_attribute(node, "visibility");
    if (visibility && strcmp(visibility, "visible") != 0)
        worksheet_hide_columns(&o->sheet, o->column + 1, o->column + n);
    o->column = MIN(o->column + n, WORKSHEET_COLUMNS);
}

static enum package_step
meet(void *data, xmlNode *node)
{
    struct ods *o = data;
    const char *name = xml_attribute(node, "name");
    if (o->book.too_large)
        return PACKAGE_STOP;
    if (xml_is(node, "style") && name) {
        g_free(o->style);
        o->style = g_strdup(name);
    } else if (xml_is(node, "table-properties") && o->style &&
               !xml_is_on(node, "display", true)) {
        g_hash_table_add(o->hidden, g_strdup(o->style));
    } else if (xml_is(node, "table")) {
        start_sheet(o, node);
    } else if (xml_is(node, "table-column") && o->in_sheet) {
        take_column(o, node);
    } else if (xml_is(node, "table-row")) {
        return o->in_sheet ? PACKAGE_WHOLE : PACKAGE_PAST;
    } else if (xml_is(node, "shapes") || xml_is(node, "tracked-changes")) {
        return PACKAGE_PAST;
    }
    return PACKAGE_INTO;
}

bool
ods_rows(struct build *b, struct package *p, GError **error)
{
    struct ods o = { .book.b = b };
    struct package_reader how = { meet, take_row, &o };
    o.hidden = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    o.merged = g_array_new(FALSE, FALSE, sizeof(struct worksheet_area));
    bool fine = package_read(p, "content.xml", &how, error);
    end_sheet(&o);
    fine = fine && workbook_end(&o.book, error);
    g_hash_table_destroy(o.hidden);
    g_array_free(o.merged, TRUE);
    g_free(o.style);
    return fine;
}
