#!/usr/bin/python3
"""draw.py GRAPH.graphml > GRAPH.svg: the picture in README.md. Needs Debian's graphviz.

  docs/images/draw.py out/graph.graphml > docs/images/samples.svg
"""
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as tree

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
FILL = {"Project": "#f6c85f", "Event": "#f0876b", "Organization": "#7fb3e0", "Person": "#b6d7a8", "Place": "#e4e0d8"}
STRONG = {"funder": "#b8860b", "organizer": "#c0392b", "implementer": "#7d3c98", "isPartOf": "#555555"}
WORD = {"organizer": "organised by", "funder": "funded by", "implementer": "implemented by", "isPartOf": "part of"}


def elements(path):
    graph = tree.parse(path).getroot().find(NAMESPACE + "graph")
    for element in graph:
        facts = {data.get("key"): data.text or "" for data in element}
        yield element.tag.removeprefix(NAMESPACE), element.attrib, facts


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def attributes(**values):
    return " [" + ", ".join(f"{name}={quoted(str(value))}" for name, value in values.items()) + "];"


def drawing(path):
    found = list(elements(path))
    linked = {end for tag, at, _ in found if tag == "edge" for end in (at["source"], at["target"])}
    yield 'digraph { layout=neato; model=subset; overlap=prism; overlap_scaling=-5; splines=true; outputorder=edgesfirst; sep="+6";'
    yield 'node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, penwidth=0, margin="0.09,0.05"];'
    yield 'edge [fontname="Helvetica", fontsize=8, arrowsize=0.5, color="#bbbbbb"];'
    for tag, at, facts in found:
        if tag == "node" and at["id"] in linked:
            large = facts["type"] in ("Project", "Event")
            label = textwrap.fill(facts["label"], 24)
            yield quoted(at["id"]) + attributes(label=label, fillcolor=FILL.get(facts["type"], "#ffffff"),
                                                fontsize=13 if large else 10)
        if tag == "edge":
            label = facts["edge-label"]
            colour = STRONG.get(label, "#bbbbbb")
            yield f"{quoted(at['source'])} -> {quoted(at['target'])}" + attributes(
                label=WORD.get(label, ""), color=colour, fontcolor=colour, penwidth=1.2 if label in STRONG else 0.7,
                len=2.6)
    yield "}"


dot = "\n".join(drawing(sys.argv[1]))
sys.exit(subprocess.run(["dot", "-Tsvg"], input=dot, text=True).returncode)
