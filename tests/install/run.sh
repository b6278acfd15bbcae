#!/usr/bin/env bash
# run.sh BUILD SOURCE CC [FLAG...]: the program is installed into an empty
# folder; there it runs, and a program is built against it by pkg-config.
set -euo pipefail
build=$1 source=$2 cc=$3
flags=("${@:4}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset LANGUAGE LC_ALL LC_MESSAGES LANG
document=$(ls "$source"/samples/self-evaluation*.txt | head -1)

fail() {
    echo "$*"
    exit 1
}

cmake --install "$build" --prefix "$work/usr" >/dev/null
for file in bin/yusuan include/yusuan.h share/man/man1/yusuan.1 \
    share/man/man3/libyusuan.3; do
    [ -s "$work/usr/$file" ] || fail "$file is not installed"
done
[ "$(find "$work/usr/include" -type f | wc -l)" = 1 ] ||
    fail "more than one header is installed"
"$work/usr/bin/yusuan" --version >/dev/null || fail "it does not run"

config=$(dirname "$(find "$work/usr" -name yusuan.pc)")
export PKG_CONFIG_PATH=$config
read -ra uses <<<"$(pkg-config --cflags --libs yusuan)"
"$cc" -std=c11 -pedantic -Wall -Wextra -Werror "${flags[@]}" \
    -o "$work/program" "$source/tests/install/program.c" "${uses[@]}"
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(pkg-config --variable=libdir yusuan)
status=0
said=$("$work/program" "$document" "$work/out") || status=$?
[ $status = 1 ] || fail "the program ended with $status"
[ "$said" = "$(pkg-config --modversion yusuan) ${said#* }" ] ||
    fail "another version: $said"
[ -s "$work/out/document/data/budget.json" ] || fail "no data: $said"

# Nothing but the functions of the header is seen from outside.
nm -D --defined-only "$LD_LIBRARY_PATH/libyusuan.so" |
    sed -n 's/.* [TDB] //p' | grep -v '^yusuan_' |
    grep -vE '^(_init|_fini|_edata|_end|__bss_start|__asan|__odr_asan)' \
        >"$work/others" || true
[ ! -s "$work/others" ] || fail "also exported: $(head -3 "$work/others")"
