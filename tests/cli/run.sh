#!/usr/bin/env bash
# run.sh YUSUAN SOURCE: holds the command to what it promises of exit status,
# of where it talks, and of what it leaves behind.
set -uo pipefail
yusuan=$1
samples=$2/samples
warned=$2/tests/cases/科目代码与名称不符/input.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset LANGUAGE LC_ALL LC_MESSAGES LANG NO_COLOR
failed=0

# expect STATUS PATTERN-OF-STDERR ARGUMENT...: "" is silence
expect() {
    local status=$1 pattern=$2
    shift 2
    "$yusuan" "$@" >stdout 2>stderr </dev/null
    local got=$?
    if [ "$got" != "$status" ]; then
        echo "yusuan $*: $got, not $status: $(cat stderr)"
        failed=1
    elif [ -z "$pattern" ] && [ -s stderr ]; then
        echo "yusuan $*: talks: $(cat stderr)"
        failed=1
    elif ! grep -q -- "$pattern" stderr && [ -n "$pattern" ]; then
        echo "yusuan $*: does not say “$pattern”: $(cat stderr)"
        failed=1
    fi
}

# holds NAME COMMAND...: the command succeeds
holds() {
    local name=$1
    shift
    if ! "$@"; then
        echo "$name does not hold"
        failed=1
    fi
}

evaluation=$(ls "$samples"/self-evaluation*.txt | head -1)
cp "$evaluation" form.txt
mkdir b && cp form.txt b/form.csv && : >empty.txt && : >file

# Wrong use says what is wrong and does no work.
expect 2 '缺少命令'
expect 2 '没有命令' nonsense
expect 2 '用法：yusuan report' report
expect 2 '用法：yusuan show' show form.txt empty.txt
expect 2 '没有选项--theme' report --theme x form.txt
expect 2 '没有选项-x' check -x form.txt
expect 2 '没有选项--date' check --date 2026-01-01 form.txt
expect 2 '缺少N' check form.txt --year
expect 2 '不带参数' check --json=1 form.txt
expect 2 '不是年度' check --year 20x6 form.txt
expect 2 '不是YYYY-MM-DD' report --date 2026-02-30 form.txt
expect 2 'hide、show' report --contacts=maybe form.txt
expect 2 '没有“pdx”' report --only pdx form.txt
expect 2 '没有“thick”' report --style thick form.txt
expect 2 '没有规则R99' check --explain R99
expect 2 '没有命令' help nonsense
expect 2 '同一个文件夹form' report form.txt b/form.csv
holds 'no output after wrong use' test ! -e out

# What cannot be read, what cannot be written.
expect 3 'missing.txt' show missing.txt
expect 3 'empty.txt' report empty.txt
holds 'no output after a bad input' test ! -e out
expect 4 'file' report form.txt -o file/below
expect 3 'fonts/fetch.sh' fonts --fonts b

# Help and the like.
expect 0 '' --version
expect 0 '' --help
expect 0 '' help
expect 0 '' help check
expect 0 '' report --help
expect 0 '' check --explain r25
holds '--explain R25 explains' grep -q '^R25 ' stdout

# Documents: standard output is data, standard error is talk.
expect 1 '' show form.txt
expect 1 '' show --json form.txt
expect 1 '' check -- form.txt
holds 'check ends with a verdict' grep -q '^结论：' stdout
holds 'no colours in a file' test "$(grep -c $'\033' stdout)" = 0
expect 1 '' check --json form.txt b/../form.txt
holds 'two documents are a list' grep -q '^\[' stdout
expect 3 'missing.txt' check form.txt missing.txt
holds 'the good one is shown all the same' grep -q '^结论：' stdout
"$yusuan" show - <form.txt >piped 2>&1
expect 1 '' show form.txt
holds 'standard input gives the same' cmp -s piped stdout
LANG=en_US.UTF-8 "$yusuan" check form.txt >english 2>&1
holds 'English by LANG' grep -q '^Verdict: ' english
LANGUAGE=zh_CN LANG=en_US.UTF-8 "$yusuan" check form.txt >chinese 2>&1
holds 'LANGUAGE before LANG' grep -q '^结论：' chinese
"$yusuan" show form.txt >/dev/full 2>stderr
holds 'a full disk is status 4' test $? = 4

# Strictness: warnings count where they are asked to.
expect 0 '' check "$warned"
expect 1 '' check --strict "$warned"

# Reports.
expect 1 'out/form' report form.txt --only data
holds 'data is written' test -s out/form/data/budget.json
holds 'and only data' test ! -e out/form/index.html
holds 'no contacts' test -z "$(grep -l '"phone": "' -r out)"
expect 1 '' report -q form.txt --only data --contacts=show -o shown
holds 'contacts where asked for' grep -q '"phone": "' \
    shown/form/data/budget.json
"$yusuan" report -q - --only data <form.txt
holds 'standard input is stdin' test -s out/stdin/data/budget.json
expect 0 '' templates -q own
holds 'templates are written' test -s own/index.html
expect 4 '不覆盖' templates own
exit $failed
