#!/bin/bash
# in_node.sh FOLDER SCRIPT...: runs a script of Node.js with jsonld.js, which is fetched once. Exits with
# 77 where it cannot be had.
set -euo pipefail
folder=$1
shift
package=jsonld@9.0.0

command -v npm >/dev/null || { echo "npm is not installed"; exit 77; }
mkdir -p "$folder"
exec 9>"$folder.lock"
flock 9
if [[ ! -e $folder/complete ]]; then
  if ! timeout 300 npm install --prefix "$folder" --no-audit --no-fund --no-save "$package" &>"$folder.log"; then
    echo "$package cannot be installed here: $(grep -m 1 error "$folder.log" || tail -n 1 "$folder.log")"
    exit 77
  fi
  touch "$folder/complete"
fi
flock -u 9
NODE_PATH="$folder/node_modules" exec node "$@"
