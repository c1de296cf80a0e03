"""Opens a GraphML file with networkx and igraph and compares what they find: open_graphml.py FILE"""
import sys

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing.name, "is not installed")
    sys.exit(77)

TYPES = {"Event", "Organization", "Project", "Person", "Place"}
graph = networkx.read_graphml(sys.argv[1])
other = igraph.Graph.Read_GraphML(sys.argv[1])

assert graph.is_directed() and other.is_directed()
assert graph.number_of_nodes() == other.vcount() > 0
assert graph.number_of_edges() == other.ecount() > 0
for _, node in graph.nodes(data=True):
    assert node["label"] and node["iri"] and node["type"] in TYPES, node
    assert isinstance(node["documents"], int) and isinstance(node["fundingAgency"], bool), node
for _, _, edge in graph.edges(data=True):
    assert edge["label"] and edge["predicate"].startswith("http"), edge
    assert edge["weight"] >= 1 and 0 <= edge["confidence"] <= 1 and edge["documents"], edge


def seen(node):
    return node["iri"], node["label"], node["type"]


def statements_of_igraph():
    return sorted((other.vs[e.source]["iri"], e["label"], other.vs[e.target]["iri"]) for e in other.es)


def statements_of_networkx():
    nodes = graph.nodes
    return sorted((nodes[s]["iri"], e["label"], nodes[t]["iri"]) for s, t, e in graph.edges(data=True))


assert sorted(map(seen, other.vs)) == sorted(seen(node) for _, node in graph.nodes(data=True))
assert statements_of_igraph() == statements_of_networkx()
print(other.vcount(), "nodes,", other.ecount(), "edges")
