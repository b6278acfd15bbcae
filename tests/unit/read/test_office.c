/* Workbooks and documents of office programs: cells, spans, places. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "read/number.h"
#include "read/read.h"

#include <glib.h>
#include <string.h>
#include <zip.h>

struct part {
    const char *name, *text;
};

/* A zip archive of the parts, in memory. Free *bytes with free. */
static void
pack(const struct part *parts, size_t n, char **bytes, size_t *size)
{
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
    zip_source_keep(whole);
    for (size_t i = 0; i < n; i++) {
        zip_source_t *source = zip_source_buffer(
            zip, parts[i].text, strlen(parts[i].text), 0);
        assert_true(zip_file_add(zip, parts[i].name, source,
                                 ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    zip_source_open(whole);
    zip_source_seek(whole, 0, SEEK_END);
    *size = (size_t) zip_source_tell(whole);
    zip_source_seek(whole, 0, SEEK_SET);
    *bytes = malloc(*size);
    assert_int_equal(zip_source_read(whole, *bytes, *size), *size);
    zip_source_close(whole);
    zip_source_free(whole);
}

/* "a|b{2x1}" for each row: cells, what a merged one spans; "#" before rows
 * of exact cells, "!" hidden, "~" running, "^" a page's end, "[NAME]" where a
 * part starts. Then the ids of findings. Or the sentence that refuses. */
static char *
shown_bytes(const char *bytes, size_t size)
{
    arena *memory = arena_new();
    findings *found = findings_new();
    struct read_into into = { .memory = memory, .found = found };
    GError *error = NULL;
    struct grid *g = read_bytes("x", bytes, size, &into, &error);
    GString *out = g_string_new(g ? "" : error->message);
    for (size_t i = 0; g && i < g->n_rows; i++) {
        const struct grid_row *row = &g->rows[i];
        assert_int_equal(row->line, (int) i + 1);
        g_string_append_printf(
            out, "%s%s%s%s", row->certainty == GRID_EXACT ? "#" : "",
            row->hidden ? "!" : "", row->running ? "~" : "",
            row->form_feed ? "^" : "");
        if (row->starts_part)
            g_string_append_printf(out, "[%s]", row->part);
        for (size_t k = 0; k < row->n_cells; k++) {
            const struct grid_cell *c = &row->cells[k];
            g_string_append_printf(out, "%s%s", k ? "|" : "", c->text);
            if (c->span_columns > 1 || c->span_rows > 1)
                g_string_append_printf(out, "{%dx%d}", c->span_columns,
                                       c->span_rows);
        }
        g_string_append_c(out, ';');
    }
    for (size_t i = 0; i < findings_count(found); i++) {
        const struct finding *f = findings_at(found, i);
        g_string_append_printf(out, " %s", f->id);
        if (f->at.source && f->at.source->cell)
            g_string_append_printf(out, "@%s", f->at.source->cell);
    }
    g_clear_error(&error);
    findings_free(found);
    arena_free(memory);
    return g_string_free(out, FALSE);
}

static void
check_parts(const struct part *parts, size_t n, const char *expected)
{
    char *bytes;
    size_t size;
    pack(parts, n, &bytes, &size);
    char *shown = shown_bytes(bytes, size);
    assert_string_equal(shown, expected);
    g_free(shown);
    free(bytes);
}

#define RELATED(type, target)                                                 \
    "<Relationship Id=\"" target "\" Type=\"http://x/" type                   \
    "\" Target=\"" target "\"/>"

/* ------------------------------------------------------------ workbooks */

static void
check_sheets(const char *sheets, const char *first, const char *second,
             const char *expected)
{
    struct part parts[] = {
        { "_rels/.rels", "<Relationships>" RELATED(
              "officeDocument", "xl/workbook.xml") "</Relationships>" },
        { "xl/workbook.xml", sheets },
        { "xl/_rels/workbook.xml.rels",
          "<Relationships>" RELATED("worksheet", "worksheets/1.xml")
              RELATED("worksheet", "/xl/worksheets/2.xml")
                  RELATED("styles", "styles.xml")
                      RELATED("sharedStrings", "strings.xml")
          "</Relationships>" },
        { "xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"000\"/>"
          "<numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m"
          "&quot;月&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
          "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/>"
          "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
          "<xf numFmtId=\"10\"/></cellXfs></styleSheet>" },
        { "xl/strings.xml",
          "<sst><si><t>支出总表</t></si><si><r><t>一般</t></r><r><t>公共"
          "_x000D_服务</t></r><rPh><t>yi</t></rPh></si></sst>" },
        { "xl/worksheets/1.xml", first },
        { "xl/worksheets/2.xml", second },
    };
    check_parts(parts, G_N_ELEMENTS(parts), expected);
}

static const char ONE_SHEET[] =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"支出\" "
    "r:id=\"worksheets/1.xml\"/></sheets></workbook>";

static void
check_rows(const char *rows, const char *expected)
{
    char *sheet = g_strdup_printf("<worksheet>%s</worksheet>", rows);
    check_sheets(ONE_SHEET, sheet, "", expected);
    g_free(sheet);
}

static void
test_values(void **state)
{
    (void) state;
    check_rows("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
               "<c r=\"C1\" t=\"s\"><v>1</v></c></row>"
               "<row r=\"2\"><c r=\"A2\" s=\"2\"><v>3</v></c>"
               "<c r=\"B2\" s=\"1\"><f>A1</f><v>1234.5600000000001</v></c>"
               "<c r=\"C2\" s=\"4\"><v>0.1234</v></c>"
               "<c r=\"D2\" s=\"3\"><v>45688</v></c>"
               "<c r=\"E2\" t=\"inlineStr\"><is><t>甲</t></is></c>"
               "<c r=\"F2\" t=\"b\"><v>1</v></c>"
               "<c r=\"G2\" t=\"str\"><f>B</f><v>乙</v></c></row></sheetData>",
               "#[支出]支出总表||一般公共\n服务;"
               "#003|1234.56|12.34%|2025年1月|甲|TRUE|乙;");
}

/* Rows that are left out are one blank row; cells without an address stand
 * after each other. */
static void
test_gaps(void **state)
{
    (void) state;
    check_rows("<sheetData><row r=\"3\"><c><v>1</v></c><c><v>2</v></c></row>"
               "<row r=\"9\"><c r=\"B9\"><v>5</v></c></row>"
               "<row r=\"10\" ht=\"15\"/></sheetData>",
               "#[支出]1|2;#;#|5;");
}

static void
test_merged(void **state)
{
    (void) state;
    check_rows("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
               "<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>9</v></c>"
               "</row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row></sheetData>"
               "<mergeCells><mergeCell ref=\"A1:C1\"/>"
               "<mergeCell ref=\"B2:C3\"/><mergeCell ref=\"Z9:AA9\"/>"
               "</mergeCells>",
               "#[支出]1{3x1}||;#|2{2x2}|;#3||;");
}

static void
test_errors_and_hidden(void **state)
{
    (void) state;
    check_rows("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>"
               "<sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"e\">"
               "<f>X</f><v>#REF!</v></c><c r=\"B1\"><f>SUM(A1)</f></c>"
               "<c r=\"C1\"><v>7</v></c></row></sheetData>",
               "#![支出]#REF!||7; D81@A1 D82@B1 D80 D80");
    check_sheets("<workbook xmlns:r=\"r\"><sheets><sheet name=\"一\" "
                 "r:id=\"worksheets/1.xml\"/><sheet name=\"二\" "
                 "state=\"veryHidden\" r:id=\"/xl/worksheets/2.xml\"/>"
                 "</sheets></workbook>",
                 "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row>"
                 "</sheetData></worksheet>",
                 "<worksheet><sheetData><row r=\"1\"><c><v>2</v></c></row>"
                 "</sheetData></worksheet>",
                 "#[一]1;#![二]2; D80");
}

static void
test_refused(void **state)
{
    (void) state;
    check_rows("<sheetData/>",
               "x：工作簿里没有内容；请换成有内容的预算");
    check_rows("<sheetData><row",
               "x：其中 xl/worksheets/1.xml 损坏，读不下去；"
               "请重新下载，或用 Office、WPS 打开后另存");
    char *shown = shown_bytes("PK\003\004cut off", 11);
    assert_non_null(strstr(shown, "压缩结构损坏"));
    g_free(shown);
    check_parts((struct part[]){ { "a.txt", "x" } }, 1,
                "x：这是压缩包或读不了的 Office 文件；"
                "请先解压，或另存为 .xlsx、.docx、PDF");
}

/* A document type is there to declare entities: nothing is read from it. */
static void
test_entities(void **state)
{
    (void) state;
    check_sheets(ONE_SHEET,
                 "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                 "<worksheet><sheetData><row><c t=\"str\"><v>&e;</v></c></row>"
                 "</sheetData></worksheet>", "",
                 "x：其中 xl/worksheets/1.xml 损坏，读不下去；"
                 "请重新下载，或用 Office、WPS 打开后另存");
}

static void
test_bomb(void **state)
{
    (void) state;
    GString *sheet = g_string_new("<worksheet><sheetData>");
    for (int i = 0; i < 200000; i++)
        g_string_append(sheet, "<x y=\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"/>");
    g_string_append(sheet, "</sheetData></worksheet>");
    check_sheets(ONE_SHEET, sheet->str, "",
                 "x：其中 xl/worksheets/1.xml 解压后过大，像是压缩炸弹，"
                 "没有读");
    g_string_free(sheet, TRUE);
}

/* -------------------------------------------------------------- numbers */

static void
check_number(double value, const char *code, const char *expected)
{
    char *text = number_text(value, number_format_of(code), false);
    assert_string_equal(text, expected);
    g_free(text);
}

static void
test_numbers(void **state)
{
    (void) state;
    check_number(1234.5600000000001, "General", "1234.56");
    check_number(0.1 + 0.2, "General", "0.3");
    check_number(-0.5, "#,##0.00", "-0.50");
    check_number(0, "#,##0.00", "0.00");
    check_number(1e15, "General", "1000000000000000");
    check_number(1e-7, "General", "0");
    check_number(99.9999999, "0.00", "100.00");
    check_number(189767551, "#,##0_ ", "189767551");
    check_number(5, "0000", "0005");
    check_number(45688, "yyyy/m/d", "2025-01-31");
    check_number(45688, "[$-804]yyyy\"年\"m\"月\"d\"日\"", "2025年1月31日");
    check_number(12.5, "0.00\"万元\"", "12.50");
    check_number(0.5, "h:mm", "12:00");
}

/* ------------------------------------------------------------ documents */

static void
check_body(const char *body, const char *expected)
{
    char *whole = g_strdup_printf("<w:document xmlns:w=\"w\" xmlns:m=\"m\">"
                                  "<w:body>%s</w:body></w:document>", body);
    struct part parts[] = {
        { "_rels/.rels", "<Relationships>" RELATED(
              "officeDocument", "word/document.xml") "</Relationships>" },
        { "word/_rels/document.xml.rels",
          "<Relationships>" RELATED("header", "header1.xml")
          "</Relationships>" },
        { "word/header1.xml", "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>眉</w:t>"
                              "</w:r></w:p></w:hdr>" },
        { "word/document.xml", whole },
    };
    check_parts(parts, G_N_ELEMENTS(parts), expected);
    g_free(whole);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(properties, text)                                                  \
    "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"

static void
test_paragraphs(void **state)
{
    (void) state;
    check_body("<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>旧"
               "</w:delText></w:r></w:del><w:ins><w:r><w:t>总表</w:t></w:r>"
               "</w:ins><w:r><w:tab/><w:t>单位：元</w:t></w:r></w:p>"
               "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t>"
               "</w:r></w:p>" P("后")
               "<w:p><w:r><w:br w:type=\"page\"/></w:r><w:r><w:rPr>"
               "<w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>一</w:t>"
               "<w:br/><w:t>二</w:t></w:r></w:p>",
               "~眉;支出总表|单位：元;前后;^一;二;");
}

static void
test_text_boxes(void **state)
{
    (void) state;
    check_body("<w:p><w:r><m:AlternateContent><m:Choice><w:txbxContent>" P(
                   "框") "</w:txbxContent></m:Choice><m:Fallback>"
               "<w:txbxContent>" P("框") "</w:txbxContent></m:Fallback>"
               "</m:AlternateContent><w:t>文</w:t></w:r></w:p>",
               "~眉;文;框;");
}

static void
test_word_tables(void **state)
{
    (void) state;
    check_body(
        "<w:tbl><w:tr>" TC("<w:gridSpan w:val=\"2\"/>", "科目")
            TC("<w:vMerge w:val=\"restart\"/>", "合计") "</w:tr><w:tr>"
        TC("", "编码") TC("", "名称") TC("<w:vMerge/>", "") "</w:tr>"
        "<w:tr><w:trPr><w:del/></w:trPr>" TC("", "删") "</w:tr>"
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc>"
        P("上") P("下") "</w:tc><w:tc><w:tbl><w:tr>" TC("", "内")
        "</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>" P("末"),
        "~眉;#科目{2x1}||合计{1x2};#编码|名称|;#|上\n下|;#内;;末;");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_errors_and_hidden),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_text_boxes),
        cmocka_unit_test(test_word_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
