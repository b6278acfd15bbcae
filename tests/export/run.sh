#!/usr/bin/env bash
# run.sh YUSUAN SOURCE TOOLS: the open data of the samples against their text, by
# the rules of data packages, and asked the questions of docs/data.md. Exits 77
# (skipped) where the tools are not there. TOOLS is where npm installs.
set -euo pipefail
yusuan=$1 source=$2 tools=$3
here=$source/tests/export
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for command in node npm sqlite3 unzip; do
    if ! command -v "$command" >/dev/null 2>&1; then
        echo "export: skipped, there is no $command"
        exit 77
    fi
done
if ! cmp -s "$here/package-lock.json" "$tools/installed.json"; then
    mkdir -p "$tools"
    cp "$here/package.json" "$here/package-lock.json" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$here/package-lock.json" "$tools/installed.json"
fi

failed=0
for document in "$source"/samples/*; do
    name=$(basename "${document%.*}")
    mkdir "$work/$name"
    node "$here/truth.js" "$yusuan" "$document" "$work/$name" || failed=1
    node "$here/package.js" "$work/$name"/*/data "$tools" || failed=1
    database=$(echo "$work/$name"/*/data/budget.sqlite)
    [ "$(sqlite3 "$database" 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ] ||
        { echo "$name: the database is not whole"; failed=1; }
done

# Each answer was compared with the text.
document=$(ls "$source"/samples/*2022-budget.txt)
database=$(echo "$work/$(basename "${document%.*}")"/*/data/budget.sqlite)
awk '/^```sql$/ { inside = 1; next } /^```$/ { if (inside) print "SELECT \"--\";"; inside = 0 } inside' \
    "$source/docs/data.md" | sed "s/\"--\"/'--'/" | sqlite3 "$database" >"$work/answers.txt"
[ -z "${UPDATE:-}" ] || cp "$work/answers.txt" "$here/answers.txt"
diff -u "$here/answers.txt" "$work/answers.txt" || failed=1

# A file that somebody has open and locked is no obstacle.
copy=$work/locked
mkdir "$copy"
"$yusuan" report "$document" -o "$copy" --only data --quiet || [ $? = 1 ]
locked=$(echo "$copy"/*/data/budget.sqlite)
{ echo 'BEGIN EXCLUSIVE;'; sleep 20; } | sqlite3 "$locked" >/dev/null 2>&1 &
holder=$!
"$yusuan" report "$document" -o "$copy" --only data --quiet || [ $? = 1 ] || failed=1
kill "$holder" 2>/dev/null || true
[ "$(sqlite3 "$copy"/*/data/budget.sqlite 'PRAGMA integrity_check')" = ok ] || failed=1

# A disk that takes only so much: said, and the old files stay.
before=$(cat "$copy"/*/data/* | sha256sum)
for blocks in 8 64 200 400; do
    status=0
    (trap '' XFSZ; ulimit -f $blocks
        "$yusuan" report "$document" -o "$copy" --only data --quiet) 2>"$work/said" || status=$?
    [ $status = 4 ] || { echo "a limit of $blocks blocks: exit $status"; failed=1; }
    [ -s "$work/said" ] || { echo "a limit of $blocks blocks: nothing is said"; failed=1; }
    [ "$before" = "$(cat "$copy"/*/data/* | sha256sum)" ] ||
        { echo "a limit of $blocks blocks: the old files are changed"; failed=1; }
done
exit $failed
