#!/bin/bash
# own_gold.sh PROGRAM SOURCE_FOLDER PYTHON: the default pipeline on the documents of tests/gold,
# tests/gold_blind and tests/gold_apart. Scores below the floors fail.
set -euo pipefail
program=$1 source=$2 python=$3

# floor FOLDER LEVEL FIGURE LEAST
floor() {
  "$python" -c '
import json, sys
folder, level, name, least = sys.argv[1:]
figure = json.load(sys.stdin)[level]["all"][name]
sys.exit(f"{folder}: {level} {name} is {figure:.3f}, below the floor of {least}" if figure < float(least) else 0)' \
    "$@" <<<"$figures"
}
# evaluate FOLDER
evaluate() {
  figures=$("$program" eval --gold "$source/tests/$1" "$source/pipelines/default.json" --json)
}
evaluate gold
floor gold entity f1 0.95
floor gold relation f1 0.86
evaluate gold_blind
floor gold_blind entity f1 0.95
floor gold_blind relation f1 0.8
floor gold_blind relation precision 0.89
evaluate gold_apart
floor gold_apart entity f1 0.87
floor gold_apart relation f1 0.535
floor gold_apart relation precision 0.76
