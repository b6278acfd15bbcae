/* Sheets, shared strings and number formats of SpreadsheetML (ECMA-376 part 1,
 * chapter 18). */
#include "read/xlsx.h"

#include "read/number.h"
#include "read/worksheet.h"
#include "read/xml.h"

#include <libxml/tree.h>
#include <string.h>

enum { SHEETS_LIMIT = 1000, FORMATS_LIMIT = 65536 };

struct sheet_entry {
    const char *name, *id;
    bool hidden;
};

struct xlsx {
    struct workbook book;
    struct package *package;
    GArray *sheets;    /* of struct sheet_entry */
    GPtrArray *shared; /* of const char *: the shared strings */
    GHashTable *codes; /* number formats of the file, by their index */
    GArray *formats;   /* of struct number_format, by a cell's style */
    bool in_cell_formats, from_1904;
    struct worksheet sheet;
    GArray *merged; /* of struct worksheet_area: of the sheet in work */
};

/* ------------------------------------------------------ what cells share */

static enum package_step
meet_workbook(void *data, xmlNode *node)
{
    struct xlsx *x = data;
    arena *a = x->book.b->memory;
    if (xml_is(node, "workbookPr"))
        x->from_1904 = xml_is_on(node, "date1904", false);
    if (!xml_is(node, "sheet") || x->sheets->len == SHEETS_LIMIT)
        return PACKAGE_INTO;
    const char *state = xml_attribute(node, "state");
    const char *name = xml_attribute(node, "name");
    const char *id = xml_attribute(node, "id");
    struct sheet_entry entry = { arena_strdup(a, name ? name : ""),
                                 arena_strdup(a, id ? id : ""),
                                 state && strcmp(state, "visible") != 0 };
    g_array_append_val(x->sheets, entry);
    return PACKAGE_PAST;
}

static enum package_step
meet_style(void *data, xmlNode *node)
{
    struct xlsx *x = data;
    const char *code = xml_attribute(node, "formatCode");
    int id = xml_number(node, "numFmtId", 0, INT_MAX);
    x->in_cell_formats |= xml_is(node, "cellXfs");
    if (xml_is(node, "cellStyles"))
        return PACKAGE_STOP;
    if (xml_is(node, "numFmt") && code)
        g_hash_table_insert(x->codes, GINT_TO_POINTER(id), g_strdup(code));
    if (xml_is(node, "xf") && x->in_cell_formats &&
        x->formats->len < FORMATS_LIMIT) {
        code = g_hash_table_lookup(x->codes, GINT_TO_POINTER(id));
        struct number_format f = code ? number_format_of(code)
                                      : number_format_builtin(id);
        g_array_append_val(x->formats, f);
    }
    return PACKAGE_INTO;
}

/* Runs of a text one after the other; how it is pronounced is no part. */
static void
append_runs(GString *out, const xmlNode *top)
{
    for (const xmlNode *node = top->children; node; node = node->next) {
        if (xml_is(node, "t")) {
            for (const xmlNode *t = node->children; t; t = t->next)
                if (t->content)
                    g_string_append(out, (const char *) t->content);
        } else if (xml_is(node, "r")) {
            append_runs(out, node);
        }
    }
}

/* "_x000D_" is a character that XML cannot hold (ST_Xstring): a break. */
static void
resolve_escapes(GString *text)
{
    for (char *p = text->str; (p = strstr(p, "_x00"));) {
        bool is = g_ascii_isxdigit(p[4]) && g_ascii_isxdigit(p[5]) &&
                  p[6] == '_';
        gsize at = (gsize) (p - text->str);
        if (is) {
            bool tab = p[4] == '0' && p[5] == '9';
            g_string_erase(text, (gssize) at, 7);
            g_string_insert_c(text, (gssize) at, tab ? ' ' : '\n');
        }
        p = text->str + at + 1;
    }
}

static enum package_step
meet_string(void *data, xmlNode *node)
{
    (void) data;
    return xml_is(node, "si") ? PACKAGE_WHOLE : PACKAGE_INTO;
}

static void
take_string(void *data, xmlNode *node)
{
    struct xlsx *x = data;
    GString *text = g_string_new(NULL);
    append_runs(text, node);
    resolve_escapes(text);
    g_ptr_array_add(x->shared,
                    arena_strndup(x->book.b->memory, text->str, text->len));
    g_string_free(text, TRUE);
}

/* ---------------------------------------------------------------- cells */

static const char *
text_of(const xmlNode *cell, const char *child)
{
    const xmlNode *node = xml_child(cell, child);
    return node && node->children && node->children->content
               ? (const char *) node->children->content
               : "";
}

static void
number_cell(struct xlsx *x, const xmlNode *cell, int column)
{
    const char *text = text_of(cell, "v");
    char *end;
    double value = g_ascii_strtod(text, &end);
    guint style = (guint) xml_number(cell, "s", 0, FORMATS_LIMIT);
    struct number_format f = { NUMBER_PLAIN };
    if (style < x->formats->len)
        f = g_array_index(x->formats, struct number_format, style);
    char *shown = end > text && !*end ? number_text(value, f, x->from_1904)
                                      : g_strdup(text);
    worksheet_cell(&x->sheet, column, shown);
    g_free(shown);
}

static void
cell_of(struct xlsx *x, const xmlNode *cell, int column)
{
    const char *type = xml_attribute(cell, "t");
    const char *value = text_of(cell, "v");
    type = type ? type : "n";
    if (strcmp(type, "inlineStr") == 0) {
        GString *text = g_string_new(NULL);
        if (xml_child(cell, "is"))
            append_runs(text, xml_child(cell, "is"));
        worksheet_cell(&x->sheet, column, text->str);
        g_string_free(text, TRUE);
    } else if (!*value) {
        if (xml_child(cell, "f") && strcmp(type, "str") != 0)
            worksheet_unknown(&x->sheet, column);
    } else if (strcmp(type, "s") == 0) {
        guint64 i = g_ascii_strtoull(value, NULL, 10);
        if (i < x->shared->len)
            worksheet_cell(&x->sheet, column, x->shared->pdata[i]);
    } else if (strcmp(type, "e") == 0) {
        worksheet_error(&x->sheet, column, value);
    } else if (strcmp(type, "n") == 0) {
        number_cell(x, cell, column);
    } else { /* text of a formula, a date as text, a truth value */
        worksheet_cell(&x->sheet, column,
                   strcmp(type, "b") != 0 ? value
                   : *value == '1'        ? "TRUE"
                                          : "FALSE");
    }
}

static void
take_row(void *data, xmlNode *node)
{
    struct xlsx *x = data;
    int row = xml_number(node, "r", x->sheet.row + 1, WORKSHEET_ROWS);
    if (row <= x->sheet.row)
        return; /* rows ascend */
    worksheet_row(&x->sheet, row, xml_is_on(node, "hidden", false));
    int column = 0;
    for (const xmlNode *cell = node->children; cell; cell = cell->next) {
        if (!xml_is(cell, "c"))
            continue;
        const char *address = xml_attribute(cell, "r"), *after;
        int at, ignored;
        if (!address || !worksheet_address(address, &at, &ignored, &after))
            at = column + 1;
        if (at <= column || at > WORKSHEET_COLUMNS)
            continue;
        column = at;
        cell_of(x, cell, column);
    }
    worksheet_row_end(&x->sheet);
}

static enum package_step
meet_sheet(void *data, xmlNode *node)
{
    struct xlsx *x = data;
    const char *area = xml_attribute(node, "ref"), *colon, *end;
    struct worksheet_area a;
    if (x->book.too_large)
        return PACKAGE_STOP;
    if (xml_is(node, "row"))
        return PACKAGE_WHOLE;
    if (xml_is(node, "col") && xml_is_on(node, "hidden", false))
        worksheet_hide_columns(&x->sheet,
                           xml_number(node, "min", 1, WORKSHEET_COLUMNS),
                           xml_number(node, "max", 1, WORKSHEET_COLUMNS));
    if (xml_is(node, "mergeCell") && area &&
        worksheet_address(area, &a.left, &a.top, &colon) && *colon == ':' &&
        worksheet_address(colon + 1, &a.right, &a.bottom, &end))
        g_array_append_val(x->merged, a);
    return PACKAGE_INTO;
}

static bool
read_sheet(struct xlsx *x, const char *part, const struct sheet_entry *entry,
           GError **error)
{
    struct package_reader how = { meet_sheet, take_row, x };
    worksheet_start(&x->sheet, &x->book, entry->name, entry->hidden);
    g_array_set_size(x->merged, 0);
    bool fine = package_read(x->package, part, &how, error);
    for (guint i = 0; i < x->merged->len; i++)
        worksheet_merge(&x->sheet, g_array_index(x->merged,
                                                 struct worksheet_area, i));
    worksheet_end(&x->sheet);
    return fine;
}

/* ------------------------------------------------------------- workbook */

static bool
read_shared(struct xlsx *x, const char *workbook, GError **error)
{
    struct package *p = x->package;
    const char *styles = package_related(p, workbook, "/styles", NULL);
    const char *strings =
        package_related(p, workbook, "/sharedStrings", NULL);
    struct package_reader style = { meet_style, NULL, x };
    struct package_reader string = { meet_string, take_string, x };
    return (!styles || package_read(p, styles, &style, error)) &&
           (!strings || package_read(p, strings, &string, error));
}

static bool
read_sheets(struct xlsx *x, const char *workbook, GError **error)
{
    bool fine = true;
    for (guint i = 0; fine && i < x->sheets->len; i++) {
        const struct sheet_entry *entry =
            &g_array_index(x->sheets, struct sheet_entry, i);
        const char *part =
            package_related(x->package, workbook, NULL, entry->id);
        bool cells = part && !strstr(part, "chartsheets/") &&
                     !strstr(part, "dialogsheets/");
        fine = !cells || read_sheet(x, part, entry, error);
    }
    return fine && workbook_end(&x->book, error);
}

bool
xlsx_rows(struct build *b, struct package *p, const char *part, GError **error)
{
    struct package_reader workbook = { meet_workbook, NULL, NULL };
    struct xlsx x = { .book.b = b, .package = p };
    x.sheets = g_array_new(FALSE, FALSE, sizeof(struct sheet_entry));
    x.shared = g_ptr_array_new();
    x.codes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    x.formats = g_array_new(FALSE, FALSE, sizeof(struct number_format));
    x.merged = g_array_new(FALSE, FALSE, sizeof(struct worksheet_area));
    workbook.data = &x;
    bool fine = package_read(p, part, &workbook, error) &&
                read_shared(&x, part, error) && read_sheets(&x, part, error);
    g_array_free(x.sheets, TRUE);
    g_ptr_array_free(x.shared, TRUE);
    g_hash_table_destroy(x.codes);
    g_array_free(x.formats, TRUE);
    g_array_free(x.merged, TRUE);
    return fine;
}
