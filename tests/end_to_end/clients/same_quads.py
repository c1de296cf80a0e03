"""Reads the four RDF forms of one graph with rdflib and compares them: same_quads.py STEM
N-Quads, JSON-LD and TriG hold the same quads, Turtle the same triples."""
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


stem = sys.argv[1]
nquads = quads(stem + ".nq", "nquads")
lines = {line for line in open(stem + ".nq", encoding="utf-8", newline="\n") if line.strip()}
if not nquads or len(nquads) != len(lines):
    sys.exit(f"rdflib finds {len(nquads)} quads in the {len(lines)} different lines of {stem}.nq")
differences = 0
for ending, form in (("jsonld", "json-ld"), ("trig", "trig"), ("ttl", "turtle")):
    expected, found = nquads, quads(f"{stem}.{ending}", form)
    if form == "turtle":
        expected, found = {quad[:3] for quad in expected}, {quad[:3] for quad in found}
    for name, only in ((form, found - expected), ("nquads", expected - found)):
        differences += len(only)
        for quad in sorted(only)[:5]:
            print("only in", name, *quad, "(not in", form + ")" if name == "nquads" else "")
print(len(nquads), "quads,", differences, "differences")
sys.exit(1 if differences else 0)
