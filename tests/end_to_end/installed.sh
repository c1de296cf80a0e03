#!/bin/bash
# installed.sh CMAKE BUILD_FOLDER: what `cmake --install` puts into a folder runs from there, in any
# working directory, and says of the samples what the program of the build tree says.
set -euo pipefail
cmake=$1 build=$2

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$cmake" --install "$build" --prefix "$scratch/prefix" >/dev/null
mkdir "$scratch/elsewhere"
cd "$scratch/elsewhere"
"$build/bin/docweave" run default --output built --quiet
"$scratch/prefix/bin/docweave" run default
for graph in graph.jsonld graph.graphml graph.nq; do cmp "built/$graph" "out/$graph"; done
