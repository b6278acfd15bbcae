#!/usr/bin/env bash
# docs.sh DESCRIBE DOCS: docs/ says what the table of fields and the library's
# header say. UPDATE=1 writes it anew: the schemas, what follows the mark in
# data.md, library.md.
set -euo pipefail
describe=$1 docs=$2 work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in budget checks source; do
    "$describe" $name >"$work/yusuan-$name-2.schema.json"
done
sed '/^<!-- fields -->$/q' "$docs/data.md" >"$work/data.md"
"$describe" fields >>"$work/data.md"
awk -f "$(dirname "$0")/api.awk" "$docs/../src/yusuan.h" >"$work/library.md"
[ -z "${UPDATE:-}" ] || cp "$work"/* "$docs/"
for file in "$work"/*; do
    diff -u "$docs/${file##*/}" "$file"
done
