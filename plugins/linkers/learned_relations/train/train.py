#!/usr/bin/env python3
"""Trains ../en/relations.tsv and measures it: see README.md."""
import argparse, collections, importlib.util, json, pathlib, subprocess, tempfile

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

HEADER = """\
# Weights of relations by the features of two things: see ../train/README.md. Trained on documents written
# for docweave and on ../shared/corpus. Apache-2.0.
"""
# Predicates by the names of relations in gold graphs.
PREDICATES = {"organizer": "organizer", "funder": "funder", "location": "location", "startDate": "startDate",
              "endDate": "endDate", "partOf": "isPartOf", "attendee": "attendee", "speaker": "performer",
              "implementer": "implementer", "partner": "partner", "affiliation": "affiliation",
              "jobTitle": "jobTitle", "parentOrganization": "parentOrganization", "budget": "amount"}
ENDS = {"organizer": ("Event", "Organization Person Project"), "funder": ("Event Project Organization", "Organization Project Person"),
        "location": ("Event Project Organization", "Place Organization"), "startDate": ("Event Project", "Date"),
        "endDate": ("Event Project", "Date"), "partOf": ("Event Project", "Project Event"),
        "attendee": ("Event", "Organization Person Place"), "speaker": ("Event", "Person"), "implementer": ("Project", "Organization"),
        "partner": ("Project Event", "Organization Project"), "affiliation": ("Person", "Organization Project"),
        "jobTitle": ("Person", "JobTitle"), "parentOrganization": ("Organization", "Organization"), "budget": ("Project Event", "Money")}
SINGLE = {"startDate", "endDate", "jobTitle", "budget"}
OF_SUBJECT, OF_OBJECT = {"affiliation", "partOf"}, {"speaker", "attendee", "organizer"}
CERTAIN = 0.9


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


def run_docweave(args, documents, model, out):
    """Reads documents with a tagger's model (None: the shipped one); leaves graph.nq and pairs.ndjson in `out`."""
    out.mkdir(parents=True)
    settings = ['/outputs=[{"plugin": "nquads", "path": "graph.nq"}]',
                '/linkers=[{"plugin": "coreference"}, {"plugin": "learned_relations", "options": {"pairs": "%s"}}]'
                % (out / "pairs.ndjson").resolve()]
    if model:
        settings.append('/extractors/4/options={"model": "%s"}' % model.resolve())
    subprocess.run([args.docweave, "run", "pipelines/default.json", *map(str, documents), "-o", str(out / "graph"), "-j", "1",
                    *(part for setting in settings for part in ("--set", setting))], check=True, stdout=subprocess.DEVNULL)


def value_of(relation, value):
    """What a value says as the object of a relation."""
    return value.split("/")[0] if relation == "startDate" else value.split("/")[-1] if relation == "endDate" else value


class Reader:
    """Tells which relations a careful reader finds between the ends of a candidate."""

    def __init__(self, score, gold_file, predicted):
        self.score = score
        self.gold = score.read_gold_form(json.loads(gold_file.read_text(encoding="utf-8")))
        self.predicted = predicted
        self.matched = score.align(self.gold, predicted)
        self.ids = {(e.type, n): e.id for e in predicted.entities.values() for n in reversed(e.names)}
        optional = lambda end: end in self.gold.entities and self.gold.entities[end].optional
        self.wanted = {(s, r, o): skip or optional(s) or optional(o) for s, r, o, skip in self.gold.relations}
        tally = collections.defaultdict(collections.Counter)
        score.score_document(self.gold, predicted, tally, [])
        self.missed = {relation: counts["fn"] for (_, relation), counts in tally.items()}
        self.missed = collections.Counter(self.missed)
        self.counts = sum((c for (level, _), c in tally.items() if level == "relation"), collections.Counter())

    def label(self, pair, relation):
        """True, False, or None where readers could disagree."""
        subject = self.matched.get(self.ids.get((pair["subject_type"], pair["subject"])))
        if relation in SINGLE:
            value = value_of(relation, pair["object"])
            key = next((k for k in self.wanted if k[0] == subject and k[1] == relation and (
                k[2] == value or relation == "jobTitle" and self.score.words_f1(str(k[2]), value) >= 0.6)), None)
            return (None if self.wanted[key] else True) if key else False
        object_ = self.matched.get(self.ids.get((pair["object_type"], pair["object"])))
        if (subject, relation, object_) in self.wanted:
            return None if self.wanted[subject, relation, object_] else True
        both = subject is not None and object_ is not None
        if both and (self.gold.entities[subject].optional or self.gold.entities[object_].optional):
            return None
        return None if relation == "attendee" and (subject, "speaker", object_) in self.wanted else False


def load(args, score):
    """Candidates with labels by relation, and readers by document."""
    documents = gold_documents(args.documents)
    folds = collections.defaultdict(list)
    if args.tagger_folds:
        for line in (args.tagger_folds / "folds.tsv").read_text(encoding="utf-8").splitlines():
            path, fold = line.split("\t")
            name = pathlib.Path(path).name.removesuffix(".gold.json")
            folds[fold] += [d for n, (d, _) in documents.items() if n == name or pathlib.Path(n).stem == name]
    folds["shipped"] = sorted({d for d, _ in documents.values()} - {d for f in folds.values() for d in f})
    pairs, readers = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for fold, files in sorted(folds.items()):
            if not files:
                continue
            out = pathlib.Path(scratch) / fold
            run_docweave(args, files, None if fold == "shipped" else args.tagger_folds / f"fold{fold}.model", out)
            graphs = score.read_nquads(out / "graph" / "graph.nq")
            for document in files:
                readers[document.name] = Reader(score, documents[document.name][1], graphs.get(document.name, score.Graph()))
            for line in open(out / "pairs.ndjson", encoding="utf-8"):
                pair = json.loads(line)
                pair["document"] = pair["document"].rsplit("/", 1)[-1]
                reader = readers[pair["document"]]
                pair["labels"] = {r: reader.label(pair, r) for r, (s, o) in ENDS.items()
                                  if pair["subject_type"] in s.split() and pair["object_type"] in o.split()
                                  and not (r == "partOf" and (pair["subject_type"], pair["object_type"]) == ("Project", "Event"))}
                pairs.append(pair)
    return pairs, readers


class Matrix:
    """Candidates by features that more than a few of them have."""

    def __init__(self, pairs, rarest):
        for pair in pairs:
            pair["features"] = set(pair["features"])
        counts = collections.Counter(f for pair in pairs for f in pair["features"])
        self.names = sorted(f for f, n in counts.items() if n >= rarest)
        index = {f: i for i, f in enumerate(self.names)}
        self.rows = [numpy.array(sorted(index[f] for f in pair["features"] if f in index), dtype=numpy.int32) for pair in pairs]

    def of(self, chosen):
        rows = [self.rows[i] for i in chosen]
        indices = numpy.concatenate(rows) if rows else numpy.zeros(0, numpy.int32)
        starts = numpy.cumsum([0] + [len(r) for r in rows])
        return csr_matrix((numpy.ones(len(indices), numpy.float32), indices, starts), shape=(len(rows), len(self.names)))


def fit(matrix, pairs, relation, chosen, strength):
    chosen = [i for i in chosen if pairs[i]["labels"].get(relation) is not None]
    truth = [pairs[i]["labels"][relation] for i in chosen]
    if sum(truth) < 3:
        return None
    return LogisticRegression(C=strength, solver="liblinear").fit(matrix.of(chosen), truth)


def accepted(pairs, proposals):
    """What the linker keeps: of a pair the likeliest relation, once what most things have once."""
    taken, seen = set(), set()
    for probability, relation, i in sorted(proposals, key=lambda p: -p[0]):
        pair = pairs[i]
        if i in seen:
            continue
        side = "subject" if relation in SINGLE | OF_SUBJECT else "object" if relation in OF_OBJECT else None
        if side:
            key = (pair["document"], relation, side, pair[side], pair[side + "_type"])
            if key in taken and (relation in SINGLE or probability < CERTAIN):
                continue
            taken.add(key)
        seen.add(i)
        yield probability, relation, pair


def scores_apart(args, pairs, readers, matrix):
    """relation -> [(score, pair's number)]: of pairs that rules leave open, by models that have not seen their documents"""
    fold = {name: n % args.folds for n, name in enumerate(sorted(readers))}
    stated = collections.defaultdict(set)
    for pair in pairs:
        stated[pair["document"], pair["subject_type"], pair["subject"]].update(pair["said"])
    scores = collections.defaultdict(list)
    for k in range(args.folds):
        learn = [i for i, p in enumerate(pairs) if fold[p["document"]] != k]
        test = [i for i, p in enumerate(pairs) if fold[p["document"]] == k and not p["said"]]
        for relation in ENDS:
            model = fit(matrix, pairs, relation, learn, args.strength)
            apply = [i for i in test if relation in pairs[i]["labels"] and not (
                relation in SINGLE and PREDICATES[relation] in stated[pairs[i]["document"], pairs[i]["subject_type"], pairs[i]["subject"]])]
            if model and apply:
                scores[relation] += zip(model.decision_function(matrix.of(apply)), apply)
    return scores


def calibrate(pairs, scores):
    """relation -> slope and offset that make probabilities of scores (Platt 1999)"""
    lines = {}
    for relation, found in scores.items():
        known = [(s, pairs[i]["labels"][relation]) for s, i in found if pairs[i]["labels"][relation] is not None]
        if sum(truth for _, truth in known) >= 5:
            line = LogisticRegression(C=1.0).fit([[s] for s, _ in known], [truth for _, truth in known])
            lines[relation] = (line.coef_[0][0], line.intercept_[0])
    return lines


def report(pairs, readers, scores, lines):
    proposals = [(1 / (1 + numpy.exp(-(lines[r][0] * s + lines[r][1]))), r, i) for r, found in scores.items() if r in lines
                 for s, i in found]
    base = sum((r.counts for r in readers.values()), collections.Counter())
    print(f"{len(readers)} documents, {len(pairs)} pairs; cross-validated: threshold, right and wrong ones added, P, R, F1")
    for threshold in (1.1, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3):
        kept = [(r, p["labels"][r]) for q, r, p in accepted(pairs, [x for x in proposals if x[0] >= threshold])]
        right, wrong = sum(t is True for _, t in kept), sum(t is False for _, t in kept)
        tp, fp, fn = base["tp"] + right, base["fp"] + wrong, base["fn"] - right
        print(f"  {threshold:.2f} {right:5} {wrong:5}   {tp / (tp + fp):.3f} {tp / (tp + fn):.3f} {2 * tp / (2 * tp + fp + fn):.3f}")
    print("right and wrong ones from 0.5 on, and those missed without")
    kept = list(accepted(pairs, [x for x in proposals if x[0] >= 0.5]))
    for relation in ENDS:
        truths = [p["labels"][r] for _, r, p in kept if r == relation]
        missed = sum(r.missed[relation] for r in readers.values())
        print(f"  {relation:20} {sum(t is True for t in truths):5} {sum(t is False for t in truths):5} {missed:5}")
    print("right and wrong ones by probability")
    kept = list(accepted(pairs, [x for x in proposals if x[0] >= 0.4]))
    for low in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        truths = [p["labels"][r] for q, r, p in kept if low <= q < low + 0.1]
        print(f"  {low:.1f} {sum(t is True for t in truths):5} {sum(t is False for t in truths):5}")


def ship(args, pairs, matrix, lines):
    weights, bias = collections.defaultdict(dict), {}
    for relation, predicate in PREDICATES.items():
        model = fit(matrix, pairs, relation, range(len(pairs)), args.strength) if relation in lines else None
        slope, offset = lines.get(relation, (0, -9))
        bias[predicate] = offset + (slope * model.intercept_[0] if model else 0)
        for column in numpy.nonzero(numpy.abs(model.coef_[0]) >= args.least)[0] if model else ():
            weights[matrix.names[column]][predicate] = slope * model.coef_[0][column]
    with open(args.model, "w", encoding="utf-8") as out:
        out.write(HEADER)
        for name, row in [("bias", bias), *sorted(weights.items())]:
            out.write("\t".join([name, *(f"{predicate} {weight:.2f}" for predicate, weight in row.items())]) + "\n")
    print(f"{len(weights)} features, {args.model.stat().st_size} bytes")


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--shared", type=pathlib.Path, default="../shared", help="folder of the corpus and of score.py")
    cli.add_argument("--docweave", default="build/release/bin/docweave")
    cli.add_argument("--documents", type=pathlib.Path, nargs="+", required=True, help="folders of documents with gold graphs")
    cli.add_argument("--tagger-folds", type=pathlib.Path, help="what train_tagger --folds-to left")
    cli.add_argument("--model", type=pathlib.Path, help="where the model goes; none: only cross-validate")
    cli.add_argument("--folds", type=int, default=5)
    cli.add_argument("--strength", type=float, default=0.2, help="C of the regression: less smooths more")
    cli.add_argument("--rarest", type=int, default=4, help="candidates that a feature must be of")
    cli.add_argument("--least", type=float, default=0.12, help="weights below are left out")
    args = cli.parse_args()
    score = load_scorer(args.shared)
    pairs, readers = load(args, score)
    matrix = Matrix(pairs, args.rarest)
    scores = scores_apart(args, pairs, readers, matrix)
    lines = calibrate(pairs, scores)
    report(pairs, readers, scores, lines)
    if args.model:
        ship(args, pairs, matrix, lines)


if __name__ == "__main__":
    main()
