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
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(pkg-config --variable=libdir yusuan)
version=$(pkg-config --modversion yusuan)

# run_example PROGRAM: it works, and finds what others have found.
run_example() {
    local status=0
    "$1" "$document" "$work/out" >"$work/said" || status=$?
    [ $status = 1 ] || fail "$1 ended with $status"
    grep -q "^yusuan $version: self-evaluation, 2021$" "$work/said" ||
        fail "$1 says: $(head -1 "$work/said")"
    cmp "$work/said" "${first:=$work/said}" || fail "$1 says something else"
    [ -s "$work/out/document/data/budget.json" ] || fail "$1: no data"
    rm -r "$work/out"
}

# By pkg-config, as C and as C++, shared and static.
example=$source/tests/install/example/summary.c
read -ra shared <<<"$(pkg-config --cflags --libs yusuan)"
read -ra static <<<"$(pkg-config --static --cflags --libs yusuan |
    sed "s#-lyusuan#$LD_LIBRARY_PATH/libyusuan.a#")"
strict=(-pedantic -Wall -Wextra -Werror "${flags[@]}")
"$cc" -std=c11 "${strict[@]}" -o "$work/c" "$example" "${shared[@]}"
c++ -std=c++17 "${strict[@]}" -o "$work/c++" -x c++ "$example" -x none \
    "${shared[@]}"
"$cc" -std=c11 "${strict[@]}" -o "$work/static" "$example" "${static[@]}"
for program in c c++ static; do
    run_example "$work/$program"
done
! ldd "$work/static" | grep -q libyusuan || fail "the static one is not"

# By CMake.
cmake -S "$source/tests/install/example" -B "$work/cmake" \
    -DCMAKE_PREFIX_PATH="$work/usr" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_C_FLAGS="${flags[*]}" >/dev/null
cmake --build "$work/cmake" >/dev/null
run_example "$work/cmake/summary"
run_example "$work/cmake/summary-static"

# Every function of the header stands in its manual page.
for name in $(sed -n '/YUSUAN_API/,/;/s/.*\b\(yusuan_[a-z_]*\)(.*/\1/p' \
    "$work/usr/include/yusuan.h" | sort -u); do
    grep -q "$name" "$work/usr/share/man/man3/libyusuan.3" ||
        fail "libyusuan(3) does not name $name"
done

# Nothing but the functions of the header is seen from outside.
nm -D --defined-only "$LD_LIBRARY_PATH/libyusuan.so" |
    sed -n 's/.* [TDB] //p' | grep -v '^yusuan_' |
    grep -vE '^(_init|_fini|_edata|_end|__bss_start|__asan|__odr_asan)' \
        >"$work/others" || true
[ ! -s "$work/others" ] || fail "also exported: $(head -3 "$work/others")"
