#!/usr/bin/env bash
# Install pywb, the replay judge of our WARC files, in a virtual environment of its own: it pins old
# versions of much that we use ourselves. It is a test tool only.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=.venvs/pywb
[ -x "$place/bin/wayback" ] && exit 0
rm -rf "$place"
python3 -m venv "$place"
"$place/bin/python" -m pip --quiet --disable-pip-version-check install 'pywb>=2.10,<2.11'
