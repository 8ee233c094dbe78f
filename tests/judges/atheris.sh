#!/usr/bin/env bash
# Install atheris, which guides fuzzing by what code was reached, in a virtual environment of its own.
# It is a test tool only.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=.venvs/atheris
[ -x "$place/bin/python" ] && "$place/bin/python" -c 'import atheris' 2>/dev/null && exit 0
rm -rf "$place"
python3 -m venv "$place"
"$place/bin/python" -m pip --quiet --disable-pip-version-check install 'atheris>=2.3,<4'
"$place/bin/python" -m pip --quiet --disable-pip-version-check install --require-hashes --requirement tests/locks/dev.txt
