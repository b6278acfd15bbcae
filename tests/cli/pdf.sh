#!/usr/bin/env bash
# PDFs that cannot be read, or not wholly: one sentence each, and other files
# of the run go on.
. "$(dirname "$0")/lib.sh"

# pdf RESOURCES CONTENT [PAGES]: a small PDF; its cross references are left to
# be mended by whoever reads it.
pdf() {
    local n=${3:-1} i
    echo '%PDF-1.7'
    echo '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj'
    printf '2 0 obj <</Type /Pages /Count %s /Kids [' "$n"
    for ((i = 0; i < n; i++)); do printf '%s 0 R ' $((i + 10)); done
    echo ']>> endobj'
    printf '3 0 obj <</Length %s>> stream\n%s\nendstream endobj\n' \
        ${#2} "$2"
    echo '4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj'
    echo '5 0 obj <</Type /Font /Subtype /Type0 /BaseFont /Some' \
        '/Encoding /Identity-H /DescendantFonts [6 0 R]>> endobj'
    echo '6 0 obj <</Type /Font /Subtype /CIDFontType2 /BaseFont /Some' \
        '/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity)' \
        '/Supplement 0>> /FontDescriptor 7 0 R>> endobj'
    echo '7 0 obj <</Type /FontDescriptor /FontName /Some /Flags 4' \
        '/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800' \
        '/Descent -200 /CapHeight 700 /StemV 80>> endobj'
    for ((i = 0; i < n; i++)); do
        echo "$((i + 10)) 0 obj <</Type /Page /Parent 2 0 R" \
            "/MediaBox [0 0 595 842] /Contents 3 0 R" \
            "/Resources <<$1>>>> endobj"
    done
    echo 'trailer <</Root 1 0 R>>'
}

fonts='/Font <</A 4 0 R /B 5 0 R>>'
scan='595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI'
outlines=$(for ((i = 0; i < 400; i++)); do
    echo "$((i % 20 * 20 + 50)) $((i / 20 * 30 + 50)) 7 9 re f"
done)
text='BT /A 12 Tf 50 700 Td (Only words, and no table of a budget) Tj ET'
codes='BT /B 12 Tf 50 700 Td <0600060106020603060406050606060706080609060A> Tj'

pdf '' "$scan" 2 >scan.pdf
expect 3 'ocrmypdf.*tesseract-ocr-chi-sim' show scan.pdf
pdf '' "$outlines" >outlines.pdf
expect 3 'ocrmypdf' show outlines.pdf
pdf "$fonts" "$codes ET" >codes.pdf
expect 3 'ToUnicode' show codes.pdf
pdf '' '' >blank.pdf
expect 3 'PDF 是空白的' show blank.pdf
pdf "$fonts" "$text" >words.pdf
expect 3 '没有找到任何预算表' show words.pdf
pdf '' '' 2500 >long.pdf
expect 3 '2500 页' show long.pdf
head -c 300 words.pdf >cut.pdf
expect 3 '已损坏' show cut.pdf
printf '%%PDF-1.4\n' >none.pdf
expect 3 '已损坏' show none.pdf

# Named by what it holds, not by its name.
cp "$budget" text.pdf
"$yusuan" show text.pdf >stdout 2>stderr
holds 'a text is read as one' test $? -le 1

qpdf --encrypt geheim meister 256 -- words.pdf locked.pdf 2>stderr
[ -s locked.pdf ] || complain "qpdf: $(cat stderr)"
expect 3 '请用 --password' show locked.pdf
expect 3 '口令不对' show locked.pdf --password falsch
expect 3 '没有找到任何预算表' show locked.pdf --password geheim

# A reader that breaks down, babbles, or is not there.
mkdir reader
with() {
    printf '#!/bin/sh\n%s\n' "$2" >reader/yusuan-pdf
    chmod +x reader/yusuan-pdf
    YUSUAN_LIBEXEC=$PWD/reader expect 3 "$1" show words.pdf
}
with '出错中断' 'kill -SEGV $$'
with '已损坏' 'echo nonsense'
with '已损坏' 'yes "char 1 2 3" | head -1000'
with '已损坏' 'printf "yusuan-pdf 1\npages 1\npage 1 595 842\n"'
with '空白' 'printf "yusuan-pdf 1\npages 1\npage 1 595 842\nend\ndone\n"'
rm reader/yusuan-pdf
YUSUAN_LIBEXEC=$PWD/reader expect 3 'yusuan-pdf' show words.pdf

# Other files of the run go on.
"$yusuan" check scan.pdf "$budget" >stdout 2>stderr
holds 'both are judged' grep -q ocrmypdf stderr
holds 'the other is read' test -s stdout
exit $failed
