"""Lets Graphviz draw a DOT file and counts what it drew: render_dot.py STEM"""
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

from facts import Facts, xml

if not shutil.which("dot"):
    print("graphviz is not installed")
    sys.exit(77)
stem = sys.argv[1]
facts = Facts(stem)
drawn = subprocess.run(["dot", "-Tsvg", stem + ".dot"], capture_output=True, check=True, timeout=300)
if drawn.stderr:
    sys.exit("dot warns: " + drawn.stderr.decode()[:500])
groups = [g.get("class") for g in tree.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}g")]
assert groups.count("node") == len(facts.nodes), (groups.count("node"), len(facts.nodes))
assert groups.count("edge") == len(facts.edges), (groups.count("edge"), len(facts.edges))
titles = {a.get("{http://www.w3.org/1999/xlink}title", "") for a in
          tree.fromstring(drawn.stdout).iter("{http://www.w3.org/2000/svg}a")}
for label, kind in facts.nodes.values():
    tip = xml(f"{kind}: {label}"[:1000])
    assert any("".join(tip.split()) in "".join(title.split()) for title in titles), tip
print(len(facts.nodes), "nodes,", len(facts.edges), "edges")
