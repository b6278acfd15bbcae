# What the scripts share: talking, packages, building. Sourced, never run.

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

# The version of an installed Debian package, or nothing.
package_version()
{
    dpkg-query -W -f '${db:Status-Status} ${Version}' "$1" 2>/dev/null |
        sed -n 's/^installed //p' || true
}

# Runs a command as the administrator; 'false' where that is not possible.
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
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2
}

apt_install()
{
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends \
        "$@" >&2
}

# Into the present folder, without the archive's own user.
apt_download()
{
    if [ "$(id -u)" = 0 ]; then
        apt-get -qq -o APT::Sandbox::User=root download "$@" >&2
    else
        apt-get -qq download "$@" >&2
    fi
}

# Installs those of the named packages that are missing; nothing, and no
# network, when all are there.
need_packages()
{
    local missing=() name
    has_command dpkg-query ||
        die "this is not a Debian system: README.md names the packages to" \
            "install, fonts/README.md where the fonts come from"
    for name in "$@"; do
        [ -n "$(package_version "$name")" ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] && ! has_command sudo; then
        die "these Debian packages are missing, and only the administrator" \
            "may install them: apt-get install ${missing[*]}"
    fi
    say "installing: ${missing[*]}"
    apt_update || say "note: the package lists could not be renewed"
    apt_install "${missing[@]}" ||
        die "could not install: ${missing[*]}"
}
