"""What a graph holds (STEM-facts.json), for comparison with what its readers find in a file."""
import collections
import json
import re

LITERALS = ("startDate", "endDate", "jobTitle", "amount", "sameAs")
FORBIDDEN = re.compile("[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def xml(text):
    """As XML 1.0 can hold it."""
    return FORBIDDEN.sub("\uFFFD", text)


class Facts:
    def __init__(self, stem):
        with open(stem + "-facts.json", encoding="utf-8") as file:
            facts = json.load(file)
        self.nodes = {iri: (label, kind) for iri, label, kind in facts["nodes"]}
        self.statements = facts["statements"]
        stated = [s for s in self.statements if s[4] in ("asserted", "planned")]
        self.edges = sorted({(s, p, o) for s, p, o, entity, *_ in stated if entity})
        self.literals = collections.defaultdict(set)
        for s, p, o, entity, *_ in stated:
            if not entity:
                self.literals[s, p].add(o)

    def expect(self, where, nodes, edges, literals=None, text=lambda text: text):
        """nodes: {iri: (label, type)}, edges: [(subject, predicate, object)], literals: {(iri, predicate): {value}};
        text: what the format makes of a text."""
        expected = {text(iri): (text(label), kind) for iri, (label, kind) in self.nodes.items()}
        for iri in expected.keys() | nodes.keys():
            assert nodes.get(iri) == expected.get(iri), (where, iri, nodes.get(iri), expected.get(iri))
        wanted = sorted((text(s), p, text(o)) for s, p, o in self.edges)
        assert sorted(edges) == wanted, (where, len(edges), len(wanted), set(edges) ^ set(wanted))
        if literals is not None:
            wanted = {(text(s), p): {text(v) for v in values} for (s, p), values in self.literals.items()}
            assert literals == wanted, (where, literals, wanted)
        print(where, len(nodes), "nodes,", len(edges), "edges")
