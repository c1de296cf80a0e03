#!/bin/bash
# same_scores.sh PROGRAM SOURCE_FOLDER PYTHON: "eval" gives the figures of the scorer that lies
# beside the source folder on some machines, and lists the same misses.
set -euo pipefail
program=$1 source=$2 python=$3
shared=$source/../shared

if [[ ! -f $shared/tools/score.py ]]; then
  echo "Skipped: there is no scorer in $shared/tools"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
gold=(--gold "$shared/corpus/seeds" --gold "$shared/corpus/dev")

"$program" run "$source/pipelines/default.json" "$shared/corpus/seeds" "$shared/corpus/dev" \
  --output "$scratch" --quiet --set '/outputs=[{"plugin":"nquads","path":"graph.nq"}]'
"$python" "$shared/tools/score.py" "${gold[@]}" --errors "$scratch/graph.nq" |
  sed '/^$/d' >"$scratch/expected"  # A document without a miss has an empty line there.
"$program" eval "${gold[@]}" --errors "$scratch/graph.nq" >"$scratch/found"
"$program" eval "${gold[@]}" --errors "$source/pipelines/default.json" >"$scratch/run"
# Behind the scorer's figures stands the table of confidences.
for found in found run; do
  sed '/^confidence/,$d' "$scratch/$found" | diff "$scratch/expected" -
done
