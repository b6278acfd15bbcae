# The reference of the library from the comments of yusuan.h: each comment with
# the declarations that follow it.
BEGIN {
    print "# libyusuan\n"
    print "Generated from the comments of `src/yusuan.h`. An example that is built in every way stands in `tests/install/example/`.\n"
}
NR == 1, /^$/ { next }
/^#ifdef __cplusplus/ { only_cpp = 1 }
/^#(else|endif)/ { only_cpp = 0 }
only_cpp { next }
/^#|^extern "C"|^}$/ { next }
/^\/\* -+/ { heading = $0; gsub(/^\/\* -+ | *-*$/, "", heading); print "## " heading "\n"; skip = 1; next }
skip && /\*\// { skip = 0; next }
skip { next }
/^\/\*\*/ { text = ""; inside = 1 }
inside {
    line = $0
    sub(/^\/\*\* ?/, "", line); sub(/^ \*  ?/, "", line); sub(/ ?\*\/$/, "", line)
    text = text line "\n"
    if (/\*\/$/) { inside = 0; if (code != "") flush_code(); printf "%s\n", text }
    next
}
/^$/ { if (code != "") flush_code(); next }
/^\/\*/ { next }
{ line = $0; sub(/^YUSUAN_API /, "", line); code = code line "\n" }
END { if (code != "") flush_code() }
function flush_code() { printf "```c\n%s```\n\n", code; code = "" }
