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
touch "$corpus/made"
