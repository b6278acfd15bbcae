# Sizes and leftovers: awk -f style.awk FILE..., with LC_ALL=C. A file has at
# most 600 lines, a function 80, a line 80 columns as displayed (a Han character
# takes two); no tabs, no blanks at the end, nothing marked as left to do.

function complain(what)
{
    print FILENAME ":" FNR ": " what
    bad++
}

# Columns of a UTF-8 text, read as bytes. What East Asian Width calls wide:
# U+2E80-A4CF, AC00-D7A3, F900-FAFF, FE30-FE6F, FF00-FF60, FFE0-FFE6, 20000 on.
function columns(text,    wide)
{
    if (text !~ /[\200-\377]/)
        return length(text)
    wide = gsub(/\342[\272-\277][\200-\277]/, "ww", text)
    wide += gsub(/[\343-\351][\200-\277][\200-\277]/, "ww", text)
    wide += gsub(/\352[\200-\223][\200-\277]/, "ww", text)
    wide += gsub(/\352[\260-\277][\200-\277]/, "ww", text)
    wide += gsub(/[\353-\355][\200-\277][\200-\277]/, "ww", text)
    wide += gsub(/\357[\244-\253\271\274][\200-\277]/, "ww", text)
    wide += gsub(/\357\270[\260-\277]/, "ww", text)
    wide += gsub(/\357\275[\200-\240]/, "ww", text)
    wide += gsub(/\357\277[\240-\246]/, "ww", text)
    wide += gsub(/\360[\240-\277][\200-\277][\200-\277]/, "ww", text)
    gsub(/[\300-\367][\200-\277]*/, "n", text)
    return length(text)
}

function end_file()
{
    if (last_file != "" && last_line > 600) {
        print last_file ": " last_line " lines; 600 are allowed"
        bad++
    }
}

FNR == 1 {
    end_file()
    last_file = FILENAME
    started = 0
}

{
    last_line = FNR
    if (columns($0) > 80)
        complain(columns($0) " columns; 80 are allowed")
    if (/\t/)
        complain("a tab")
    if (/[ \t\r]$/)
        complain("a blank at the end")
    # Split, so that this file may be put to its own test.
    if ($0 ~ "(^|[^A-Za-z_])(TO" "DO|FIX" "ME|X" "XX|HA" "CK)([^A-Za-z_]|$)")
        complain("marked as left to do")
}

# A function: its name at the line's start, its braces too.
/^[a-z_][A-Za-z0-9_]*\(/ { started = FNR; name = $0; sub(/\(.*/, "", name) }
/^}/ {
    if (started) {
        n_functions++
        count[FNR - started + 1]++
        if (FNR - started + 1 > 80)
            complain(name " has " FNR - started + 1 " lines; 80 are allowed")
    }
    started = 0
}

END {
    end_file()
    for (size = 1; size <= 600 && (median == 0 || tenth == 0); size++) {
        sum += count[size]
        if (median == 0 && 2 * sum >= n_functions)
            median = size
        if (tenth == 0 && 10 * sum >= 9 * n_functions)
            tenth = size
    }
    printf "%d functions, half have at most %d lines, nine in ten %d\n",
        n_functions, median, tenth
    printf "%d faults\n", bad
    if (!n_functions)
        print "nothing was checked"
    exit bad > 0 || !n_functions
}
