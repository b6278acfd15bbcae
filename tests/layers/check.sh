#!/usr/bin/env bash
# check.sh SRC: holds the sources below SRC to the law in SRC/README.md.
set -euo pipefail
export LC_ALL=C
law=$(cd "$(dirname "$0")" && pwd)/law.awk
cd "$1"
mapfile -t sources < <(find . -name '*.[ch]' -printf '%P\n' | sort)
awk -f "$law" README.md "${sources[@]}"
