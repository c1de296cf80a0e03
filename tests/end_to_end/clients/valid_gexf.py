"""Validates a GEXF file: valid_gexf.py SCHEMA.rng FILE. xmllint checks the structure; what a grammar cannot say
(unique ids, ends and attributes that exist, typed values, spells in order) is checked here."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

NS = "{http://gexf.net/1.3}"
PARSE = {"integer": int, "double": float, "string": str, "boolean": {"true": True, "false": False}.__getitem__}

if not shutil.which("xmllint"):
    print("xmllint is not installed")
    sys.exit(77)
schema, path = sys.argv[1:]
subprocess.run(["xmllint", "--huge", "--noout", "--relaxng", schema, path], check=True)
root = tree.parse(path).getroot()
types = {}
for group in root.iter(NS + "attributes"):
    types[group.get("class")] = {a.get("id"): a.get("type") for a in group}
ids = {kind: [item.get("id") for item in root.iter(NS + kind)] for kind in ("node", "edge")}
for kind, found in ids.items():
    assert found and len(found) == len(set(found)), f"{kind} ids are missing or repeated"
    for item in root.iter(NS + kind):
        values = list(item.iter(NS + "attvalue"))
        assert len(values) == len({v.get("for") for v in values}), item.attrib
        for value in values:
            PARSE[types[kind][value.get("for")]](value.get("value"))
for edge in root.iter(NS + "edge"):
    assert {edge.get("source"), edge.get("target")} <= set(ids["node"]), edge.attrib
for spell in root.iter(NS + "spell"):
    assert spell.get("start") <= spell.get("end"), spell.attrib
print(len(ids["node"]), "nodes,", len(ids["edge"]), "edges")
