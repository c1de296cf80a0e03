#!/bin/bash
# From a fresh Debian 12 to a knowledge graph of the sample documents: installs what is missing,
# builds docweave and runs pipelines/default.json. Run it as often as you like.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. cmake/packages.sh

install_packages "${build_packages[@]}"
install_viewer_packages

echo "Building build/release/bin/docweave"
quietly cmake --preset release
quietly cmake --build --preset release

echo "Reading pipelines/samples"
build/release/bin/docweave run pipelines/default.json --output out --quiet

echo
docs/digest.sh out/graph.nq
echo
echo "The graph: $PWD/out/graph.jsonld, graph.graphml and graph.nq"
if [[ -f out/graph.html ]]; then echo "To explore in a browser: $PWD/out/graph.html"; fi
echo "Now yours: $PWD/build/release/bin/docweave run default FOLDER -o OUT"
