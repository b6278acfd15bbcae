#!/usr/bin/env bash
# run.sh MAKE COMPARE YUSUAN SOURCE WORK: charts, pages of a pack and a sheet
# as pictures against the golden ones. UPDATE=1 writes the golden pictures
# anew. 77 (skipped) where fonts or pdftoppm are not there.
set -euo pipefail
make=$1 compare=$2 yusuan=$3 source=$4 work=$5
here=$source/tests/pictures
chart_resolution=72
page_resolution=54

command -v pdftoppm >/dev/null || exit 77
[ -e "$source/fonts/files/manifest.tsv" ] || exit 77
rm -rf "$work"
mkdir -p "$work/got" "$work/report"

# picture PDF PAGE RESOLUTION NAME
picture()
{
    pdftoppm -gray -r "$3" -f "$2" -l "$2" -singlefile "$1" "$work/got/$4"
}

# page_with PDF TEXT: the first page after the contents with this text.
page_with()
{
    pdftotext "$1" - | tr '\f' '\001' |
        awk -v text="$2" 'BEGIN { RS = "\001" }
            NR > 1 && /目录/ { after = 1; next }
            after && index($0, text) && !index($0, "表目录") &&
                !/\. \. \. \./ { print NR; exit }'
}

# page_across PDF: the first page that is wider than high.
page_across()
{
    pdfinfo -f 1 -l 999 "$1" |
        awk '$1 == "Page" && $4 > $6 + 0 { print $2; exit }'
}

charts()
{
    "$make" "$source/fonts/files" "$work"
    local page=0 name
    while read -r name; do
        picture "$work/charts.pdf" $((++page)) "$chart_resolution" "$name"
    done < "$work/charts.names"
}

pages()
{
    "$yusuan" report --quiet --only pdf,sheets -o "$work/out" \
        "$here/budget.txt" "$here/evaluation.txt"
    local pack=$work/out/budget/briefing.pdf what page
    while read -r what page; do
        [ -n "$page" ] || { echo "no page: $what"; exit 1; }
        picture "$pack" "$page" "$page_resolution" "page-$what"
    done <<LIST
cover 1
contents 2
overview $(page_with "$pack" 要览)
charts $(page_with "$pack" 支出按功能分类)
tables $(page_with "$pack" 附录)
across $(page_across "$pack")
LIST
    for what in budget evaluation; do
        page=$(ls "$work/out/$what/sheets/"*.pdf | grep -v /all.pdf | head -1)
        picture "$page" 1 "$page_resolution" "page-$what-sheet"
    done
}

charts
pages
mkdir -p "$here/golden"
"$compare" "$here/golden" "$work/got" "$work/report" ${UPDATE:+update}
