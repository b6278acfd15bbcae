#!/usr/bin/env bash
# selftest.sh COMPARE SOURCE WORK: the comparison sees a pixel that is off, a
# paler bar, another size, a picture too many and one too few.
set -euo pipefail
compare=$1 golden=$2/tests/pictures/golden work=$3
rm -rf "$work"
mkdir -p "$work/golden" "$work/got" "$work/report"

# pgm NAME WIDTH HEIGHT GREY [COUNT OTHER]: a plain picture; the first COUNT
# pixels have another grey.
pgm()
{
    awk -v w="$2" -v h="$3" -v grey="$4" -v n="${5:-0}" -v other="${6:-0}" '
        BEGIN { printf "P5\n%d %d\n255\n", w, h
                for (i = 0; i < w * h; i++)
                    printf "%c", i < n ? other : grey }' \
        > "$work/got/$1.pgm"
}

# expect good|bad WHAT
expect()
{
    local state=good
    LC_ALL=C "$compare" "$work/golden" "$work/got" "$work/report" \
        >/dev/null 2>&1 || state=bad
    [ "$state" = "$1" ] || { echo "$2: $state, not $1"; exit 1; }
}

export LC_ALL=C
pgm a 40 20 119
"$compare" "$work/golden" "$work/got" "$work/report" update >/dev/null
expect good "the same picture"
pgm a 40 20 119 4 130
expect good "four pixels of 800 one grey off"
pgm a 40 20 119 5 130
expect bad "five pixels of 800 one grey off"
pgm a 40 20 119 1 68
expect bad "one pixel three greys off"
pgm a 40 21 119
expect bad "another height"
pgm a 40 20 119
pgm b 40 20 119
expect bad "a picture without golden one"
[ -s "$work/report/index.html" ] || { echo "no report"; exit 1; }
rm "$work/got/b.pgm" "$work/got/a.pgm"
expect bad "no picture"
[ "$(ls "$golden" | wc -l)" -gt 30 ] || { echo "few golden pictures"; exit 1; }
