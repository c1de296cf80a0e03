#!/bin/bash
# in_venv.sh FOLDER SCRIPT...: runs a Python script with pyoxigraph and pyshacl, which Debian does not
# have: they are fetched once, into a virtual environment. Exits with 77 where they cannot be had.
set -euo pipefail
folder=$1
shift
packages=(pyoxigraph==0.5.13 pyshacl==0.40.1)

exec 9>"$folder.lock"
flock 9
if [[ ! -e $folder/complete ]]; then
  if ! { /usr/bin/python3 -m venv "$folder" && timeout 300 "$folder/bin/pip" install --quiet --retries 1 \
         "${packages[@]}"; } &>"$folder.log"; then
    rm -rf "$folder"
    echo "${packages[*]} cannot be installed here: $(tail -n 1 "$folder.log")"
    exit 77
  fi
  touch "$folder/complete"
fi
flock -u 9
exec "$folder/bin/python" -B "$@"
