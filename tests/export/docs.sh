#!/usr/bin/env bash
# docs.sh DESCRIBE DOCS: docs/ says what the table of fields says. UPDATE=1
# writes it anew: the schemas, and what follows the mark in data.md.
set -euo pipefail
describe=$1 docs=$2 work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in budget checks source; do
    "$describe" $name >"$work/yusuan-$name-2.schema.json"
done
sed '/^<!-- fields -->$/q' "$docs/data.md" >"$work/data.md"
"$describe" fields >>"$work/data.md"
[ -z "${UPDATE:-}" ] || cp "$work"/* "$docs/"
for file in "$work"/*; do
    diff -u "$docs/${file##*/}" "$file"
done
