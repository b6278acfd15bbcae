#!/usr/bin/env bash
# The check must find what is wrong: small files, each with one fault, and the
# words that must be said of it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src" "$tree/tests"
failures=0

repeat()
{
    printf "%.0s$2" $(seq "$1")
}

# expect NAME WORDS TEXT: of a file with this text the check says the words; ''
# says that it is content.
expect()
{
    local name=$1 words=$2 said status=0
    { printf '%b\n' "$3"; printf 'int\nmain(void)\n{\n}\n'; } >"$tree/src/a.c"
    said=$("$here/check.sh" "$tree") || status=$?
    if [ -n "$words" ]; then
        [ "$status" = 1 ] && grep -qF -- "$words" <<<"$said" && return
    elif [ "$status" = 0 ]; then
        return
    fi
    echo "FAILED: $name: expected '$words', status $status, said: $said"
    failures=$((failures + 1))
}

function_of()
{
    printf 'void\nf(void)\n{\n%s}' "$(repeat $(($1 - 3)) '    f();\\n')"
}

expect "80 columns" "" "$(repeat 80 a)"
expect "81 columns" "src/a.c:1: 81 columns" "$(repeat 81 a)"
expect "40 Han characters" "" "$(repeat 40 预)"
expect "41 Han characters" "82 columns" "$(repeat 41 预)"
expect "full-width marks" "82 columns" "$(repeat 41 ，)"
expect "narrow marks" "" "$(repeat 80 —)"
expect "a function of 80 lines" "" "$(function_of 80)"
expect "a function of 81 lines" "f has 81 lines" "$(function_of 81)"
expect "a long file" "601 lines" "$(repeat 596 '\\n')"
expect "a tab" "a tab" 'int\ta;'
expect "a blank at the end" "a blank" 'int a; '
expect "left to do" "left to do" "/* TO""DO: more */"
expect "a word that only looks so" "" '/* XX''XXXX */'

echo "$failures failures"
[ "$failures" = 0 ]
