"""Validates GraphML files: valid_graphml.py SCHEMA.rng FILE... xmllint checks the structure; what a grammar
cannot say (unique ids, ends and keys that exist, typed values) is checked here."""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

NS = "{http://graphml.graphdrawing.org/xmlns}"
PARSE = {"int": int, "float": float, "double": float, "string": str,
         "boolean": {"true": True, "false": False}.__getitem__}


def check_ids(root):
    ids = {kind: [item.get("id") for item in root.iter(NS + kind)] for kind in ("key", "node", "edge")}
    for kind, found in ids.items():
        if not found or len(found) != len(set(found)):
            sys.exit(f"{kind} ids are missing or repeated")
    known = set(ids["node"])
    for edge in root.iter(NS + "edge"):
        if not {edge.get("source"), edge.get("target")} <= known:
            sys.exit(f"edge {edge.get('id')} has an end that is no node")
    return len(ids["node"]), len(ids["edge"])


def check_attributes(root, kind):
    keys = {key.get("id"): key for key in root.iter(NS + "key")}
    for item in root.iter(NS + kind):
        used = [data.get("key") for data in item.iter(NS + "data")]
        if len(used) != len(set(used)):
            sys.exit(f"{kind} {item.get('id')} has an attribute twice")
        for data in item.iter(NS + "data"):
            key = keys[data.get("key")]
            if key.get("for") != kind:
                sys.exit(f"key {key.get('id')} is not for a {kind}")
            if not key.get("yfiles.type"):
                PARSE[key.get("attr.type")](data.text)


if not shutil.which("xmllint"):
    print("xmllint is not installed")
    sys.exit(77)
schema, *paths = sys.argv[1:]
subprocess.run(["xmllint", "--huge", "--noout", "--relaxng", schema, *paths], check=True)
for path in paths:
    root = tree.parse(path).getroot()
    print(*check_ids(root), "nodes and edges")
    check_attributes(root, "node")
    check_attributes(root, "edge")
