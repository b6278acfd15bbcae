# The include law: awk -f law.awk README.md FILE..., run in src/.
# Reads the two tables of README.md (folders; libraries), then says of every
# include that they do not allow where it stands. Ends with 1 if there was one.

function words(text, into,    n, parts, i, count)
{
    n = split(text, parts, "`")
    for (i = 2; i <= n; i += 2)
        into[++count] = parts[i]
    return count + 0
}

function pattern(glob)
{
    gsub(/[.]/, "[.]", glob)
    gsub(/[*]/, ".*", glob)
    return "^" glob "$"
}

function owner(file)
{
    return file ~ /\// ? substr(file, 1, index(file, "/") - 1) : file
}

function complain(file, line, what)
{
    print "src/" file ":" line ": " what
    bad++
}

function fits(name, patterns,    parts, n, i)
{
    n = split(patterns, parts, " ")
    for (i = 1; i <= n; i++)
        if (name ~ pattern(parts[i]))
            return 1
    return 0
}

# The library of a system header: its name, "" for C, POSIX and GLib, or "?".
function library_of(header,    i)
{
    for (i = 1; i <= n_libraries; i++)
        if (fits(header, headers[i]) || fits(header, headers_below[i]))
            return i
    return fits(header, plain) ? 0 : -1
}

function may_name(file, library)
{
    return fits(file, places[library])
}

function project_include(file, line, header)
{
    if (!(header in known) && header !~ /\//)
        header = owner(file) "/" header
    uses[file, ++n_uses[file]] = header
    use_line[file, n_uses[file]] = line
    if (owner(header) == owner(file))
        return
    if (!(owner(file) in law))
        complain(file, line, owner(file) " is not in the law's table")
    else if (!fits(header, law[owner(file)]))
        complain(file, line, owner(file) " may not include " header)
}

function system_include(file, line, header,    library)
{
    library = library_of(header)
    if (library < 0)
        complain(file, line, "<" header "> belongs to no library of the table")
    else if (library && !may_name(file, library))
        complain(file, line, names[library] " may not be named here")
    else if (library)
        named[file, library] = 1
}

# Whoever includes a header that names a library names it too.
function spread(file, seen,    i, j, header)
{
    if (file in seen)
        return
    seen[file] = 1
    for (i = 1; i <= n_uses[file]; i++) {
        header = uses[file, i]
        spread(header, seen)
        for (j = 1; j <= n_libraries; j++) {
            if (!((header, j) in named) || (file, j) in named)
                continue
            named[file, j] = 1
            if (!may_name(file, j))
                complain(file, use_line[file, i],
                         header " brings in " names[j] \
                         ", which may not be named here")
        }
    }
}

FNR == 1 {
    known[FILENAME] = 1
    in_law = FILENAME == ARGV[1]
    section = ""
}

in_law && /^## / { section = $0 }

in_law && section ~ /^## The law/ && /^\| `/ {
    split($0, cell, "|")
    n = words(cell[2], who)
    m = words(cell[3], may)
    for (i = 1; i <= n; i++) {
        law[who[i]] = cell[3] ~ /every folder/ ? "*" : ""
        for (j = 1; j <= m; j++)
            law[who[i]] = law[who[i]] " " \
                (may[j] ~ /[.]/ ? may[j] : may[j] "/*")
    }
}

in_law && section ~ /^## Libraries/ && /^\| / && /`/ {
    split($0, cell, "|")
    n = words(cell[3], header)
    list = below = ""
    for (i = 1; i <= n; i++) {
        list = list " " header[i]
        below = below " " header[i] "*"
    }
    m = words(cell[4], place)
    if (cell[4] ~ /everywhere/) {
        plain = plain " " list " " below
        next
    }
    names[++n_libraries] = cell[2]
    gsub(/ /, "", names[n_libraries])
    headers[n_libraries] = list
    headers_below[n_libraries] = below
    for (i = 1; i <= m; i++)
        places[n_libraries] = places[n_libraries] " " place[i]
}

!in_law && /^[ \t]*#[ \t]*include/ {
    split($0, cell, /[<>"]/)
    files[++n_includes] = FILENAME
    lines[n_includes] = FNR
    included[n_includes] = cell[2]
    quoted[n_includes] = /"/
}

END {
    for (i = 1; i <= n_includes; i++)
        if (quoted[i])
            project_include(files[i], lines[i], included[i])
        else
            system_include(files[i], lines[i], included[i])
    for (i = 1; i <= n_includes; i++)
        spread(files[i], seen)
    if (!n_includes || !n_libraries || !("base" in law)) {
        print "nothing was checked: no tables or no includes"
        bad++
    }
    printf "%d includes, %d against the law\n", n_includes, bad
    exit bad > 0
}
