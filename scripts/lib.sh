# What the scripts share: talking, packages, fonts, building. Sourced, never
# run; $root is the checkout.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Debian packages, one list for each purpose. README.md has the names of other
# systems.
build_packages=(
    gcc libc6-dev cmake ninja-build pkg-config
    libglib2.0-dev libxml2-dev libzip-dev libfreexl-dev libgsf-1-dev
    libutf8proc-dev libpango1.0-dev libcairo2-dev libharfbuzz-dev
    zlib1g-dev libxlsxwriter-dev libsqlite3-dev libjansson-dev
    icc-profiles-free libpoppler-glib-dev poppler-data
)
test_packages=(
    libcmocka-dev poppler-utils qpdf libqpdf-dev libpng-dev
    libpdfbox2-java libfontbox2-java libcommons-logging-java
    libactivation-java libjaxb-api-java
)
# Programs, each with its package: they are often there from elsewhere, and two
# sources of one program do not mix.
test_programs=(node:nodejs npm:npm chromium:chromium java:default-jre-headless
    sqlite3:sqlite3 unzip:unzip soffice:libreoffice-calc-nogui)
font_packages=(libharfbuzz-bin)
lint_programs=(clang-format:clang-format clang-tidy:clang-tidy)

say()
{
    printf '%s\n' "$*" >&2
}

die()
{
    say "${0##*/}: $*"
    exit 1
}

has_command()
{
    command -v "$1" >/dev/null 2>&1
}

# Runs a command with its talk kept in a file, shown only if it fails.
quietly()
{
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

# The same, but seen on a terminal.
watched()
{
    if [ -t 2 ]; then
        "${@:2}" >&2
    else
        quietly "$@"
    fi
}

# The version of an installed Debian package, or nothing.
package_version()
{
    dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null |
        sed -n 's/^installed //p' || true
}

# Runs a command as the administrator; fails where that is not possible.
as_root()
{
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif has_command sudo; then
        sudo "$@"
    else
        return 1
    fi
}

apt_update()
{
    as_root apt-get -qq update
}

apt_install()
{
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 -o APT::Install-Recommends=false \
        install -y "$@"
}

# Into the present folder. The archive's own user may not write there.
apt_download()
{
    local sandbox=()
    [ "$(id -u)" != 0 ] || sandbox=(-o APT::Sandbox::User=root)
    apt-get -qq "${sandbox[@]}" download "$@" >&2
}

# Those of the named packages that are not installed, a line each.
missing_packages()
{
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" \
            2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

# Installs those of the named packages that are missing; nothing, and no
# network, when all are there.
need_packages()
{
    local missing
    if ! has_command dpkg-query; then
        say "note: not a Debian system; README.md names the packages to install"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    local by_hand="apt-get install ${missing[*]}"
    if [ "$(id -u)" != 0 ] && ! has_command sudo; then
        die "packages are missing that only the administrator may install:" \
            "$by_hand"
    fi
    say "installing: ${missing[*]}"
    quietly "$root/build/packages.log" apt_update ||
        say "note: the package lists could not be renewed"
    quietly "$root/build/packages.log" apt_install "${missing[@]}" ||
        die "could not install what is missing; to be done by hand: $by_hand"
}

# The same for programs, given as program:package.
need_programs()
{
    local each packages=()
    for each in "$@"; do
        has_command "${each%%:*}" || packages+=("${each#*:}")
    done
    [ ${#packages[@]} -eq 0 ] || need_packages "${packages[@]}"
}

need_fonts()
{
    "$root/fonts/fetch.sh" || die "the fonts are not complete"
}

# Configures and builds a preset into build/<preset>/.
build_preset()
{
    local preset=$1
    say "building $preset"
    (cd "$root" &&
        quietly "build/$preset/configure.log" cmake --preset "$preset" &&
        watched "build/$preset/build.log" cmake --build --preset "$preset") ||
        die "could not build the preset $preset"
}
