#!/usr/bin/env bash
# preflight.sh FOLDER: the packs of run.sh, and of each text the index of its
# sheets and one of them, in the form of part 1 of ISO 19005 (*.a1), judged by
# Apache Preflight. Ends with 77 without Java.
set -euo pipefail
folder=$1 jars=/usr/share/java
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
packs=("$folder"/*-book.a1 "$folder"/*-gongwen.a1 "$folder"/*-sheets.a1)
for pdf in "${packs[@]}" "$folder"/*-[1L]*.a1; do
    # One sheet of each text is enough: they are made alike.
    case $pdf in *-[1L]*)
        [ "${pdf%-*}" != "${before:-}" ] || continue
        before=${pdf%-*} ;;
    esac
    said=$(java -cp "${path#:}" \
        org.apache.pdfbox.preflight.Validator_A1b "$pdf" 2>&1) || true
    grep -qF "is a valid PDF/A-1b file" <<<"$said" || {
        echo "FAILED: $pdf: $(head -12 <<<"$said")"
        status=1
    }
done
exit "$status"
