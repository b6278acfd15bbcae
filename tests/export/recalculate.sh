#!/usr/bin/env bash
# recalculate.sh YUSUAN SOURCE: the workbook in LibreOffice. Exits 77 (skipped)
# where it is not there.
set -euo pipefail
yusuan=$1 source=$2
for command in node unzip soffice; do
    command -v "$command" >/dev/null 2>&1 ||
        { echo "export: skipped, there is no $command"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for document in "$source"/samples/*2022-budget.txt; do
    "$yusuan" report "$document" -o "$work" --only data --quiet || [ $? = 1 ]
    node "$source/tests/export/recalculate.js" "$work"/*/data/budget.xlsx "$work"
done
