"""Validates an N-Quads file, all graphs together, with pyshacl, then again with one mistake after another planted
in it: shapes_hold.py SCHEMAS_FOLDER FILE.nq"""
import sys

import pyshacl
import rdflib
from rdflib.namespace import RDF, XSD

SCHEMA = rdflib.Namespace("https://schema.org/")
DW = rdflib.Namespace("https://docweave.org/ns#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
KG = rdflib.Namespace("https://example.org/kg/")

shapes = rdflib.Graph().parse(sys.argv[1] + "/shapes.ttl", format="turtle")
data = rdflib.Dataset(default_union=True)
data.parse(sys.argv[2], format="nquads")
union = rdflib.Graph()
for triple in data.triples((None, None, None)):
    union.add(triple)


def report(graph):
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    return None if conforms else text


def planted(*, add=(), remove=()):
    graph = rdflib.Graph()
    for triple in union:
        graph.add(triple)
    for triple in remove:
        assert triple in graph, triple
        graph.remove(triple)
    for triple in add:
        graph.add(triple)
    return graph


event, person, place = KG["event/workshop"], KG["person/ann-o-neill"], KG["place/skopje"]
statement = next(union.subjects(RDF.type, RDF.Statement))
evidence = next(union.subjects(RDF.type, OA.SpecificResource))
quote = next(union.subjects(RDF.type, OA.TextQuoteSelector))
status = union.value(statement, DW.status)

VIOLATIONS = {
    "an event performed by a place": planted(add=[(event, SCHEMA.performer, place)]),
    "a person with a start date": planted(add=[(person, SCHEMA.startDate, rdflib.Literal("2018", datatype=XSD.gYear))]),
    "a date in words": planted(add=[(event, SCHEMA.startDate, rdflib.Literal("next July"))]),
    "an entity without a name": planted(remove=list(union.triples((place, SCHEMA.name, None)))),
    "two best names": planted(add=[(place, SCHEMA.name, rdflib.Literal("Elsewhere"))]),
    "a property of no type": planted(add=[(event, SCHEMA.colour, rdflib.Literal("red"))]),
    "a job title that is a thing": planted(add=[(person, SCHEMA.jobTitle, place)]),
    "a statement of unknown status": planted(add=[(statement, DW.status, DW.perhaps)],
                                             remove=[(statement, DW.status, status)]),
    "a statement without evidence": planted(remove=list(union.triples((statement, DW.evidence, None)))),
    "evidence without words": planted(remove=list(union.triples((quote, OA.exact, None)))),
    "too much confidence": planted(add=[(evidence, DW.confidence, rdflib.Literal("1.5", datatype=XSD.decimal))],
                                   remove=list(union.triples((evidence, DW.confidence, None)))),
}

found = report(union)
if found or not len(union):
    sys.exit(found or "the graph is empty")
unnoticed = [name for name, graph in VIOLATIONS.items() if not report(graph)]
if unnoticed:
    sys.exit("nobody noticed " + ", ".join(unnoticed))
print(len(union), "triples conform;", len(VIOLATIONS), "planted violations were found")
