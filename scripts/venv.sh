#!/bin/sh
# Make the virtual environment .venv, or say in one sentence what it lacks.
# usage: venv.sh PYTHON
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
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv || true
fi
"$python" scripts/preflight.py venv

rm -rf .venv
"$python" -m venv .venv || { rm -rf .venv; exit 1; }
