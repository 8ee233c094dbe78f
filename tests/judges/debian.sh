#!/usr/bin/env bash
# Install the programs of other people that the tests use as judges and as flattening extractors.
set -euo pipefail
programs=(w3m pandoc wget)
missing=()
for program in "${programs[@]}"; do command -v "$program" >/dev/null || missing+=("$program"); done
[ ${#missing[@]} -eq 0 ] && exit 0
apt-get -qq update
DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
