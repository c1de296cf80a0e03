#!/bin/bash
# check_pipelines.sh PROGRAM FOLDER: every pipeline file of the folder must be right.
set -euo pipefail
program=$1 folder=$2

for pipeline in "$folder"/*.json; do
  echo "$pipeline"
  "$program" check "$pipeline"
done
