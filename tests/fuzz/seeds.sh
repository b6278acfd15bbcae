#!/bin/sh
# seeds.sh CORPUS SAMPLE...: cut the samples at page ends into small seeds,
# and put one into each encoding.
set -eu
corpus=$1
shift
mkdir -p "$corpus"
for sample; do
    name=$(basename "$sample" .txt)
    awk -v out="$corpus/$name" '
        { file = sprintf("%s-%03d", out, n); print > file; lines++ }
        lines >= 20 && NF == 0 { close(file); n++; lines = 0 }' "$sample"
    for code in UTF-16 UTF-16LE GB18030; do
        head -n 40 "$sample" | iconv -c -f UTF-8 -t "$code" \
            > "$corpus/$name-$code"
    done
done
# Parts of office files, as fuzz_office takes them.
office=$corpus/../office
mkdir -p "$office"
printf '\000<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>' > "$office/sheet"
printf '\001<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy/m"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>' > "$office/styles"
printf '\002<sst><si><r><t>a_x000D_</t></r></si></sst>' > "$office/strings"
printf '\003<document><body><p><pPr/><r><t>a</t><tab/></r></p><tbl><tr><tc><tcPr><gridSpan val="2"/><vMerge val="restart"/></tcPr><p/></tc></tr><tr><tc><tcPr><vMerge/></tcPr><tbl/></tc></tr></tbl></body></document>' > "$office/document"
printf '\004<document-content><body><spreadsheet><table name="a"><table-row number-rows-repeated="2"><table-cell value-type="float" value="1" number-columns-spanned="2"><p>1</p></table-cell></table-row></table></spreadsheet></body></document-content>' > "$office/ods"
printf '\004<document-content><body><text><p>a<tab/><s c="3"/></p><table><table-row><table-cell number-columns-spanned="2"><p>b</p></table-cell><covered-table-cell/></table-row></table></text></body></document-content>' > "$office/odt"
printf '\005yusuan-xls 1\nsheet\tvisible\ta\ntext\t1\t1\tb\nnumber\t1\t2\t1.5\t4\t0.00\nmerged\t1\t1\t2\t2\nhidden-row\t1\ndone\n' > "$office/xls"
touch "$corpus/made"
