#!/bin/sh
# Make the virtual environment .venv with the pinned uv in it.
# usage: bootstrap.sh PYTHON
set -eu
python=$1

if ! command -v "$python" >/dev/null; then
    echo "Python est introuvable ($python) ; installez-le puis relancez :" \
        "sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
"$python" scripts/preflight.py python

if ! "$python" scripts/preflight.py venv 2>/dev/null && [ "$(id -u)" = 0 ] &&
    command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv
fi
"$python" scripts/preflight.py venv

"$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
