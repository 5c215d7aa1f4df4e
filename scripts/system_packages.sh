#!/bin/sh
# Install what the tests need of Debian, where that is possible without asking.
set -u

any() {
    for name; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

missing() {
    any chromium-headless-shell || echo chromium-headless-shell
    any faketime || echo faketime
    any initdb /usr/lib/postgresql/*/bin/initdb || echo postgresql
}

packages=$(missing | xargs)
[ -z "$packages" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    sudo=
else
    sudo="sudo -n"
fi
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages && exit 0
fi
echo "Les tests qui en ont besoin vont échouer ; installez d’abord :" \
    "sudo apt-get install $packages" >&2
