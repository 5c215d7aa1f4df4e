#!/bin/sh
# Install Debian's Chromium for the browser tests, where that is possible without asking.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done

if [ "$(id -u)" = 0 ]; then
    sudo=
else
    sudo="sudo -n"
fi
if command -v apt-get >/dev/null && $sudo true 2>/dev/null; then
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium && exit 0
fi
echo "Chromium manque : les tests de navigateur vont échouer" \
    "(sudo apt-get install chromium)." >&2
