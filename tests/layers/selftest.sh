#!/usr/bin/env bash
# selftest.sh SRC: the check must find what is wrong. Each case is a small tree
# with one file that breaks the law of SRC/README.md, and the words that must
# be said of it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
readme=$1/README.md
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# write FILE LINE...: a file of the tree.
write()
{
    mkdir -p "$tree/$(dirname "$1")"
    printf '%s\n' "${@:2}" >"$tree/$1"
}

# A tree that is lawful.
start()
{
    rm -rf "${tree:?}"/*
    cp "$readme" "$tree/README.md"
    write base/place.h '#include <stddef.h>'
    write base/place.c '#include "base/place.h"' '#include <glib.h>'
    write read/grid.h '#include "base/place.h"'
    write text/faces.h '#include <pango/pango.h>'
    write recognize/recognize.c '#include "read/grid.h"'
}

# expect NAME WORDS: the check ends with 1 and says the words; without words it
# must be content.
expect()
{
    local name=$1 words=$2 said status=0
    said=$("$here/check.sh" "$tree") || status=$?
    if [ -n "$words" ]; then
        [ "$status" = 1 ] && grep -qF -- "$words" <<<"$said" && return
    elif [ "$status" = 0 ]; then
        return
    fi
    echo "FAILED: $name: expected '$words', status $status, said:"
    echo "$said"
    failures=$((failures + 1))
}

start
expect "a lawful tree" ""

start
write base/bad.c '' '#include "budget/model.h"'
expect "a folder looks up" \
    "src/base/bad.c:2: base may not include budget/model.h"

start
write recognize/bad.c '#include "read/read.h"'
expect "one header of a folder is allowed, not the folder" \
    "recognize may not include read/read.h"

start
write cli/check.c '#include "yusuan.h"' '#  include "base/place.h"'
expect "the command knows the public header only" \
    "src/cli/check.c:2: cli may not include base/place.h"

start
write money/money.c '#include <pango/pango.h>'
expect "a library outside its place" "Pango may not be named here"

start
write export/xlsx.c '#include <xlsxwriter.h>'
expect "a library in its place" ""

start
write layout/flow.c '#include "text/faces.h"'
expect "a library through a header" \
    "src/layout/flow.c:1: text/faces.h brings in Pango"

start
write text/inner.h '#include "text/faces.h"'
write layout/flow.c '#include "text/inner.h"'
expect "a library through two headers" "text/inner.h brings in Pango"

start
write read/odd.c '#include <curl/curl.h>'
expect "a library that no table names" "belongs to no library"

start
write odd/odd.c '#include "base/place.h"'
expect "a folder that no table names" "odd is not in the law's table"

rm -rf "${tree:?}"/*
write README.md 'no tables'
write base/place.c '#include <glib.h>'
expect "a law without tables" "nothing was checked"

echo "$failures failures"
[ "$failures" = 0 ]
