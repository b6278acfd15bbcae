#!/usr/bin/env bash
# Brings the fonts of manifest.tsv into files/: single files out of Debian
# packages, the simplified Chinese face cut from the collections.
#
#   fetch.sh              from the system's packages or the package archive
#   fetch.sh --from DIR   from a folder: packages (.deb), the files inside them,
#                         or files fetched on another machine; no network
#   fetch.sh --any        with --from: take files that differ from the manifest
#   fetch.sh --verify     hash what is there, fetch nothing
#
# files/manifest.tsv then says what was really taken (version, size, hash);
# yusuan reads that one. The names of the columns are the first line.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
. "$here/../scripts/lib.sh"
pinned=$here/manifest.tsv
files=$here/files
from=
any=no
verify=no

usage()
{
    sed -n '2,/^set /{s/^# \{0,1\}//;/^set /d;p}' "$0"
}

# Rows of a manifest without its header, one for each file.
rows_of()
{
    tail -n +2 "$1" | awk -F'\t' '!seen[$4]++'
}

# True if every file has the size and date it had when it was fetched, for
# the manifest of today.
is_fetched()
{
    cmp -s "$pinned" "$files/pinned.tsv" || return 1
    [ -f "$files/manifest.tsv" ] || return 1
    local file size date rest
    while IFS=$'\t' read -r _ _ _ file _ _ _ _ size date rest; do
        [ "$(stat -c '%s %Y' "$files/$file" 2>/dev/null)" = "$size $date" ] ||
            return 1
    done < <(rows_of "$files/manifest.tsv")
}

hash_of()
{
    sha256sum "$1" | cut -d' ' -f1
}

verify_all()
{
    local bad=0 file sha
    [ -f "$files/manifest.tsv" ] || die "no fonts yet: run fonts/fetch.sh"
    while IFS=$'\t' read -r _ _ _ file _ _ _ _ _ _ sha; do
        if [ "$(hash_of "$files/$file" 2>/dev/null)" = "$sha" ]; then
            say "good     $file"
        else
            say "ALTERED  $file"
            bad=1
        fi
    done < <(rows_of "$files/manifest.tsv")
    return $bad
}

# The functions below print where a file of a package can be read, of which
# package and which version it is ('-': not known), parted by tabs. Distributions
# rename packages, leave empty ones of the old name, and move files: a package may
# have other names, behind commas, and a file is looked for by its name in each.
member_from_folder()
{
    local packages=$1 base=$2 package deb
    if [ -f "$from/$base" ]; then
        printf '%s\t%s\t-\n' "$from/$base" "${packages%%,*}"
        return
    fi
    for package in ${packages//,/ }; do
        for deb in "$from/$package"_*.deb; do
            [ -f "$deb" ] && unpack "$deb" "$package" "$base" && return
        done
    done
    die "$from holds neither $base nor a package of ${packages//,/, } with it"
}

member_from_archive()
{
    local packages=$1 version=$2 base=$3 package deb
    for package in ${packages//,/ }; do
        [ -n "$(find "$work" -maxdepth 1 -name "${package}_*.deb")" ] ||
            (cd "$work" && download "$package" "$version") || continue
        deb=$(find "$work" -maxdepth 1 -name "${package}_*.deb")
        unpack "$deb" "$package" "$base" && return
    done
    die "cannot fetch $base of ${packages//,/ or }. Without network:" \
        "fonts/fetch.sh --from DIR"
}

# Fails where the package does not have the file.
unpack()
{
    local deb=$1 package=$2 base=$3
    mkdir -p "$work/$package"
    dpkg-deb --fsys-tarfile "$deb" |
        tar -x -C "$work/$package" -f - --wildcards "*/$base" 2>/dev/null ||
        return 1
    printf '%s\t%s\t%s\n' "$(find "$work/$package" -type f -name "$base")" \
        "$package" "$(dpkg-deb --field "$deb" Version)"
}

# Rather in the version of the manifest.
download()
{
    local package=$1 version=$2
    say "fetching $package $version"
    apt_download "$package=$version" 2>/dev/null && return
    quietly "$root/build/packages.log" apt_update || true
    apt_download "$package=$version" 2>/dev/null && return
    say "note: the archive has no $package $version; taking what it has"
    apt_download "$package" 2>/dev/null
}

find_member()
{
    local packages=$1 version=$2 member=$3 installed
    if [ -n "$from" ]; then
        member_from_folder "$packages" "$(basename "$member")"
        return
    fi
    has_command apt-get ||
        die "this system has no apt-get: collect the files named in" \
            "fonts/manifest.tsv and run fonts/fetch.sh --from DIR"
    installed=$(package_version "${packages%%,*}")
    if [ "$installed" = "$version" ] && [ -f "$member" ]; then
        printf '%s\t%s\t%s\n' "$member" "${packages%%,*}" "$installed"
    else
        member_from_archive "$packages" "$version" "$(basename "$member")"
    fi
}

# What a cut face keeps: every script of Chinese texts and the marks around
# them, rare Han characters included; not the 11,000 Korean syllables.
kept=0-312F,3190-33FF,3400-4DBF,4E00-9FFF,F900-FAFF,FE10-FE4F,FF00-FFEF
kept=$kept,20000-2FFFF

# Cut one face out of a collection. Lines are set from the plain characters, so
# alternate glyphs are left out, and hints with them: pages are printed, and
# the glyphs become a fifth smaller in every PDF.
cut_face()
{
    has_command hb-subset ||
        die "hb-subset is missing (Debian: libharfbuzz-bin)"
    hb-subset --font-file="$1" --face-index="$2" --unicodes="$kept" \
        --layout-features=kern --no-hinting --name-IDs='*' \
        --output-file="$3"
}

# Says what a file that is not the pinned one means, or refuses it.
judge_difference()
{
    local file=$1 package=$2 version=$3 found=$4 face=$5
    if [ "$found" != "$version" ] && [ "$found" != - ]; then
        say "warning: $file comes from $package $found, not $version:" \
            "lines may break elsewhere than in the golden pages"
    elif [ -n "$from" ] && [ "$any" = no ]; then
        die "$file from $from is not the file of the manifest" \
            "(--any takes it all the same)"
    elif [ -n "$from" ]; then
        say "warning: $file from $from differs from the manifest"
    elif [ "$face" = - ]; then
        die "$file of $package $version is not the file of the manifest:" \
            "altered or damaged"
    else
        say "warning: $file was cut by another hb-subset and differs from" \
            "the manifest byte by byte; its glyphs are those of" \
            "$package $version"
    fi
}

# One row of the manifest: prints the row as it really came out.
fetch_one()
{
    local role=$1 family=$2 style=$3 file=$4 package=$5 version=$6
    local member=$7 face=$8 sha=${11}
    local path found got part=$work/$file
    if [ -n "$from" ] && [ "$(hash_of "$from/$file" 2>/dev/null)" = "$sha" ]
    then
        cp -p "$from/$file" "$part"
        found=$version package=${package%%,*}
    else
        IFS=$'\t' read -r path package found < <(
            find_member "$package" "$version" "$member") || exit 1
        if [ "$face" = - ]; then
            cp -p "$path" "$part"
        else
            cut_face "$path" "$face" "$part"
            touch -r "$path" "$part"
        fi
    fi
    got=$(hash_of "$part")
    [ "$got" = "$sha" ] ||
        judge_difference "$file" "$package" "$version" "$found" "$face"
    chmod 644 "$part"
    mv "$part" "$files/$file"
    [ "$found" != - ] || found=$version
    printf '%s\t' "$role" "$family" "$style" "$file" "$package" "$found" \
        "$member" "$face"
    printf '%s\t%s\t%s\n' $(stat -c '%s %Y' "$files/$file") "$got"
}

# files/manifest.tsv: all rows of the pinned one with what was really taken.
write_manifest()
{
    awk -F'\t' -v OFS='\t' '
        NR == FNR { row[$4] = $0; next }
        FNR == 1 { print; next }
        { n = split(row[$4], f, "\t"); f[1] = $1; f[2] = $2; f[3] = $3
          line = f[1]; for (i = 2; i <= n; i++) line = line OFS f[i]
          print line }' "$work/taken.tsv" "$pinned" >"$work/manifest.tsv"
    mv "$work/manifest.tsv" "$files/manifest.tsv"
    chmod 644 "$files/manifest.tsv"
}

fetch_all()
{
    local row
    mkdir -p "$files"
    rm -f "$files/pinned.tsv"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    while IFS=$'\t' read -r -a row; do
        fetch_one "${row[@]}" >>"$work/taken.tsv" || exit 1
    done < <(rows_of "$pinned")
    write_manifest
    cp "$pinned" "$files/pinned.tsv"
    say "fonts are in fonts/files"
}

while [ $# -gt 0 ]; do
    case $1 in
    --from) [ $# -gt 1 ] || die "--from wants a folder"
            from=$(cd "$2" && pwd) || exit 2
            shift ;;
    --any) any=yes ;;
    --verify) verify=yes ;;
    -h | --help) usage; exit 0 ;;
    *) die "unknown option $1 (--help lists them)" ;;
    esac
    shift
done

if [ $verify = yes ]; then
    verify_all
elif ! is_fetched; then
    [ -n "$from" ] || need_packages "${font_packages[@]}"
    fetch_all
fi
