#!/usr/bin/env bash
# Fetch ReplayWeb.page, a replay judge of our WACZ files (AGPL: a test tool only, never shipped).
set -euo pipefail
cd "$(dirname "$0")/../.."
place=.venvs/replaywebpage
[ -f "$place/package/ui.js" ] && exit 0
rm -rf "$place"
mkdir -p "$place"
npm pack --silent --pack-destination "$place" 'replaywebpage@^2.4' >/dev/null
tar -xzf "$place"/replaywebpage-*.tgz -C "$place"
