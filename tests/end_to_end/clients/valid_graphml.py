"""Validates a GraphML file: valid_graphml.py SCHEMA.rng FILE. xmllint checks the structure; what a grammar
cannot say (unique ids, ends and keys that exist, typed values) is checked here."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

NS = "{http://graphml.graphdrawing.org/xmlns}"
PARSE = {"int": int, "double": float, "string": str, "boolean": {"true": True, "false": False}.__getitem__}

if not shutil.which("xmllint"):
    print("xmllint is not installed")
    sys.exit(77)
schema, path = sys.argv[1:]
subprocess.run(["xmllint", "--huge", "--noout", "--relaxng", schema, path], check=True)

root = tree.parse(path).getroot()
keys = {key.get("id"): key for key in root.iter(NS + "key")}
nodes = [node.get("id") for node in root.iter(NS + "node")]
edges = [edge.get("id") for edge in root.iter(NS + "edge")]
for name, ids in (("node", nodes), ("edge", edges), ("key", [key.get("id") for key in root.iter(NS + "key")])):
    if not ids or len(ids) != len(set(ids)):
        sys.exit(f"{name} ids are missing or repeated")
known = set(nodes)
for edge in root.iter(NS + "edge"):
    if not {edge.get("source"), edge.get("target")} <= known:
        sys.exit(f"edge {edge.get('id')} has an end that is no node")
for kind in ("node", "edge"):
    for item in root.iter(NS + kind):
        used = [data.get("key") for data in item.iter(NS + "data")]
        if len(used) != len(set(used)):
            sys.exit(f"{kind} {item.get('id')} has an attribute twice")
        for data in item.iter(NS + "data"):
            key = keys[data.get("key")]
            if key.get("for") != kind:
                sys.exit(f"key {key.get('id')} is not for a {kind}")
            PARSE[key.get("attr.type")](data.text)
print(len(nodes), "nodes,", len(edges), "edges")
