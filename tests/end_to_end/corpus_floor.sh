#!/bin/bash
# corpus_floor.sh PROGRAM SOURCE_FOLDER PYTHON: the default pipeline on documents with gold graphs,
# which lie beside the source folder on some machines. Scores below the floor fail.
set -euo pipefail
program=$1 source=$2 python=$3
shared=$source/../shared

if [[ ! -d $shared/corpus/seeds ]]; then
  echo "Skipped: there are no gold graphs in $shared/corpus"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# floor ENTITY_F1 RELATION_F1 CORPUS...
floor() {
  local entity=$1 relation=$2 corpora=("${@:3}")
  "$program" run "$source/pipelines/default.json" "${corpora[@]/#/$shared/corpus/}" --output "$scratch" --quiet
  "$python" "$shared/tools/score.py" "${corpora[@]/#/--gold=$shared/corpus/}" "$scratch/graph.nq" \
    --min-entity "$entity" --min-relation "$relation"
}
floor 0.75 0.50 seeds
floor 0.70 0.45 seeds dev
