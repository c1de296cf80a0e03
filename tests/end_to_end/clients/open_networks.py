"""Opens GraphML of all flavours and GEXF with networkx and igraph: open_networks.py STEM"""
import io
import sys

try:
    import igraph
    import networkx
except ImportError as missing:
    print(missing.name, "is not installed")
    sys.exit(77)

from facts import Facts, xml

stem = sys.argv[1]
facts = Facts(stem)


def check(where, nodes, edges, label, predicate):
    """nodes: [attributes], edges: [(attributes, attributes, attributes)] of subject, edge and object."""
    for _, edge, _ in edges:
        assert edge["weight"] >= 1 and 0 <= edge["confidence"] <= 1 and edge["documents"], edge
    facts.expect(where, {n["iri"]: (n[label], n["type"]) for n in nodes},
                 [(s["iri"], predicate(edge), o["iri"]) for s, edge, o in edges], text=xml)


def of_igraph(path):
    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed()
    nodes = [node.attributes() for node in graph.vs]
    return nodes, [(nodes[e.source], e.attributes(), nodes[e.target]) for e in graph.es]


def of_networkx(graph):
    assert graph.is_directed()
    nodes = graph.nodes
    return list(nodes.values()), [(nodes[s], edge, nodes[t]) for s, t, edge in graph.edges(data=True)]


def named_by(flavour):
    if flavour == "neo4j":
        names = {p.upper(): p for _, p, _ in facts.edges}
        return "name", lambda edge: names[edge["label"].replace("_", "")]
    return "label", lambda edge: edge["label"]


for flavour in ("plain", "gephi", "yed", "neo4j", "cytoscape"):
    path = f"{stem}-{flavour}.graphml"
    graph = networkx.read_graphml(path, force_multigraph=True)
    # In yEd's drawings networkx finds the labels and shapes.
    assert flavour != "yed" or all(node["shape_type"] for _, node in graph.nodes(data=True))
    check("networkx " + flavour, *of_networkx(graph), *named_by(flavour))
    if flavour != "yed":  # igraph does not read drawings
        check("igraph " + flavour, *of_igraph(path), *named_by(flavour))


def read_gexf(path):
    try:
        return networkx.read_gexf(path)
    except networkx.NetworkXError:  # older ones know 1.2 only, which differs in nothing that is in use here
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        return networkx.read_gexf(io.BytesIO(text.encode("utf-8")))


gexf = read_gexf(stem + ".gexf")
edges = gexf.edges(data=True)
facts.expect("networkx gexf", {iri: (node["label"], node["type"]) for iri, node in gexf.nodes(data=True)},
             [(s, edge["predicate"].rpartition("#")[2].rpartition("/")[2], t) for s, t, edge in edges], text=xml)
