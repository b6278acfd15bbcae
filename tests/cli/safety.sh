#!/usr/bin/env bash
# safety.sh YUSUAN SOURCE: whatever happens, what was there stays whole, and
# nothing half-written is left.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
cp "$evaluation" form.txt

# What yusuan did not write is never replaced.
mkdir -p out/kept && cp form.txt kept.txt && echo mine >out/kept/mine
expect 4 '不是yusuan写的' report kept.txt --only data
holds 'a folder of others is left' test "$(cat out/kept/mine)" = mine
mkdir tables && cp form.txt tables/form.csv
before=$(state_of tables)
expect 4 '不是yusuan写的' report tables -o . --only data
holds 'an input is never the output' test "$(state_of tables)" = "$before"
echo mine >out/form
expect 4 '不是文件夹' report form.txt --only data
holds 'a file is left' test "$(cat out/form)" = mine
rm out/form && mkdir real && ln -s ../real out/form
expect 4 '不是文件夹' report form.txt --only data
holds 'a link is left' test -L out/form
rm out/form && mkdir out/form
expect 1 'out/form' report form.txt --only data
holds 'an empty folder is taken' test -s out/form/data/budget.json
echo mine >out/index.html
cp form.txt second.txt
expect 4 'out/index.html' report form.txt second.txt --only html
holds 'a start page of others is left' test "$(cat out/index.html)" = mine
holds 'nothing hidden is left' test -z "$(find out -name '.*')"

# Folders and links that bear the names of what is built.
mkdir -p theirs/.run theirs/.form.new && echo mine >theirs/.run/mine
expect 1 '' report -q form.txt second.txt -o theirs --only html
holds 'a .run of others is left' test "$(cat theirs/.run/mine)" = mine
holds 'a .form.new of others is left' test -d theirs/.form.new
mkdir linked && ln -s ../real linked/.yusuan-new-form
expect 4 '不是文件夹' report form.txt -o linked --only data
holds 'a link is not followed' test -z "$(ls -A real)"

# Characters that would steer a terminal are written out.
printf 'a\033]0;x\007\302\233\342\200\256b' >steer.name
steer=$(cat steer.name).txt
cp form.txt "./$steer"
"$yusuan" check "./$steer" >steered 2>&1
"$yusuan" report "./$steer" -o /proc/yusuan >>steered 2>&1
holds 'no control reaches the terminal' \
    test -z "$(tr -cd '\033\007' <steered)"
holds 'nor do C1 and bidi' test "$(grep -c '\u009b\\u202e' steered)" -gt 0

# Names of every kind.
long=$(printf '名%.0s' $(seq 82))
for name in 'a b' '预算 二〇二二' '-lead' '.hidden' 'two.dots' '100%' "$long"; do
    cp form.txt "./$name.txt"
    expect 1 '' report -q --only data -o names -- "$name.txt"
    holds "$name has its folder" test -s "names/$name/data/budget.json"
done

# What is no document.
head -c 4096 /dev/urandom >noise.bin
: >empty.txt
expect 3 'noise.bin' report noise.bin -o none
expect 3 'empty.txt' report empty.txt -o none
holds 'nothing is made of it' test -z "$(ls -A none 2>/dev/null)"

# A full disk, where one can be made: the old report stays.
if mkdir small && mount -t tmpfs -o size=400k tmpfs small 2>/dev/null; then
    expect 1 '' report -q form.txt -o small --only data
    before=$(state_of small)
    expect 4 '磁盘已满' report form.txt -o small
    holds 'a full disk changes nothing' test "$(state_of small)" = "$before"
    holds 'and keeps nothing' test "$(ls -A small)" = form
    umount small
fi

# A folder that cannot be written, for whom that is so.
if [ "$(id -u)" != 0 ]; then
    mkdir -m 555 closed
    expect 4 '没有权限' report form.txt -o closed
fi
expect 4 '不能建立文件夹' report form.txt -o /proc/yusuan

# Ended in the middle: the old report is whole, and nothing else is there. A
# signal may come before the program holds it back: then it has begun nothing.
"$yusuan" report -q "$budget" -o ended
before=$(state_of ended)
stem=$(basename "$budget" .txt)
whole=$(state_of ended/"$stem")
for signal in INT TERM HUP; do
    for pause in 0.02 0.2 0.4; do
        env --default-signal=$signal \
            "$yusuan" report "$budget" -o ended 2>stderr &
        sleep $pause
        kill -s $signal $! 2>/dev/null
        wait $!
        status=$?
        [ $status = 1 ] || [ $status -gt 128 ] ||
            complain "after $signal: status $status: $(cat stderr)"
        holds "whole after $signal" test "$(state_of ended)" = "$before"
        holds "nothing else after $signal" test "$(ls -A ended)" = "$stem"
    done
done

# Killed in the middle: the next run clears the rest away.
"$yusuan" report -q "$budget" -o ended &
sleep 0.2
kill -KILL $!
wait $! 2>/dev/null
holds 'whole after KILL' test "$(state_of ended/"$stem")" = "$whole"
"$yusuan" report -q "$budget" -o ended
holds 'and cleared by the next' test "$(state_of ended)" = "$before"

# Two at a time: one of them waits for nobody, and the folder is whole.
"$yusuan" report -q "$budget" -o ended 2>first &
"$yusuan" report -q "$budget" -o ended 2>second
one=$?
wait $!
other=$?
holds 'one of two is done' test $one = 1 -o $other = 1
holds 'the other is done or told why not' test \
    $one = $other -o -n "$(grep 另一个yusuan first second)"
holds 'two leave a whole report' test "$(state_of ended)" = "$before"
exit $failed
