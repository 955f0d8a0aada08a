# Sourced: install_debian PACKAGE... installs Debian or Ubuntu packages where this user may; false where not.
install_debian() {
    local as=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as=(sudo -n)
    fi
    echo "Installing the Debian packages $* ..."
    "${as[@]}" apt-get update -qq >/dev/null 2>&1 || true
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}
