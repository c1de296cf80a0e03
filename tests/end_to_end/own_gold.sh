#!/bin/bash
# own_gold.sh PROGRAM SOURCE_FOLDER PYTHON: the default pipeline on the documents of tests/gold.
# Scores below the floor fail.
set -euo pipefail
program=$1 source=$2 python=$3

# floor LEVEL F1
floor() {
  "$python" -c '
import json, sys
level, least = sys.argv[1], float(sys.argv[2])
f1 = json.load(sys.stdin)[level]["all"]["f1"]
sys.exit(f"{level} F1 is {f1:.3f}, below the floor of {least}" if f1 < least else 0)' "$@" <<<"$figures"
}
figures=$("$program" eval --gold "$source/tests/gold" "$source/pipelines/default.json" --json)
floor entity 0.90
floor relation 0.74
