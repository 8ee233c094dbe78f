#!/usr/bin/env bash
# Install py-wacz, a judge of WACZ files that is not ours, in a virtual environment of its own: it
# brings fifty packages with it. It is a test tool only.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=.venvs/wacz
[ -x "$place/bin/wacz" ] && exit 0
rm -rf "$place"
python3 -m venv "$place"
"$place/bin/python" -m pip --quiet --disable-pip-version-check install 'wacz>=0.6,<0.7'
