"""Opens GEXF and GraphML with the importers of Gephi's toolkit, which is fetched once with Maven, and compares
what they find: open_in_gephi.py FOLDER STEM..."""
import pathlib
import re
import shutil
import subprocess
import sys

from facts import Facts

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ARTIFACT = "org.gephi:gephi-toolkit:0.10.0:jar:all"
folder, *stems = sys.argv[1:]
jar = pathlib.Path(folder, "gephi-toolkit-0.10.0-all.jar")
for program in ("java", "javac", "mvn"):
    if not shutil.which(program):
        print(program, "is not installed")
        sys.exit(77)
if not jar.exists():
    fetched = subprocess.run(["mvn", "-q", "-B", "dependency:copy", "-Dartifact=" + ARTIFACT,
                              "-DoutputDirectory=" + folder], capture_output=True, text=True, timeout=600)
    if fetched.returncode:
        print(ARTIFACT, "cannot be fetched here:", fetched.stdout[:300])
        sys.exit(77)

files = {stem + ending: Facts(stem) for stem in stems for ending in (".gexf", "-gephi.graphml")}
program = pathlib.Path(__file__).with_name("OpenInGephi.java")
opened = subprocess.run(["java", "-Djava.awt.headless=true", "-cp", jar, program, *files],
                        capture_output=True, text=True, timeout=600)
lines = [line.split() for line in opened.stdout.splitlines() if line.startswith("found ")]
found = {name: tuple(map(int, counts)) for _, name, *counts in lines}
wrong = opened.returncode != 0
for path, facts in files.items():
    dated = {s for (s, p), values in facts.literals.items() if p in ("startDate", "endDate")
             and any(map(DATE.fullmatch, values))}
    days = len(dated) if path.endswith(".gexf") else 0
    expected = (len(facts.nodes), len(facts.edges), days)
    name = pathlib.Path(path).name
    if found.get(name) != expected:
        print(name, "has", expected, "nodes, edges and spells; Gephi finds", found.get(name))
        wrong = True
if wrong:
    sys.exit(opened.stdout + opened.stderr[-2000:])
print(len(files), "files opened")
