"""Compares what is written, what is defined and what docweave is built with:
vocabulary.py SCHEMAS_FOLDER FILE.nq LIST_VOCABULARY
Every dw: term in use is defined, every one defined is in use, the context has a term for each, and the shapes
hold what the vocabulary says that a predicate stands between."""
import json
import pathlib
import subprocess
import sys

try:
    import rdflib
    from rdflib.collection import Collection
    from rdflib.namespace import OWL, RDF, RDFS, SH
except ImportError:
    print("rdflib is not installed")
    sys.exit(77)

DW = "https://docweave.org/ns#"
SCHEMA = "https://schema.org/"
schemas, nquads, program = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
words = json.loads(subprocess.run([program], capture_output=True, check=True).stdout)
ontology = rdflib.Graph().parse(schemas / "docweave.ttl", format="turtle")
shapes = rdflib.Graph().parse(schemas / "shapes.ttl", format="turtle")
context = json.loads((schemas / "context.jsonld").read_text(encoding="utf-8"))["@context"]
data = rdflib.ConjunctiveGraph()
data.parse(nquads, format="nquads")
wrong = []


def expand(name):
    prefix, _, rest = name.partition(":")
    return context[prefix] + rest if prefix in context else name


def own(terms):
    return {str(term) for term in terms if str(term).startswith(DW)}


def check(right, *message):
    if not right:
        wrong.append(" ".join(map(str, message)))


# What is written and what is defined
terms = {name: expand(value if isinstance(value, str) else value["@id"]) for name, value in context.items()}
iris = set(terms.values())
defined = own(ontology.subjects(RDF.type, None))
statuses = own(ontology.subjects(RDF.type, rdflib.URIRef(DW + "Status")))
used = own(data.predicates()) | own(data.objects())
written = {str(p) for p in data.predicates() if p != RDF.type} | {str(o) for o in data.objects(None, RDF.type)}
for term in used - defined:
    check(False, term, "is used, not defined")
for term in own(iris) - defined - {DW}:
    check(False, term, "is in the context, not defined")
for term in own(shapes.all_nodes()) - defined:
    check(False, term, "is in the shapes, not defined")
for term in defined - statuses - iris - {DW + "Status"}:
    check(False, term, "is defined, not in the context")
for term in written - iris:
    check(False, term, "is written, not in the context")
for term in map(rdflib.URIRef, defined):
    for needed in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
        check(ontology.value(term, needed), term, "has no", needed)
    if set(ontology.objects(term, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}:
        check(ontology.value(term, RDFS.range), term, "has no range")
        check(ontology.value(term, RDFS.domain), term, "has no domain")
check(used, "nothing is in use")


# What docweave is built with
def classes(graph, node, item_of):
    """Of "C", or of a list behind sh:or or owl:unionOf."""
    return {str(item_of(item)) for item in Collection(graph, node)}


def shape_classes(shape):
    one, several = shapes.value(shape, SH["class"]), shapes.value(shape, SH["or"])
    if one:
        return {str(one)}
    return classes(shapes, several, lambda item: shapes.value(item, SH["class"])) if several else set()


def defined_classes(term, role):
    node = ontology.value(term, role)
    union = ontology.value(node, OWL.unionOf)
    return classes(ontology, union, lambda item: item) if union else {str(node)}


kinds = {t["name"]: t["iri"] for t in words["types"]}
allowed = {iri: {SCHEMA + "name", SCHEMA + "alternateName"} for iri in kinds.values() if iri}
for name, iri in kinds.items():
    check(not iri or terms.get(name) == iri, name, "means", terms.get(name), "in the context, not", iri)
check({DW + status for status in words["statuses"]} == statuses, "the statuses are", sorted(statuses))
for predicate in words["predicates"]:
    name = {"amount": "funding"}.get(predicate["name"], predicate["name"])
    iri = SCHEMA + "funding" if name == "funding" else predicate["iri"]
    check(terms.get(name) == iri, name, "means", terms.get(name), "in the context, not", iri)
    is_iri = not predicate["literal"] or name in ("funding", "sameAs")
    coercion = context[name].get("@type") if isinstance(context[name], dict) else None
    check((coercion == "@id") == is_iri, name, "is not coerced as it is written")
    domain = {kinds[t] for t in predicate["domain"]}
    ranges = {kinds[t] for t in predicate["range"]} - {""}
    for kind in domain:
        allowed[kind].add(iri)
    if iri.startswith(DW):
        check(defined_classes(rdflib.URIRef(iri), RDFS.domain) == domain, iri, "has another domain")
        check(defined_classes(rdflib.URIRef(iri), RDFS.range) == ranges, iri, "has another range")
    if name == "sameAs":
        continue
    shape = next(shapes.subjects(SH.targetSubjectsOf, rdflib.URIRef(iri)), None)
    check(shape and shape_classes(shape) == domain, iri, "has another domain in the shapes")
    if not predicate["literal"]:
        value = next((p for p in shapes.objects(shape, SH.property)), None)
        check(str(shapes.value(value, SH.path)) == iri and shape_classes(value) == ranges, iri,
              "has another range in the shapes")
for kind, properties in allowed.items():
    closed = [s for s in shapes.subjects(SH.targetClass, rdflib.URIRef(kind)) if shapes.value(s, SH.closed)]
    found = {str(shapes.value(p, SH.path)) for s in closed for p in shapes.objects(s, SH.property)}
    check(found == properties, kind, "may have", sorted(found ^ properties))

print("\n".join(sorted(wrong)) or f"{len(defined)} terms defined, {len(used)} of them in use")
sys.exit(1 if wrong else 0)
