"""Compares what is written with what is defined: vocabulary.py SCHEMAS_FOLDER FILE.nq
Every dw: term in use is defined, every one defined is in use, and the context has a term for each."""
import json
import pathlib
import sys

try:
    import rdflib
    from rdflib.namespace import OWL, RDF, RDFS
except ImportError:
    print("rdflib is not installed")
    sys.exit(77)

DW = "https://docweave.org/ns#"
schemas, nquads = pathlib.Path(sys.argv[1]), sys.argv[2]
ontology = rdflib.Graph().parse(schemas / "docweave.ttl", format="turtle")
shapes = rdflib.Graph().parse(schemas / "shapes.ttl", format="turtle")
context = json.loads((schemas / "context.jsonld").read_text(encoding="utf-8"))["@context"]
data = rdflib.ConjunctiveGraph()
data.parse(nquads, format="nquads")


def expand(name):
    prefix, _, rest = name.partition(":")
    return context[prefix] + rest if prefix in context else name


def own(terms):
    return {str(term) for term in terms if str(term).startswith(DW)}


terms = {expand(value if isinstance(value, str) else value["@id"]) for value in context.values()}
defined = own(ontology.subjects(RDF.type, None))
statuses = own(ontology.subjects(RDF.type, rdflib.URIRef(DW + "Status")))
used = own(data.predicates()) | own(data.objects())
written = {str(p) for p in data.predicates() if p != RDF.type} | {str(o) for o in data.objects(None, RDF.type)}

wrong = [f"{term} is used, not defined" for term in used - defined]
wrong += [f"{term} is in the context, not defined" for term in own(terms) - defined - {DW}]
wrong += [f"{term} is in the shapes, not defined" for term in own(shapes.all_nodes()) - defined]
wrong += [f"{term} is defined, not in the context" for term in defined - statuses - terms - {DW + "Status"}]
wrong += [f"{term} is written, not in the context" for term in written - terms]
for term in defined:
    for needed in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
        if not list(ontology.objects(rdflib.URIRef(term), needed)):
            wrong.append(f"{term} has no {needed}")
for term in defined:
    kinds = set(ontology.objects(rdflib.URIRef(term), RDF.type))
    if kinds & {OWL.ObjectProperty, OWL.DatatypeProperty} and not list(ontology.objects(rdflib.URIRef(term), RDFS.range)):
        wrong.append(f"{term} has no range")
print("\n".join(sorted(wrong)) or f"{len(defined)} terms defined, {len(used)} of them in use")
sys.exit(1 if wrong or not used else 0)
