#!/bin/bash
# one_graph.sh DOCWEAVE SOURCE PYTHON: reads the documents with gold graphs as one collection, and
# checks that what many of them speak of is one entity each, and that no two bodies became one.
set -euo pipefail
docweave=$1 corpus=$2/../shared/corpus python=$3
if [[ ! -d $corpus/dev ]]; then
  echo "skipped: there is no $corpus"
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$docweave" run default "$corpus/seeds" "$corpus/dev" -q -o "$folder/out" --store "$folder/graph.db"
"$python" - "$folder/graph.db" <<'PYTHON'
import collections, sqlite3, sys

# Each line: names of one thing. Every name must lead to one entity of that type, the same for all.
ONE = [
    ("Organization", "European Union", "EU"),
    ("Organization", "European Commission"),
    ("Organization", "Organization for Security and Co-operation in Europe", "OSCE"),
    ("Organization", "United Nations Office on Drugs and Crime", "UNODC"),
    ("Organization", "International Organization for Migration", "IOM"),
    ("Organization", "United Nations Development Programme", "UNDP"),
    ("Organization", "World Bank"),
    ("Organization", "Frontex"),
    ("Organization", "Europol"),
    ("Place", "Serbia"),
    ("Place", "Bosnia and Herzegovina"),
    ("Place", "Moldova"),
    ("Place", "Germany"),
]
store = sqlite3.connect(sys.argv[1])
named = collections.defaultdict(set)
for iri, kind, name in store.execute(
        "SELECT e.iri, type, n.name FROM entities e JOIN entity_names n USING(iri)"):
    named[kind, name].add(iri)
wrong = []
for kind, *names in ONE:
    found = set().union(*(named[kind, name] for name in names))
    if len(found) != 1:
        wrong.append(f"{kind} {' / '.join(names)}: {sorted(found)}")
best = {name for (name,) in store.execute("SELECT name FROM entities WHERE type = 'Organization'")}
apart = collections.defaultdict(set)
for kind, *names in ONE:
    for name in names:
        for iri in named[kind, name]:
            apart[iri].add(names[0])
wrong += [f"{iri} is {' and '.join(sorted(names))}" for iri, names in apart.items() if len(names) > 1]
print("\n".join(wrong) or f"{len(ONE)} of many documents are one each, of {len(best)} bodies")
sys.exit(1 if wrong else 0)
PYTHON
