#!/usr/bin/env bash
# usage.sh YUSUAN SOURCE: exit status, languages, and where the command talks.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
warned=$2/tests/cases/科目代码与名称不符/input.txt

cp "$evaluation" form.txt
mkdir b && cp form.txt b/form.csv && : >empty.txt && : >file

# Wrong use says what is wrong and does no work.
expect 2 '缺少命令'
expect 2 '没有命令' nonsense
expect 2 '是不是report' reprot form.txt
expect 2 '用法：yusuan report' report
expect 2 '用法：yusuan show' show form.txt empty.txt
expect 2 '没有选项--them；是不是--theme' report --them x form.txt
expect 2 '没有选项-x' check -x form.txt
expect 2 '没有选项--date' check --date 2026-01-01 form.txt
expect 2 '缺少N' check form.txt --year
expect 2 '不带参数' check --json=1 form.txt
expect 2 '不是年度' check --year 20x6 form.txt
expect 2 '不是YYYY-MM-DD' report --date 2026-02-30 form.txt
expect 2 'hide|show' report --contacts=maybe form.txt
expect 2 '没有“pdx”；.*是不是pdf' report --only pdx form.txt
expect 2 '是空的' report --only '' form.txt
expect 2 '没有“thick”' report --style thick form.txt
expect 2 '没有R99' check --explain R99
expect 2 '没有R98' check --explain R01 R98
expect 2 '没有命令' help nonsense
expect 2 '给了两次' report form.txt b/../form.txt
expect 2 '要配一个文件' report form.txt -o -
expect 2 '没有“tcsh”' completions tcsh
expect 2 '没有“nix”；可用overview' report --section nix form.txt
expect 2 '不是页的范围' report --pages 7-3 form.txt
expect 2 '不是页的范围' report --pages 0 form.txt
expect 2 '不是页的范围' report --pages 3-x form.txt
expect 2 '一次只用于一个文件' report --pages 1-2 form.txt "$budget"
expect 2 '要有pdf' report --pages 1 --only data form.txt
expect 2 '要有pdf' report --section overview --only html form.txt
expect 2 '要有html' report --base-url http://a.cn/ --only data form.txt
for url in gov.cn /pub ftp://gov.cn/ http:///x 'https://a.cn/?q' mailto:a@b; do
    expect 2 '不是完整的网址' report --base-url "$url" form.txt
done
for jobs in 0 65 two -1; do
    expect 2 '不是1到64的数' report -j "$jobs" form.txt
done
expect 2 '不能反复读' report --watch -
expect 3 'none.theme' report --theme none.theme form.txt
printf 'nonsense\n' >bad.theme
expect 2 'bad.theme:1: ' report --theme bad.theme form.txt
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
for rule in $(seq -f R%02g 1 52); do
    expect 0 '' check --explain "$rule"
    holds "$rule rests on something" grep -q '' stdout
    LANG=en_US "$yusuan" check --explain "$rule" >english
    holds "$rule has its own English" \
        test "$(comm -12 <(sort stdout) <(sort english) | grep -c .)" = 0
done

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

# Errors from inside speak the same language.
english() {
    LANG=en_US.UTF-8 expect "$@"
    holds "English only: $*" test -z \
        "$(LC_ALL=C grep -P '[\xe4-\xe9]' stderr)"
}
printf '%%PDF-1.4\n' >a.pdf
printf '\xff\xd8\xff' >a.jpg
printf '第3行 第1格 = 1\n' >bad-fix.txt
english 3 'missing.txt: there is no such file' show missing.txt
english 3 'is empty (0 bytes)' show empty.txt
english 3 'the PDF is damaged' show a.pdf
english 3 'is a picture, no text' show a.jpg
english 2 'documents, and show takes one' show "$PWD/b/.."
mkdir -p none
english 3 'has no budget that is read' show none
english 2 'no “thick”' report --style thick form.txt
english 2 'no “pdx”; .*did you mean pdf' report --only pdx form.txt
english 4 'the folder cannot be made: Not a directory' report form.txt -o file/x
english 3 'run fonts/fetch.sh' fonts --fonts b
english 2 'the reason is missing' check --fix bad-fix.txt "$budget"

LANG=C "$yusuan" check form.txt >english 2>&1
holds 'C is English' grep -q '^Verdict: ' english

# Files of one name are told apart by their paths.
expect 1 '' report -q form.txt b/form.csv -o named --only data
holds 'each has its folder' test -s named/b-form/data/budget.json

# One file of one kind to standard output.
expect 1 '' report -q form.txt -o single --only data
expect 1 '' report form.txt -o - --only data
holds 'the JSON as it is written' cmp -s stdout single/form/data/budget.json

# Configuration: this folder's file, what it says in the manifest, its mistakes
# with their lines, and none of it on demand.
mkdir conf && cp form.txt conf/ && cd conf || exit 1
printf '# ours\ndepartment = 某某局\n' >yusuan.conf
expect 1 '' report -q form.txt --only data
holds 'it is in the manifest' grep -q '"file": "yusuan.conf"' out/form/manifest.json
printf '\ndepartmnt = 某某局\nnonsense\ncontacts = maybe\n' >yusuan.conf
expect 2 'yusuan.conf:2: 没有“departmnt”这一项；是不是department' check form.txt
holds 'a line of none' grep -q 'yusuan.conf:3: 要写成' stderr
holds 'a value of none' grep -q 'yusuan.conf:4: .*hide|show' stderr
expect 1 '' check --no-config form.txt
cd ..

# Completions are the tables'.
expect 0 '' completions bash
holds 'bash takes them' bash -n stdout
holds 'with every option' grep -q -- '--no-config' stdout
expect 0 '' completions zsh
expect 0 '' completions fish

# Strictness: warnings count where they are asked to.
expect 0 '' check "$warned"
expect 1 '' check --strict "$warned"

# Rules and corrections of people's own: wrong ones end the work before it
# begins, all errors with their lines; good ones are in what is written.
printf 'U01 甲: 表03.合计.合计\n\nU02 乙 = 0\n' >bad-rules.txt
printf '第1行 第1格 = 1：标题不是金额\n' >misfit.txt
expect 2 '^yusuan: bad-rules.txt:1: ' report --rules bad-rules.txt "$budget"
holds 'every error of the rules is told' grep -q '^yusuan: bad-rules.txt:3: ' stderr
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
holds 'a rule without its table' grep -q '^未能核对：.*U03' stdout
total=$(grep -n '合 计' "$budget" | sed -n 's/:.*3,490.800000.*//p')
echo "第$total行 第2格 = 3,490.810000：试更正" >fix.txt
expect 1 '' check --json --fix fix.txt "$budget"
holds 'a correction is told' grep -q '"id": "D95"' stdout
holds 'with its reason' grep -q '试更正' stdout
holds 'and judged after it' grep -q '"after_repair": "fails"' stdout

# Templates.
expect 0 '' templates -q own
holds 'templates are written' test -s own/page.html
expect 4 '不覆盖' templates own
exit $failed
