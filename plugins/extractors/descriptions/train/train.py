#!/usr/bin/env python3
"""Trains ../en/descriptions.tsv and measures it: see README.md."""
import argparse, collections, concurrent.futures, json, pathlib, re, sys, tempfile

import pycrfsuite

sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "training"))
from gold_folds import by_fold, gold_documents, load_scorer, run

HEADER = """\
# Weights of labels by the features of a token: see ../train/README.md. Trained on documents written for docweave and
# on ../shared/corpus. Apache-2.0.
"""
TYPES = ("Event", "Project", "Organization", "Place")
ARTICLE = re.compile(r"^(the|a|an|this|its|our|their)\s+", re.IGNORECASE)


def run_docweave(args, documents, model, log):
    """Writes the sentences of documents, whose names a tagger's model has found, to `log`."""
    settings = ["/linkers=[]", '/extractors/4/options={"model": "%s"}' % model.resolve(),
                '/extractors/5={"plugin": "descriptions", "options": {"sentences": "%s"}}' % log.resolve()]
    run(args.docweave, documents, settings, log.with_suffix(""))


def joined(text):
    return "".join(text.split()).lower()


def label(words, names):
    """Labels of a sentence's words: the longest names first, none across another."""
    labels, starts, text = ["outside"] * len(words), {}, ""
    for i, word in enumerate(words):
        starts[len(text)] = i
        text += joined(word)
    starts[len(text)] = len(words)
    for name, kind in names:
        at = text.find(name)
        while at >= 0:
            first, end = starts.get(at), starts.get(at + len(name))
            if first is not None and end is not None and all(l == "outside" for l in labels[first:end]):
                labels[first:end] = ["begin-" + kind] + ["in-" + kind] * (end - first - 1)
            at = text.find(name, at + 1)
    return labels


class Sentence:
    def __init__(self, line, names):
        self.words, self.features = line["words"], line["features"]
        self.labels = label(self.words, names)


def spans(labels):
    """(first, end, type) of each description"""
    found = []
    for i, each in enumerate(labels):
        if each.startswith("begin-"):
            found.append([i, i + 1, each[len("begin-"):]])
        elif each != "outside" and found and found[-1][1] == i:
            found[-1][1] = i + 1
    return found


def load(args, score):
    """fold -> document -> sentences"""
    documents = gold_documents(args.documents)
    loaded = {}
    with tempfile.TemporaryDirectory() as scratch:
        for fold, files in sorted(by_fold(documents, args.tagger_folds).items()):
            log = pathlib.Path(scratch) / (fold + ".ndjson")
            run_docweave(args, files, args.tagger_folds / f"fold{fold}.model", log)
            names = {}
            for file in files:
                gold = score.read_gold_form(json.loads(documents[file.name][1].read_text(encoding="utf-8")))
                found = {(joined(ARTICLE.sub("", name)), e.type) for e in gold.entities.values() if e.type in TYPES for name in e.names}
                found |= {(joined(value), "JobTitle") for _, relation, value, _ in gold.relations if relation == "jobTitle"}
                names[file.name] = sorted(((n, t) for n, t in found if n), key=lambda n: (-len(n[0]), n))
            loaded[fold] = collections.defaultdict(list)
            for line in map(json.loads, open(log, encoding="utf-8")):
                name = line["document"].rsplit("/", 1)[-1]
                loaded[fold][name].append(Sentence(line, names[name]))
            log.unlink()
    return loaded


def is_new(sentence, first, kind):
    """Whether nothing of that type has been found where a description begins."""
    return not any(f.startswith("type " + kind) for f in sentence.features[first])


def count(tagger, documents):
    """(type, new or known, right, wrong or missed) -> number, of whole descriptions"""
    counts = collections.Counter()
    for sentence in (s for sentences in documents for s in sentences):
        found, wanted = spans(tagger.tag(sentence.features)), spans(sentence.labels)
        for first, end, kind in found:
            counts[kind, is_new(sentence, first, kind), "right" if [first, end, kind] in wanted else "wrong"] += 1
        for span in wanted:
            counts[span[2], is_new(sentence, span[0], span[2]), "missed"] += span not in found
    return counts


def report(counts):
    print("cross-validated, whole descriptions: precision, recall, right, wrong, missed; where nothing of the type was found before; and where it was")
    for kind in (*TYPES, "JobTitle"):
        for new in (True, False):
            right, wrong, missed = (counts[kind, new, what] for what in ("right", "wrong", "missed"))
            print(f"  {kind:14} {'new' if new else 'known':6} {right / max(1, right + wrong):.3f} {right / max(1, right + missed):.3f} "
                  f"{right:6} {wrong:6} {missed:6}")


def train(args, documents, apart, out):
    """Writes a model trained on documents' sentences; counts what it finds in those apart."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": args.least, "c2": args.strength, "max_iterations": args.passes, "feature.minfreq": args.rarest})
    for sentences in documents:
        for sentence in sentences:
            trainer.append(sentence.features, sentence.labels)
    with tempfile.NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        counts = count(tagger, apart)
    rows = collections.defaultdict(dict)
    for (before, after), weight in info.transitions.items():
        rows["after " + before][after] = weight
    for (feature, own), weight in info.state_features.items():
        if abs(weight) >= 0.02:
            rows[feature][own] = weight
    with open(out, "w", encoding="utf-8") as file:
        file.write(HEADER)
        for name, row in sorted(rows.items()):
            file.write("\t".join([name, *(f"{own} {weight:.2f}" for own, weight in sorted(row.items()))]) + "\n")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--docweave", default="build/release/bin/docweave")
    parser.add_argument("--documents", type=pathlib.Path, nargs="+", required=True, help="folders of documents with gold graphs")
    parser.add_argument("--tagger-folds", type=pathlib.Path, required=True, help="what train_tagger wrote with --folds-to; "
                        "descriptions<fold>.tsv, trained without that fold, goes there too")
    parser.add_argument("--model", type=pathlib.Path, help="where the model goes that is trained on all; none: train no such model")
    parser.add_argument("--passes", type=int, default=60)
    parser.add_argument("--least", type=float, default=0.3, help="penalty of weights' sizes (L1)")
    parser.add_argument("--strength", type=float, default=0.05, help="penalty of their squares (L2)")
    parser.add_argument("--rarest", type=int, default=3, help="times that a feature must be seen")
    args = parser.parse_args()
    folds = load(args, load_scorer(args.shared))
    without = lambda fold: [s for other, documents in folds.items() if other != fold for s in documents.values()]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        waiting = [pool.submit(train, args, without(fold), [*folds[fold].values()], args.tagger_folds / f"descriptions{fold}.tsv")
                   for fold in folds]
        if args.model:
            waiting.append(pool.submit(train, args, without(None), [], args.model))
        report(sum((each.result() for each in waiting), collections.Counter()))


if __name__ == "__main__":
    main()
