"""Validates an N-Quads file, all graphs together, with pyshacl: shapes_hold.py SHAPES.ttl FILE.nq"""
import sys

try:
    import pyshacl
    import rdflib
except ImportError as missing:
    print(missing.name, "is not installed")
    sys.exit(77)

data = rdflib.ConjunctiveGraph()
data.parse(sys.argv[2], format="nquads")
union = rdflib.Graph()
for triple in data.triples((None, None, None)):
    union.add(triple)
conforms, _, report = pyshacl.validate(union, shacl_graph=sys.argv[1])
print(report)
sys.exit(0 if conforms and len(union) else 1)
