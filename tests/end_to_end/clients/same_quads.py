"""Reads a JSON-LD and an N-Quads file with rdflib and compares their quads: same_quads.py A.jsonld B.nq"""
import sys

try:
    import rdflib
except ImportError:
    print("rdflib is not installed")
    sys.exit(77)

# Literals are compared as written, not as values.
rdflib.NORMALIZE_LITERALS = False


def quads(path, form):
    graph = rdflib.ConjunctiveGraph()
    graph.parse(path, format=form)
    named = {c.identifier for c in graph.contexts() if isinstance(c.identifier, rdflib.URIRef)}
    default = graph.default_context.identifier
    found = set()
    for s, p, o, context in graph.quads():
        label = context.identifier if hasattr(context, "identifier") else context
        is_named = label in named and label != default and not str(label).startswith("file:")
        found.add((s.n3(), p.n3(), o.n3(), label.n3() if is_named else ""))
    return found


jsonld, nquads = quads(sys.argv[1], "json-ld"), quads(sys.argv[2], "nquads")
lines = {line for line in open(sys.argv[2], encoding="utf-8", newline="\n") if line.strip()}
if len(nquads) != len(lines):
    sys.exit(f"rdflib finds {len(nquads)} quads in the {len(lines)} different lines of {sys.argv[2]}")
for name, only in (("JSON-LD", jsonld - nquads), ("N-Quads", nquads - jsonld)):
    for quad in sorted(only)[:10]:
        print("only in", name, *quad)
print(len(jsonld), "quads in JSON-LD,", len(nquads), "in N-Quads")
sys.exit(0 if nquads and jsonld == nquads else 1)
