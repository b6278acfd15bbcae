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
expect 2 '没有选项--them' report --them x form.txt
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

# Rules and corrections of people's own: wrong ones end the work before it
# begins, all errors with their lines; good ones are in what is written.
budget=$(ls "$samples"/*2022-budget.txt | head -1)
printf 'U01 甲: 表03.合计.合计\n\nU02 乙 = 0\n' >bad-rules.txt
printf '第3行 第1格 = 1\n' >bad-fix.txt
printf '第1行 第1格 = 1：标题不是金额\n' >misfit.txt
expect 2 '^yusuan: bad-rules.txt:1: ' report --rules bad-rules.txt "$budget"
holds 'every error of the rules is told' grep -q '^bad-rules.txt:3: ' stderr
holds 'no output after bad rules' test ! -e out
expect 2 'bad-fix.txt:1: 没有写理由' report --fix bad-fix.txt "$budget"
expect 2 'misfit.txt:1: 第1行' report --fix misfit.txt "$budget"
holds 'no output after bad corrections' test ! -e out/"$(basename "$budget" .txt)"
expect 3 'missing.txt' check --rules missing.txt "$budget"
expect 2 '一次只用于一个文件' check --fix misfit.txt form.txt "$budget"
expect 2 '没有选项--rules' show --rules bad-rules.txt "$budget"
cat >rules.txt <<'END'
# 自定规则
U01 采购不超过总支出: 表[政府采购].合计.金额 <= 表03.合计.合计
U02 采购不超过公用经费: 表[政府采购].合计.金额 <= 表[基本支出].合计.公用经费
U03 没有的表: 表[没有的表].合计.金额 = 0
END
expect 1 '' check --rules rules.txt "$budget"
holds 'a rule that holds' grep -q '^U01 .*相符 1 ' stdout
holds 'a rule that fails' grep -q '错误 U02: 采购不超过公用经费：' stdout
holds 'a rule without its table' grep -q '^U03 .*数据不足 1' stdout
total=$(grep -n '合 计' "$budget" | sed -n 's/:.*3,490.800000.*//p')
echo "第$total行 第2格 = 3,490.810000：试更正" >fix.txt
expect 1 '' check --json --fix fix.txt "$budget"
holds 'a correction is told' grep -q '"id": "D70"' stdout
holds 'with its reason' grep -q '试更正' stdout
holds 'and judged after it' grep -q '"after_repair": "fails"' stdout

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
