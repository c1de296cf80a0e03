#!/bin/bash
# digest.sh GRAPH.nq: what a graph says, in ten lines: its entities by type, then those who fund,
# implement, organise and speak the most.
set -euo pipefail

awk '
  function plural(iri) {  # "<https://example.org/kg/event/launch-1a2b>" -> "events"
    sub(/\/[^\/]*$/, "", iri)
    sub(/.*\//, "", iri)
    return iri "s"
  }
  function does(order, verb, who, what) {
    if (told[verb, who, what]++) return
    size[order "\t" verb "\t" who]++
    list[order "\t" verb "\t" who] = list[order "\t" verb "\t" who] "; " name[what]
  }

  # The default graph comes first: <subject> <predicate> "best name" .
  $2 == "<https://schema.org/name>" && !($1 in name) {
    text = $0
    sub(/^[^"]*"/, "", text)
    sub(/"[^"]*$/, "", text)
    name[$1] = text
    if ($NF == "." && $(NF - 1) ~ /"$/) count[plural($1)]++
  }
  $2 == "<https://schema.org/funder>"               { does(1, "funds", $3, $1) }
  $2 == "<https://docweave.org/ns#implementer>"     { does(2, "implements", $3, $1) }
  $2 == "<https://schema.org/organizer>"            { does(3, "organises", $3, $1) }
  $2 == "<https://schema.org/performer>"            { does(4, "speaks at", $3, $1) }

  END {
    split("events projects organizations persons places", order, " ")
    for (i = 1; i in order; i++) {
      entities += count[order[i]]
      types = types ", " (count[order[i]] + 0) " " order[i]
    }
    print "0\t0\t" entities " entities: " substr(types, 3)
    for (row in size) {
      split(row, part, "\t")
      print part[1] "\t" size[row] "\t" name[part[3]] " " part[2] ": " substr(list[row], 3)
    }
  }
' "$1" | LC_ALL=C sort -t $'\t' -k1,1n -k2,2nr -k3,3 | awk -F '\t' 'shown[$1]++ < 3 && lines++ < 10 { print $3 }'
