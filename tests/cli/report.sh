#!/usr/bin/env bash
# report.sh YUSUAN SOURCE: what reports leave in the folder, alone and together.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
cp "$evaluation" form.txt

# Which outputs, and which people.
expect 1 'out/form' report form.txt --only data
holds 'data is written' test -s out/form/data/budget.json
holds 'and only data' test ! -e out/form/index.html
holds 'no contacts' test -z "$(grep -l '"phone": "' -r out)"
expect 1 '' report -q form.txt --only data --contacts=show -o shown
holds 'contacts where asked for' grep -q '"phone": "' \
    shown/form/data/budget.json
"$yusuan" report -q - --only data <form.txt
holds 'standard input is stdin' test -s out/stdin/data/budget.json

# The same bytes whatever else is made, and however many work at it.
"$yusuan" report -q form.txt "$budget" -o one --only html,data
"$yusuan" report -q form.txt "$budget" -o two --only html,data -j 2
holds 'the same with -j 2' test "$(state_of one)" = "$(state_of two)"
"$yusuan" report -q form.txt -o three --only data
holds 'data do not depend on PDFs' \
    test "$(state_of one/form/data)" = "$(state_of three/form/data)"

# Several documents are joined; what an earlier run joined is left by a run of
# one, with a word about it, and renewed by the next of several.
for page in index.html evaluations.html manifest.json; do
    holds "there is $page" test -s one/$page
done
holds 'no comparison of one year' test ! -e one/compare.html
holds 'the start page leads to each' test \
    "$(grep -c -e 'href="form/index.html"' -e '2022-budget/index.html"' \
        <(tr ' ' '\n' <one/index.html))" -ge 2
before=$(cat one/*.* | sha256sum)
expect 1 '没有更新' report form.txt -o one --only data
holds 'a run of one leaves the start page' \
    test "$(cat one/*.* | sha256sum)" = "$before"
sed 's/2022年/2021年/g' "$budget" >earlier.txt
expect 1 '' report -q "$budget" earlier.txt -o one --only html,data
holds 'two years are compared' test -s one/compare.html
holds 'no page of evaluations is left' test ! -e one/evaluations.html
holds 'the manifest names both' test "$(grep -c '"folder"' one/manifest.json)" = 2

# One that cannot be read is told of, the others are reported.
expect 3 'missing.txt' report form.txt missing.txt "$budget" -o part --only html
holds 'the others are there' test -s part/form/index.html
holds 'and joined' test "$(grep -c '"folder"' part/manifest.json)" = 2

# Part of the pack.
expect 1 '' report -q "$budget" -o pages --only pdf --pages 2-4
pdf=$(ls pages/*/briefing.pdf)
holds 'three pages' grep -q '^Pages: *3$' <(pdfinfo "$pdf")
holds 'a sound file' qpdf --check "$pdf" >/dev/null
holds 'the manifest says so' grep -q '"pages": "2-4"' pages/*/manifest.json
before=$(state_of pages)
expect 2 '简报从第1页到第[0-9]*页' report "$budget" -o pages --pages 2-4000
holds 'nothing is changed by it' test "$(state_of pages)" = "$before"
holds 'the pack carries its data' \
    test "$(pdfdetach -list pages/*/briefing.pdf | grep -c json)" = 2
expect 1 '' report -q "$budget" -o bare --only pdf,png --pages 2-4 \
    --attach none
holds 'or not' test "$(pdfdetach -list bare/*/briefing.pdf)" = \
    '0 embedded files'
holds 'each page as a picture' test "$(ls bare/*/pages | tr '\n' ' ')" = \
    '01.png 02.png 03.png '
expect 2 '--attach' report -q "$budget" --only pdf --attach all
expect 1 '' report -q "$budget" -o drawn --only charts
holds 'charts by themselves' \
    test -s "$(ls drawn/*/charts/01-*.png)" -a \
    -s "$(ls drawn/*/charts/01-*.svg)" -a ! -e drawn/*/briefing.pdf
expect 1 '' report -q "$budget" -o pages --only pdf --section overview
holds 'one section is short' test \
    "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')" -le 3
holds 'and the manifest says so' \
    grep -q '"section": "overview"' pages/*/manifest.json
expect 2 '没有简报' report form.txt -o pages --section overview
holds 'no report of it' test ! -e pages/form

# The manifest names what it was made with, by hashes, and every file.
echo 'U01 平衡: 表03.合计.合计 = 表03.合计.合计' >rules.txt
"$yusuan" templates -q own
expect 1 '' report -q "$budget" -o made --rules rules.txt --templates own \
    --base-url https://example.org/pub/
manifest=$(ls made/*/manifest.json)
holds 'rules by their hash' grep -q \
    "$(sha256sum rules.txt | cut -d' ' -f1)" "$manifest"
holds 'templates by theirs' grep -q \
    "$(sha256sum own/page.html | cut -d' ' -f1)" "$manifest"
holds 'fonts' grep -q '"family": "Noto Serif CJK SC"' "$manifest"
holds 'the address' grep -q '"base_url": "https://example.org/pub/"' "$manifest"
holds 'and it is in the page' grep -q 'https://example.org/pub/' \
    made/*/index.html
(cd "$(dirname "$manifest")" && find . -type f ! -name manifest.json |
    cut -c3- | sort) >there
sed -n 's/^   "path": "\(.*\)",$/\1/p' "$manifest" | grep -v '^own' |
    sort >named
holds 'every file is named' test -z "$(comm -23 there named)"
first=$(head -1 there)
holds 'with its own hash' grep -q \
    "$(sha256sum <"$(dirname "$manifest")/$first" | cut -d' ' -f1)" "$manifest"

# A character that no font has is told on standard error and in the manifest.
sed 's/特色园区/特\xee\x80\x80园区/g' form.txt >glyph.txt
expect 1 '警告 L01: ' report glyph.txt -o glyph --only sheets
holds 'and in the manifest' grep -q '"id": "L01"' glyph/glyph/manifest.json
expect 1 '' report -q glyph.txt -o glyph --only data
holds 'but in no data' test -z "$(grep -l '"L01"' -r glyph/glyph/data)"
exit $failed
