#!/bin/bash
# samples.sh PROGRAM SOURCE_FOLDER PYTHON: the default pipeline on the sample documents, run from
# another working directory: every document is read, the graph has the same bytes with one thread
# and with two, and it says what samples.facts lists.
set -euo pipefail
program=$1 source=$2 python=$3

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
for threads in 1 2; do
  "$program" run "$source/pipelines/default.json" --output "$threads" --jobs "$threads"
done
for graph in 1/graph.*; do cmp "$graph" "2/${graph#1/}"; done
"$python" "$source/tests/end_to_end/graph_says.py" 1/graph.nq "$source/tests/end_to_end/samples.facts"
