#!/usr/bin/env bash
# Make a virtual environment with the locked packages and Alongside itself.
set -euo pipefail
venv=$1 locked=$2 python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Alongside needs Python 3.11 or later; '$python' is not. Install one and say: make PYTHON=python3.12 demo" >&2
    exit 2
fi
if [ ! -x "$venv/bin/pip" ]; then
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        . "$(dirname "$0")/debian.sh"
        install_debian python3-venv python3-pip || {
            echo "Python's venv module is missing; install the package python3-venv and try again." >&2
            exit 2
        }
    fi
    echo "Making a virtual environment in $venv ..."
    "$python" -m venv "$venv"
fi
echo "Installing the packages of $locked ..."
"$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$locked"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
