# What the tests of the command share. Sourced with the program and the sources
# as arguments; works in an empty folder that goes at the end.
yusuan=$1
samples=$2/samples
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset LANGUAGE LC_ALL LC_MESSAGES LANG NO_COLOR
failed=0
budget=$(ls "$samples"/*2022-budget.txt | head -1)
evaluation=$(ls "$samples"/self-evaluation*.txt | head -1)

complain() {
    echo "$*"
    failed=1
}

# expect STATUS PATTERN-OF-STDERR ARGUMENT...: "" is silence
expect() {
    local status=$1 pattern=$2
    shift 2
    "$yusuan" "$@" >stdout 2>stderr </dev/null
    local got=$?
    if [ "$got" != "$status" ]; then
        complain "yusuan $*: $got, not $status: $(cat stderr)"
    elif [ -z "$pattern" ] && [ -s stderr ]; then
        complain "yusuan $*: talks: $(cat stderr)"
    elif ! grep -q -- "$pattern" stderr && [ -n "$pattern" ]; then
        complain "yusuan $*: does not say “$pattern”: $(cat stderr)"
    fi
}

# holds NAME COMMAND...: the command succeeds
holds() {
    local name=$1
    shift
    "$@" || complain "$name does not hold"
}

# One line for all that lies below a folder; the same for the same bytes.
state_of() {
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum) |
        sha256sum
}

# waits SECONDS COMMAND...: until the command succeeds
waits() {
    local tenths=$(($1 * 10))
    shift
    while ! "$@" 2>/dev/null; do
        tenths=$((tenths - 1))
        [ $tenths -gt 0 ] || return 1
        sleep 0.1
    done
}
