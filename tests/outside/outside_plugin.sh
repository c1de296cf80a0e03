#!/bin/bash
# outside_plugin.sh CMAKE BUILD_FOLDER PAGE: installs docweave into a scratch folder, writes out the
# files that the page holds (fences that give a name: ```cpp folder/file.cpp) and does what it says.
set -eu -o pipefail
cmake=$1 build=$2 page=$3

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$cmake" --install "$build" --prefix "$scratch/prefix" > "$scratch/install.log"

cd "$scratch"
awk '/^```[a-z]+ / { file = $2; system("mkdir -p $(dirname " file ")"); next }
     /^```/ { file = "" }
     file != "" { print > file }' "$page"

export CMAKE_PREFIX_PATH="$scratch/prefix" PATH="$scratch/prefix/bin:$PATH"
bash -eux try.sh
