"""Reads CSV, JSON lines and Cytoscape JSON with Python's own readers: read_tables.py STEM"""
import csv
import json
import sys

from facts import LITERALS, Facts

stem = sys.argv[1]
facts = Facts(stem)
csv.field_size_limit(1 << 24)


def upper_snake(name):
    return "".join("_" + c if c.isupper() else c.upper() for c in name)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(None not in row and None not in row.values() for row in rows), path
    return rows


names = {upper_snake(p): p for _, p, _, _, *_ in facts.statements}
rows = table(stem + ".csv")
nodes = {row["iri:ID"]: (row["name"], row[":LABEL"].split("\x1f")[0]) for row in rows}
assert len(nodes) == len(rows)
literals = {(row["iri:ID"], p): set(row[p + ":string[]"].split("\x1f"))
            for row in rows for p in LITERALS if row[p + ":string[]"]}
edges = [(row[":START_ID"], names[row[":TYPE"]], row[":END_ID"]) for row in table(stem + "-relationships.csv")]
# Their items may not hold the delimiter.
facts.literals = {key: {v.replace("\x1f", ",") for v in values} for key, values in facts.literals.items()}
facts.expect("csv", nodes, edges, literals)
facts = Facts(stem)


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]


entities = lines(stem + "-entities.ndjson")
statements = [[s["subject"], s["predicate"], s["object"] or s["value"], s["object"] is not None, s["status"],
               [e["quote"] for e in s["evidence"]]] for s in lines(stem + ".ndjson")]
assert statements == facts.statements, "ndjson"
assert {e["iri"]: (e["name"], e["type"]) for e in entities} == facts.nodes
assert len(lines(stem + "-documents.ndjson")) > 0

with open(stem + ".cyjs", encoding="utf-8") as file:
    elements = json.load(file)["elements"]
data = [node["data"] for node in elements["nodes"]]
facts.expect("cyjs", {n["id"]: (n["name"], n["type"]) for n in data},
             [(e["data"]["source"], e["data"]["interaction"], e["data"]["target"]) for e in elements["edges"]],
             {(n["id"], p): set(n[p]) for n in data for p in LITERALS if p in n})
