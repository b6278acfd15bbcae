#!/usr/bin/env bash
# check.sh ROOT: holds every C file below ROOT's src and tests to style.awk.
set -euo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
mapfile -t sources < <(find src tests -name '*.[ch]' | sort)
awk -f "$here/style.awk" "${sources[@]}"
