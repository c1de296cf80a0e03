"""Documents with gold graphs by fold, and docweave run on them: what the trainings of plugins share."""
import collections, importlib.util, json, pathlib, subprocess


def load_scorer(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_documents(folders):
    """document name -> (its file, its gold graph's file)"""
    found = {}
    for folder in folders:
        for gold in sorted(folder.glob("*.gold.json")):
            document = gold.parent / json.loads(gold.read_text(encoding="utf-8"))["document"]
            found[document.name] = (document, gold)
    return found


def by_fold(documents, folder):
    """fold -> files, by the folds.tsv that train_tagger --folds-to left in a folder"""
    folds = collections.defaultdict(list)
    for line in (folder / "folds.tsv").read_text(encoding="utf-8").splitlines():
        path, fold = line.split("\t")
        name = pathlib.Path(path).name.removesuffix(".gold.json")
        folds[fold] += [d for n, (d, _) in documents.items() if n == name or pathlib.Path(n).stem == name]
    return folds


def run(docweave, documents, settings, out):
    """Runs the default pipeline, with settings as --set takes them; leaves graph.nq in `out`."""
    settings = ['/outputs=[{"plugin": "nquads", "path": "graph.nq"}]', *settings]
    subprocess.run([docweave, "run", "pipelines/default.json", *map(str, documents), "-o", str(out), "-j", "1",
                    *(part for setting in settings for part in ("--set", setting))], check=True, stdout=subprocess.DEVNULL)
