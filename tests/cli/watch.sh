#!/usr/bin/env bash
# watch.sh YUSUAN SOURCE: --watch reports again when a file changes, and ends
# in order; a terminal sees how far a report is, a file does not.
set -uo pipefail
. "$(dirname "$0")/lib.sh"
cp "$evaluation" form.txt
echo '# 自定规则' >rules.txt

# The hash that the report was made from.
made_from() {
    grep -q "$(sha256sum "$1" | cut -d' ' -f1)" out/form/manifest.json
}

env --default-signal=INT "$yusuan" report form.txt --only data \
    --rules rules.txt --watch 2>told &
watching=$!
holds 'a first report' waits 20 made_from form.txt
holds 'it says that it waits' waits 20 grep -q '等待改动' told
echo >>form.txt
holds 'one after a change of the input' waits 20 made_from form.txt
echo '# 又一行' >>rules.txt
holds 'one after a change of the rules' waits 20 made_from rules.txt
printf 'U01 坏\n' >rules.txt
holds 'a bad file is told of' waits 20 grep -q 'rules.txt:1:' told
echo '# 好了' >rules.txt
holds 'and a good one taken again' waits 20 made_from rules.txt
kill -INT $watching
wait $watching
holds 'Ctrl-C ends it in order' test $? = 1
holds 'nothing hidden is left' test "$(ls -A out)" = form

"$yusuan" report form.txt --only data 2>told
holds 'no bar in a file' test "$(grep -c $'\033' told)" = 0
if command -v script >/dev/null; then
    TERM=xterm script -qec "$yusuan report form.txt --only data" shown \
        >/dev/null </dev/null
    holds 'a bar on a terminal' grep -q '100%' shown
    holds 'cleared at the end' grep -q $'\r\033\[K' shown
    TERM=xterm script -qec "$yusuan report -q form.txt --only data" shown \
        >/dev/null </dev/null
    holds 'no bar when quiet' test "$(grep -c '100%' shown)" = 0
    TERM=dumb script -qec "$yusuan report form.txt --only data" shown \
        >/dev/null </dev/null
    holds 'none that the terminal cannot draw' \
        test "$(grep -c $'\033' shown)" = 0
fi
exit $failed
