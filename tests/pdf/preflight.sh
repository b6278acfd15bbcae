#!/usr/bin/env bash
# preflight.sh BIN FOLDER: the packs of run.sh, and of each text the index of
# its sheets and one of them, made over for part 1 of ISO 19005 (*.a1) and
# judged by Apache Preflight. Ends with 77 without Java.
set -euo pipefail
bin=$1 folder=$2 jars=/usr/share/java
path=
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging \
    javax.activation jaxb-api; do
    path=$path:$jars/$jar.jar
done
command -v java >/dev/null && [ -e "$jars/preflight.jar" ] || {
    echo "no Java, or no libpdfbox2-java: not judged"
    exit 77
}
status=0
packs=("$folder"/*-book.pdf "$folder"/*-gongwen.pdf "$folder"/*-sheets.pdf)
for made in "${packs[@]}" "$folder"/*-[1L]*.pdf; do
    [ -e "$made" ] || continue
    # One sheet of each text is enough: they are made alike.
    case $made in *-[1L]*)
        [ "${made%-*}" != "${before:-}" ] || continue
        before=${made%-*} ;;
    esac
    pdf=${made%.pdf}.a1
    "$bin/pdf_archive1" "$made" "$pdf"
    said=$(java -cp "${path#:}" \
        org.apache.pdfbox.preflight.Validator_A1b "$pdf" 2>&1) || true
    grep -qF "is a valid PDF/A-1b file" <<<"$said" || {
        echo "FAILED: $pdf: $(head -12 <<<"$said")"
        status=1
    }
done
exit "$status"
