#!/usr/bin/env bash
# run.sh YUSUAN SOURCE TOOLS: the pages under vnu, axe-core and Chromium. Exits
# 77 (skipped) where the tools are not there. TOOLS is where npm installs.
set -euo pipefail
yusuan=$1 source=$2 tools=$3
here=$source/tests/web

for command in node npm java "${CHROMIUM:-chromium}"; do
    if ! command -v "$command" >/dev/null 2>&1; then
        echo "web: skipped, there is no $command (Debian: nodejs npm chromium" \
            "default-jre-headless)"
        exit 77
    fi
done
CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
export CHROMIUM

if ! cmp -s "$here/package-lock.json" "$tools/installed.json"; then
    mkdir -p "$tools"
    cp "$here/package.json" "$here/package-lock.json" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$here/package-lock.json" "$tools/installed.json"
fi
exec node "$here/check.js" "$tools" "$yusuan" "$source"
