#!/usr/bin/env bash
# run.sh BIN FOLDER TEXT...: packs in both styles and sheets of the texts,
# written into FOLDER, as our checker of PDF/UA, qpdf and poppler see them.
set -euo pipefail
export LC_ALL=C.UTF-8
bin=$1 folder=$2
shift 2
failures=0

fail()
{
    echo "FAILED: $*"
    failures=$((failures + 1))
}

rm -rf "$folder"
mkdir -p "$folder"
"$bin/pdf_written" "$folder" "$@"
"$bin/pdf_ua" "$folder"/*.pdf || fail "PDF/UA"
for pdf in "$folder"/*.pdf; do
    qpdf --check "$pdf" >"$folder/said" 2>&1 ||
        fail "$pdf: $(tail -3 "$folder/said")"
    # Columns from the right: object, generation, unicode, subset, embedded.
    pdffonts "$pdf" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes") {
        print; bad = 1 } END { exit bad || NR < 3 }' || fail "$pdf: fonts"
    deep=()
    case $pdf in *-sheets.pdf | *-L*.pdf) deep=(-s) ;; esac
    "$bin/pdf_copied" "$pdf" "${pdf%.pdf}.txt" "${deep[@]}" ||
        fail "$pdf: copying"
done
echo "$(ls "$folder"/*.pdf | wc -l) documents, $failures failures"
[ "$failures" = 0 ]
