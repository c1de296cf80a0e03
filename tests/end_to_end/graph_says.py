"""graph_says.py GRAPH.nq FACTS: whether a graph says what it should and nothing that it must not.

A line of FACTS is subject, predicate and object, between tabs: names of entities or plain values. A
leading "not" and a tab turn it round; "#" starts a comment.
"""
import collections
import re
import sys

QUAD = re.compile(r'(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*")\S*(?: <([^>]*)>)? \.$')


def local(iri):
    return re.split(r"[/#]", iri)[-1]


def read(path):
    names, statements = collections.defaultdict(set), []
    for line in open(path, encoding="utf-8"):
        subject, predicate, value, graph = QUAD.match(line).groups()
        if graph and graph.endswith("#evidence"):
            continue
        if local(predicate) in ("name", "alternateName"):
            names[subject].add(value.strip('"'))
        statements.append((subject, local(predicate), value))
    return {(subject, predicate, object)
            for s, predicate, o in statements
            for subject in names[s]
            for object in names.get(o, {local(o.strip("<>")) if o[0] == "<" else o.strip('"')})}


def main(graph, facts):
    said, wrong = read(graph), 0
    for number, line in enumerate(open(facts, encoding="utf-8"), 1):
        fact = line.split("#")[0].strip("\n").rstrip()
        if not fact:
            continue
        *denied, subject, predicate, value = fact.split("\t")
        if ((subject, predicate, value) in said) == bool(denied):
            wrong += 1
            print(f"{facts}:{number}: the graph {'says' if denied else 'does not say'}: {subject} {predicate} {value}")
    sys.exit(1 if wrong else 0)


main(*sys.argv[1:])
