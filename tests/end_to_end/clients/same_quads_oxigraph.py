"""Reads the four RDF forms of one graph with pyoxigraph and compares them: same_quads_oxigraph.py STEM
N-Quads, JSON-LD and TriG hold the same quads, Turtle the same triples."""
import sys

import pyoxigraph
from pyoxigraph import RdfFormat

stem = sys.argv[1]


def quads(ending, form):
    return set(pyoxigraph.parse(path=f"{stem}.{ending}", format=form))


expected = quads("nq", RdfFormat.N_QUADS)
assert expected
for ending, form in (("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)):
    found = quads(ending, form)
    assert found == expected, (ending, list(found ^ expected)[:5])
triples = {quad.triple for quad in quads("ttl", RdfFormat.TURTLE)}
assert triples == {quad.triple for quad in expected}, list(triples ^ {q.triple for q in expected})[:5]
print(len(expected), "quads")
