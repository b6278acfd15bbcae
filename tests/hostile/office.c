/* Office files, pages and Markdown made to hurt. */
#include "inputs.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* ------------------------------------------------------------- packages */

struct part {
    const char *name, *text;
    size_t length;
};

#define RELATED(type, target)                                                 \
    "<Relationship Id=\"" target "\" Type=\"/" type "\" Target=\"" target     \
    "\"/>"

static void
pack(GString *out, const struct part *parts, size_t n)
{
    zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
    zip_source_keep(whole);
    for (size_t i = 0; i < n; i++)
        zip_file_add(zip, parts[i].name,
                     zip_source_buffer(zip, parts[i].text, parts[i].length, 0),
                     0);
    if (zip_close(zip) < 0)
        g_error("a zip archive cannot be made");
    zip_source_open(whole);
    zip_source_seek(whole, 0, SEEK_END);
    g_string_set_size(out, (gsize) zip_source_tell(whole));
    zip_source_seek(whole, 0, SEEK_SET);
    zip_source_read(whole, out->str, out->len);
    zip_source_close(whole);
    zip_source_free(whole);
}

static void
workbook(GString *out, const char *sheets, GString *sheet)
{
    static const char rels[] = "<Relationships>" RELATED(
        "officeDocument", "w.xml") "</Relationships>";
    static const char related[] = "<Relationships>" RELATED(
        "worksheet", "s.xml") "</Relationships>";
    pack(out, (struct part[]){ { "_rels/.rels", rels, strlen(rels) },
                               { "w.xml", sheets, strlen(sheets) },
                               { "_rels/w.xml.rels", related,
                                 strlen(related) },
                               { "s.xml", sheet->str, sheet->len } }, 4);
    g_string_free(sheet, TRUE);
}

static const char ONE_SHEET[] = "<workbook><sheets><sheet name=\"a\" "
                                "id=\"s.xml\"/></sheets></workbook>";

static void
document(GString *out, GString *body)
{
    static const char rels[] = "<Relationships>" RELATED(
        "officeDocument", "d.xml") "</Relationships>";
    pack(out, (struct part[]){ { "_rels/.rels", rels, strlen(rels) },
                               { "d.xml", body->str, body->len } }, 2);
    g_string_free(body, TRUE);
}

static void
repeat(GString *out, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        g_string_append(out, text);
}

/* ------------------------------------------------------------ workbooks */

static void
bomb(GString *out)
{
    GString *sheet = g_string_new("<worksheet><sheetData>");
    char *blanks = g_strnfill(1024 * 1024, ' ');
    repeat(sheet, blanks, 64);
    g_free(blanks);
    g_string_append(sheet, "</sheetData></worksheet>");
    workbook(out, ONE_SHEET, sheet);
}

static void
blank_rows(GString *out)
{
    GString *sheet = g_string_new("<worksheet><sheetData><row r=\"1\"><c>"
                                  "<v>1</v></c></row>");
    for (int i = 2; i <= 1048576; i++)
        g_string_append_printf(sheet, "<row r=\"%d\" ht=\"15\"/>", i);
    g_string_append(sheet, "</sheetData></worksheet>");
    workbook(out, ONE_SHEET, sheet);
}

static void
filled_rows(GString *out)
{
    GString *sheet = g_string_new("<worksheet><sheetData>");
    for (int i = 1; i <= 1048576; i++)
        g_string_append_printf(sheet, "<row r=\"%d\"><c><v>%d</v></c></row>",
                               i, i);
    g_string_append(sheet, "</sheetData></worksheet>");
    workbook(out, ONE_SHEET, sheet);
}

static void
last_column(GString *out)
{
    GString *sheet = g_string_new("<worksheet><sheetData>");
    for (int i = 1; i <= 2000; i++)
        g_string_append_printf(sheet, "<row r=\"%d\"><c r=\"XFD%d\"><v>1</v>"
                               "</c></row>", i, i);
    g_string_append(sheet, "</sheetData><mergeCells>");
    repeat(sheet, "<mergeCell ref=\"A1:XFD1048576\"/>", 2000);
    g_string_append(sheet, "</mergeCells></worksheet>");
    workbook(out, ONE_SHEET, sheet);
}

/* One sheet that a thousand names speak of. */
static void
same_sheet(GString *out)
{
    GString *sheets = g_string_new("<workbook><sheets>");
    repeat(sheets, "<sheet name=\"a\" id=\"s.xml\"/>", 1000);
    g_string_append(sheets, "</sheets></workbook>");
    GString *sheet = g_string_new("<worksheet><sheetData>");
    repeat(sheet, "<row><c><v>1</v></c><c><v>2</v></c></row>", 2000);
    g_string_append(sheet, "</sheetData></worksheet>");
    workbook(out, sheets->str, sheet);
    g_string_free(sheets, TRUE);
}

static void
empty_workbook(GString *out)
{
    workbook(out, ONE_SHEET, g_string_new("<worksheet><sheetData/>"
                                          "</worksheet>"));
}

static const char LAUGHS[] =
    "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">"
    "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
    "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
    "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">"
    "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>";

static void
xml_bomb(GString *out)
{
    GString *sheet = g_string_new(LAUGHS);
    g_string_append(sheet, "<worksheet a=\"&g;\"><sheetData><row><c t=\"str\">"
                           "<v>&g;</v></c></row></sheetData></worksheet>");
    workbook(out, ONE_SHEET, sheet);
}

static void
cut_off(GString *out)
{
    blank_rows(out);
    g_string_truncate(out, out->len / 2);
}

static void
old_office(GString *out)
{
    g_string_append(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    g_string_set_size(out, 4096);
    memset(out->str + 8, 0xFF, 4088);
    memcpy(out->str + 1024, "W\0o\0r\0k\0b\0o\0o\0k\0\0", 18);
}

static void
page_as_workbook(GString *out)
{
    g_string_append(out, "<html xmlns:x=\"urn:x\"><head><meta charset=utf-8>"
                         "</head><body><table><tr><td colspan=3>支出预算总表"
                         "</td></tr><tr><td>科目编码</td><td>科目名称</td>"
                         "<td>合计</td></tr><tr><td>201</td><td>一般公共服务"
                         "支出</td><td>1.00</td></tr></table></body></html>");
}

/* ------------------------------------------------------------ documents */

static void
word_bomb(GString *out)
{
    GString *body = g_string_new(LAUGHS);
    g_string_append(body, "<document><body><p><r><t>&g;</t></r></p></body>"
                          "</document>");
    document(out, body);
}

static void
nested_word_tables(GString *out)
{
    GString *body = g_string_new("<document><body>");
    repeat(body, "<tbl><tr><tc>", 5000);
    repeat(body, "</tc></tr></tbl>", 5000);
    g_string_append(body, "</body></document>");
    document(out, body);
}

static void
wide_word_spans(GString *out)
{
    GString *body = g_string_new("<document><body><tbl>");
    repeat(body, "<tr><tc><tcPr><gridSpan val=\"999999999\"/>"
                 "<vMerge val=\"restart\"/></tcPr><p><r><t>x</t></r></p></tc>"
                 "<tc><tcPr><gridSpan val=\"1000\"/><vMerge/></tcPr></tc>"
                 "</tr>", 500);
    g_string_append(body, "</tbl></body></document>");
    document(out, body);
}

static void
word_as_pdf(GString *out)
{
    document(out, g_string_new("<document><body><p><r><t>文</t></r></p>"
                               "</body></document>"));
}

static void
repeated_cells(GString *out)
{
    GString *text = g_string_new(
        "<document-content><body><spreadsheet><table name=\"a\">");
    repeat(text, "<table-row number-rows-repeated=\"1048576\"><table-cell "
                 "number-columns-repeated=\"16384\"><p>1</p></table-cell>"
                 "</table-row>", 10);
    g_string_append(text, "</table></spreadsheet></body></document-content>");
    pack(out, &(struct part){ "content.xml", text->str, text->len }, 1);
    g_string_free(text, TRUE);
}

/* ------------------------------------------------------------- Markdown */

static void
wide_markdown(GString *out)
{
    g_string_append(out, "|支出预算总表|\n");
    repeat(out, "|-", 100000);
    g_string_append(out, "|\n");
    repeat(out, "|1|\n", 500);
}

static void
starred(GString *out)
{
    g_string_append(out, "|a|b|\n|-|-|\n\n");
    repeat(out, "**a", 50000);
    g_string_append_c(out, '\n');
    repeat(out, "[a](", 50000);
    g_string_append_c(out, '\n');
}

static void
open_blocks(GString *out)
{
    repeat(out, "<table><tr><td>支出预算总表\n", 3000);
}

const struct input OFFICE_INPUTS[] = {
    { "a zip bomb", "a.xlsx", bomb },
    { "1,048,576 blank rows", "a.xlsx", blank_rows },
    { "1,048,576 filled rows", "a.xlsx", filled_rows },
    { "cells in the last column", "a.xlsx", last_column },
    { "one sheet a thousand times", "a.xlsx", same_sheet },
    { "an empty workbook", "a.xlsx", empty_workbook },
    { "a bomb of entities", "a.xlsx", xml_bomb },
    { "a workbook cut off", "a.xlsx", cut_off },
    { "an old workbook of noise", "a.xls", old_office },
    { "a page called a workbook", "a.xlsx", page_as_workbook },
    { "a bomb of entities in Word", "a.docx", word_bomb },
    { "nested tables of Word", "a.docx", nested_word_tables },
    { "wide spans of Word", "a.docx", wide_word_spans },
    { "a document called a PDF", "a.pdf", word_as_pdf },
    { "cells repeated beyond measure", "a.ods", repeated_cells },
    { "Markdown of 100,000 columns", "a.md", wide_markdown },
    { "stars and brackets left open", "a.md", starred },
    { "blocks left open", "a.md", open_blocks },
    { NULL },
};
