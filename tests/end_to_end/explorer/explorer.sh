#!/bin/bash
# explorer.sh PROGRAM SOURCE_FOLDER FOLDER: writes pages of the samples, of a part of them, and of a
# document that is as hostile as can be, and drives them in a browser. Screenshots stay in FOLDER.
set -euo pipefail
program=$1 source=$2 folder=$3
here=$source/tests/end_to_end/explorer

skip() { echo "skipped: $1"; exit 77; }
"$program" plugins outputs/html >/dev/null 2>&1 || skip "the html output was not built"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || skip "there is no Chromium"
command -v npm >/dev/null || skip "there is no npm"

mkdir -p "$folder"
if ! cmp -s "$here/package-lock.json" "$folder/installed.json"; then
  cp "$here"/{package.json,package-lock.json,.npmrc} "$folder"
  (cd "$folder" && npm ci --prefer-offline --fetch-retries=1 >/dev/null 2>&1) || skip "npm cannot fetch playwright-core"
  cp "$here/package-lock.json" "$folder/installed.json"
fi

pipeline=$source/pipelines/default.json
"$program" run "$pipeline" --output "$folder/samples" --quiet
"$program" run "$pipeline" --output "$folder/part" --quiet \
  --set '/outputs=[{"plugin": "html", "path": "graph.html", "options": {"entities": 12}}]'
"$program" run "$pipeline" "$here/hostile.txt" --output "$folder/hostile" --quiet

cp "$here/explorer_test.mjs" "$folder"
node "$folder/explorer_test.mjs" "$chromium" "$folder" "$program" "$pipeline"
