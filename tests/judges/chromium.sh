#!/usr/bin/env bash
# Install a real browser, fonts of many scripts, Playwright to drive it and axe-core to judge what
# it shows, the last two in a place of their own. They are test tools only.
set -euo pipefail
cd "$(dirname "$0")/../.."
place=.venvs/chromium
fonts=(fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
if ! command -v chromium >/dev/null || ! dpkg --status "${fonts[@]}" >/dev/null 2>&1; then
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends chromium "${fonts[@]}" >/dev/null
fi
if [ ! -f "$place/axe/package/axe.min.js" ]; then
    rm -rf "$place"
    python3 -m venv "$place"
    "$place/bin/python" -m pip --quiet --disable-pip-version-check install 'playwright>=1.49,<2'
    mkdir "$place/axe"
    npm pack --silent --pack-destination "$place/axe" 'axe-core@^4.10' >/dev/null
    tar -xzf "$place"/axe/axe-core-*.tgz -C "$place/axe"
fi
