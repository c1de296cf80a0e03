"""Writes docs/vocabulary.md from the vocabulary that docweave is built with and the files in schemas/:
vocabulary.py [--check] PROGRAM, where PROGRAM is the built list_vocabulary. With --check it only tells
whether the page is current."""
import json
import pathlib
import subprocess
import sys

try:
    import rdflib
    from rdflib.namespace import OWL, RDF, RDFS
except ImportError:
    print("rdflib is not installed")
    sys.exit(77)

DOCS = pathlib.Path(__file__).parent
SCHEMAS = DOCS.parent / "schemas"
DW = rdflib.Namespace("https://docweave.org/ns#")

HEAD = """# Vocabulary

Made by `docs/vocabulary.py`; change [docweave.ttl](../schemas/docweave.ttl) and the vocabulary in the core, then run it.

docweave says what it finds with few words: those of schema.org and Dublin Core where they have them, and terms of its
own (`dw:`) for the rest. [docweave.ttl](../schemas/docweave.ttl) defines the latter,
[shapes.ttl](../schemas/shapes.ttl) holds the rules that every graph keeps (SHACL), and
[context.jsonld](../schemas/context.jsonld) the short names that JSON-LD uses.
"""

NOTES = """
A name is `schema:name` where it is the best one, `schema:alternateName` otherwise, descriptions ("workshop") among them; an
organisation that funds something is also a `schema:FundingAgency`. Dates are `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, as fine as the text. A sum of money
becomes a `schema:MonetaryGrant` whose `schema:amount` is a `schema:MonetaryAmount` with `schema:currency` and
`schema:value`. A document is a `schema:DigitalDocument` with `schema:name` (in its language), `schema:url`,
`schema:datePublished`, `schema:publisher` and `schema:inLanguage`.
"""

EVIDENCE = """
With `provenance` `full`, the graph `<document>#evidence` holds each statement of a document as an `rdf:Statement`, with the
words that prove it: a `dw:evidence` is an `oa:SpecificResource` with an `oa:TextQuoteSelector` (the words to the letter), an
`oa:TextPositionSelector` (their bytes in the text) and, where the source knows it, their place in the original file.
"""


def short(iri, context):
    for prefix, space in context.items():
        if isinstance(space, str) and space[-1] in "/#" and iri.startswith(space):
            return prefix + ":" + iri[len(space):]
    return iri


def table(heads, rows):
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def terms(ontology, kinds):
    found = {s for kind in kinds for s in ontology.subjects(RDF.type, kind) if s.startswith(DW)}
    return [(f"`dw:{term[len(DW):]}`", str(ontology.value(term, RDFS.comment))) for term in sorted(found)]


def page(program):
    words = json.loads(subprocess.run([program], capture_output=True, check=True).stdout)
    context = json.loads((SCHEMAS / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    ontology = rdflib.Graph().parse(SCHEMAS / "docweave.ttl", format="turtle")
    prefixes = [(f"`{p}:`", f"`{space}`") for p, space in context.items()
                if isinstance(space, str) and space[-1] in "/#"]
    types = [(t["name"], f"`{short(t['iri'], context)}`") for t in words["types"] if t["iri"]]
    statements = [(f"`{p['name']}`", f"`{short(p['iri'], context)}`", ", ".join(p["domain"]),
                   ", ".join(p["range"]) or "IRI") for p in words["predicates"]]
    parts = [HEAD, "\n## Things\n\n", table(("type", "class"), types),
             "\n## Statements\n\n", table(("name", "property", "of", "value"), statements), NOTES,
             "\n## Terms of docweave's own\n\n",
             table(("term", "meaning"), terms(ontology, (OWL.ObjectProperty, OWL.DatatypeProperty, DW.Status))),
             "\n## Evidence\n", EVIDENCE, "\n## Prefixes\n\n", table(("prefix", "namespace"), prefixes)]
    return "".join(parts)


def main(arguments):
    check = arguments[0] == "--check"
    text, path = page(arguments[-1]), DOCS / "vocabulary.md"
    if not check:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit("docs/vocabulary.md is not current: run docs/vocabulary.py " + arguments[-1])


main(sys.argv[1:])
