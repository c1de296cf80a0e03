#!/usr/bin/env python3
"""Trains ../en/relations.tsv and measures it: see README.md."""
import argparse, collections, json, pathlib, sys, tempfile

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "training"))
from gold_folds import by_fold, gold_documents, load_scorer, run

HEADER = """\
# Weights of relations by the features of two things: see ../train/README.md. Trained on documents written
# for docweave and on ../shared/corpus. Apache-2.0.
"""
# Predicates by the names of relations in gold graphs.
PREDICATES = {"organizer": "organizer", "funder": "funder", "location": "location", "startDate": "startDate",
              "endDate": "endDate", "partOf": "isPartOf", "attendee": "attendee", "speaker": "performer",
              "implementer": "implementer", "partner": "partner", "affiliation": "affiliation",
              "jobTitle": "jobTitle", "parentOrganization": "parentOrganization", "budget": "amount"}
ENDS = {"organizer": ("Event", "Organization Person Project"), "funder": ("Event Project Organization", "Organization Project Person Place"),
        "location": ("Event Project Organization", "Place Organization"), "startDate": ("Event Project", "Date"),
        "endDate": ("Event Project", "Date"), "partOf": ("Event Project", "Project Event"),
        "attendee": ("Event", "Organization Person Place"), "speaker": ("Event", "Person"), "implementer": ("Project", "Organization"),
        "partner": ("Project Event", "Organization Project"), "affiliation": ("Person", "Organization Project"),
        "jobTitle": ("Person", "JobTitle"), "parentOrganization": ("Organization", "Organization"), "budget": ("Project Event", "Money")}
SINGLE = {"startDate", "endDate", "jobTitle", "budget"}
OF_SUBJECT, OF_OBJECT = {"affiliation", "partOf"}, {"speaker", "attendee", "organizer"}
CERTAIN = 0.9
DAYS = {"startDate", "endDate"}
LEAST, MOST = 0.02, 0.98  # Confidences of rules beyond count as these.


def run_docweave(args, documents, fold, out):
    """Reads documents with the models of a fold (None: the shipped ones); leaves graph.nq and pairs.ndjson in `out`."""
    out.mkdir(parents=True)
    settings = ['/linkers=[{"plugin": "coreference", "options": {"all_events_in": "en"}}, '
                '{"plugin": "learned_relations", "options": {"pairs": "%s"}}]' % (out / "pairs.ndjson").resolve()]
    if fold:
        folder = args.tagger_folds.resolve()
        settings += ['/extractors/4/options={"model": "%s"}' % (folder / f"fold{fold}.model"),
                     '/extractors/5/options={"model": "%s"}' % (folder / f"descriptions{fold}.tsv")]
    run(args.docweave, documents, settings, out / "graph")


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

    def is_entity(self, entity):
        """True, False, or None where readers could disagree."""
        found = self.matched.get(self.ids.get((entity["type"], entity["name"])))
        return None if found and self.gold.entities[found].optional else found is not None

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
    """Candidates with labels by relation, entities with labels, and readers by document."""
    documents = gold_documents(args.documents)
    folds = by_fold(documents, args.tagger_folds) if args.tagger_folds else {}
    folds["shipped"] = sorted({d for d, _ in documents.values()} - {d for f in folds.values() for d in f})
    pairs, entities, readers = [], [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for fold, files in sorted(folds.items()):
            if not files:
                continue
            out = pathlib.Path(scratch) / fold
            run_docweave(args, files, None if fold == "shipped" else fold, out)
            graphs = score.read_nquads(out / "graph" / "graph.nq")
            for document in files:
                readers[document.name] = Reader(score, documents[document.name][1], graphs.get(document.name, score.Graph()))
            for line in open(out / "pairs.ndjson", encoding="utf-8"):
                pair = json.loads(line)
                pair["document"] = pair["document"].rsplit("/", 1)[-1]
                reader = readers[pair["document"]]
                if "name" in pair:
                    entities.append(pair | {"labels": {"entity": reader.is_entity(pair)}})
                    continue
                pair["labels"] = {r: reader.label(pair, r) for r, (s, o) in ENDS.items()
                                  if pair["subject_type"] in s.split() and pair["object_type"] in o.split()
                                  and not (r == "partOf" and (pair["subject_type"], pair["object_type"]) == ("Project", "Event"))}
                pairs.append(pair)
    return pairs, entities, readers


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


def accepted(proposals):
    """What the linker keeps: of a pair the likeliest relation, both days of a range, once what most things have once."""
    taken, seen, kept = set(), {}, []
    for score in sorted(proposals, key=lambda s: -s.probability):
        pair, relation = score.pair, score.relation
        said = seen.get(id(pair))
        if said and not ({said, relation} == DAYS and "/" in pair["object"]):
            continue
        side = "subject" if relation in SINGLE | OF_SUBJECT else "object" if relation in OF_OBJECT else None
        if side:
            key = (pair["document"], relation, side, pair[side], pair[side + "_type"])
            if key in taken and (relation in SINGLE or score.probability < CERTAIN):
                continue
            taken.add(key)
        seen[id(pair)] = relation
        kept.append(score)
    return kept


class Score:
    """What a model that has not seen its document makes of a relation between the ends of a pair."""

    def __init__(self, pair, relation, sum_):
        self.pair, self.relation, self.sum = pair, relation, sum_
        self.truth = pair["labels"][relation]
        self.rule = pair["said"].get(PREDICATES[relation])  # Its confidence; none has stated this: None.
        self.probability = 0.0


def scores_apart(args, pairs, readers, matrix):
    """relation -> scores: of what rules have stated, and of all relations of pairs that they leave open"""
    fold = {name: n % args.folds for n, name in enumerate(sorted(readers))}
    scores = collections.defaultdict(list)
    for k in range(args.folds):
        learn = [i for i, p in enumerate(pairs) if fold[p["document"]] != k]
        test = [i for i, p in enumerate(pairs) if fold[p["document"]] == k]
        for relation in ENDS:
            model = fit(matrix, pairs, relation, learn, args.strength)
            apply = [i for i in test if relation in pairs[i]["labels"]
                     and (not pairs[i]["said"] or PREDICATES[relation] in pairs[i]["said"])]
            if model and apply:
                scores[relation] += [Score(pairs[i], relation, s) for i, s in zip(apply, model.decision_function(matrix.of(apply)))]
    return scores


def line_through(scores, values):
    """The regression from values of scores to how likely they are right (Platt 1999)."""
    known = [s for s in scores if s.truth is not None]
    if sum(s.truth for s in known) < 5 or all(s.truth for s in known):
        return None
    return LogisticRegression(C=1.0).fit([values(s) for s in known], [s.truth for s in known])


def calibrate(scores):
    """relation -> slope and offset that make log-odds of sums, and weights of log-odds, of rules' log-odds, and bias, where a rule
    has stated the relation; sets the scores' probabilities"""
    lines, stated = {}, {}
    for relation, found in scores.items():
        open_ = [s for s in found if s.rule is None]
        line = line_through(open_, lambda s: [s.sum])
        if line is None:
            continue
        slope, offset = lines[relation] = line.coef_[0][0], line.intercept_[0]
        for score in open_:
            score.probability = 1 / (1 + numpy.exp(-(slope * score.sum + offset)))
        ruled = [s for s in found if s.rule is not None]
        odds = lambda s: [slope * s.sum + offset, numpy.log(min(max(s.rule, LEAST), MOST) / (1 - min(max(s.rule, LEAST), MOST)))]
        both = line_through(ruled, odds)
        if both is None:
            for score in ruled:
                score.probability = score.rule
            continue
        stated[relation] = *both.coef_[0], both.intercept_[0]
        for score, likely in zip(ruled, both.predict_proba([odds(s) for s in ruled])[:, 1] if ruled else ()):
            score.probability = likely
    return lines, stated


def subject_of(pair, relation):
    return pair["document"], pair["subject_type"], pair["subject"], relation


def proposed(scores, threshold, rules_threshold):
    """What the linker adds, and what of the rules' it drops."""
    found = [s for of in scores.values() for s in of]
    dropped = [s for s in found if s.rule is not None and s.probability < rules_threshold]
    settled = {subject_of(s.pair, s.relation) for s in found
               if s.rule is not None and s.relation in SINGLE and s.probability >= rules_threshold}
    return accepted([s for s in found if s.rule is None and s.probability >= threshold
                     and subject_of(s.pair, s.relation) not in settled]), dropped


def tally(scores):
    return sum(s.truth is True for s in scores), sum(s.truth is False for s in scores)


def report(pairs, readers, scores):
    base = sum((r.counts for r in readers.values()), collections.Counter())
    print(f"{len(readers)} documents, {len(pairs)} pairs; cross-validated: thresholds, right and wrong ones added, those of rules dropped, P, R, F1")
    for threshold, of_rules in ((1.1, 0), (0.5, 0), *((t, t) for t in (0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25))):
        added, dropped = proposed(scores, threshold, of_rules)
        (right, wrong), (lost, mended) = tally(added), tally(dropped)
        tp, fp, fn = base["tp"] + right - lost, base["fp"] + wrong - mended, base["fn"] - right + lost
        print(f"  {threshold:.2f} {of_rules:.2f} {right:5} {wrong:5} {lost:5} {mended:5}   "
              f"{tp / (tp + fp):.3f} {tp / (tp + fn):.3f} {2 * tp / (2 * tp + fp + fn):.3f}")
    print("right and wrong ones added and dropped at 0.4, and those missed without")
    added, dropped = proposed(scores, 0.4, 0.4)
    for relation in ENDS:
        counts = [*tally([s for s in added if s.relation == relation]), *tally([s for s in dropped if s.relation == relation]),
                  sum(r.missed[relation] for r in readers.values())]
        print(f"  {relation:20}", *(f"{n:5}" for n in counts))
    print("right and wrong ones by probability: added, and of rules")
    added, ruled = proposed(scores, 0.3, 1.1)
    for low in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        counts = [n for of in (added, ruled) for n in tally([s for s in of if low <= s.probability < low + 0.1])]
        print(f"  {low:.1f}", *(f"{n:5}" for n in counts))


def ship(args, pairs, matrix, lines, stated, entities):
    weights, bias = collections.defaultdict(dict), {}
    for name, weight in entities.items():
        weights[name]["entity"] = weight
    for relation, predicate in PREDICATES.items():
        model = fit(matrix, pairs, relation, range(len(pairs)), args.strength) if relation in lines else None
        slope, offset = lines.get(relation, (0, -9))
        bias[predicate] = offset + (slope * model.intercept_[0] if model else 0)
        for column in numpy.nonzero(numpy.abs(model.coef_[0]) >= args.least)[0] if model else ():
            weights[matrix.names[column]][predicate] = slope * model.coef_[0][column]
    with open(args.model, "w", encoding="utf-8") as out:
        out.write(HEADER)
        own = {"bias": bias} | {f"stated {name}": {PREDICATES[r]: row[at] for r, row in stated.items()}
                                for at, name in enumerate(("model", "rule", "bias"))}
        for name, row in [*own.items(), *sorted(weights.items())]:
            out.write("\t".join([name, *(f"{predicate} {weight:.2f}" for predicate, weight in row.items())]) + "\n")
    print(f"{len(weights)} features, {args.model.stat().st_size} bytes")


class EntityModel:
    """What tells entities from what is none, by type."""

    def __init__(self, args, entities):
        self.entities = entities
        self.matrix = Matrix(entities, args.rarest)
        self.strength = args.entity_strength
        self.by_type = collections.defaultdict(list)
        for i, entity in enumerate(entities):
            self.by_type[entity["type"]].append(i)

    def fit(self, chosen):
        return fit(self.matrix, self.entities, "entity", chosen, self.strength)

    def report(self, folds):
        """Cross-validated: right and wrong ones below thresholds, by type."""
        fold = {name: n % folds for n, name in enumerate(sorted({e["document"] for e in self.entities}))}
        thresholds = (0.2, 0.3, 0.4, 0.5, 0.6)
        print("entities, cross-validated: right and wrong ones below", *thresholds)
        for type_, indices in sorted(self.by_type.items()):
            below = collections.Counter()
            for k in range(folds):
                model = self.fit([i for i in indices if fold[self.entities[i]["document"]] != k])
                test = [i for i in indices if fold[self.entities[i]["document"]] == k]
                if not model or not test:
                    continue
                for i, likely in zip(test, model.predict_proba(self.matrix.of(test))[:, 1]):
                    below.update((t, self.entities[i]["labels"]["entity"]) for t in thresholds if likely < t)
            print(f"  {type_:14}", *(f"{below[t, True]:4} {below[t, False]:4}  " for t in thresholds))

    def weights(self, least):
        """feature -> weight"""
        weights = {}
        for type_, indices in self.by_type.items():
            if model := self.fit(indices):
                weights |= {self.matrix.names[c]: model.coef_[0][c] for c in numpy.nonzero(numpy.abs(model.coef_[0]) >= least)[0]}
                own = f"{type_} entity"  # A feature of all of the type.
                weights[own] = weights.get(own, 0) + model.intercept_[0]
        return weights


def main():
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--shared", type=pathlib.Path, default="../shared", help="folder of the corpus and of score.py")
    cli.add_argument("--docweave", default="build/release/bin/docweave")
    cli.add_argument("--documents", type=pathlib.Path, nargs="+", required=True, help="folders of documents with gold graphs")
    cli.add_argument("--tagger-folds", type=pathlib.Path, help="what train_tagger --folds-to left, and the training of descriptions added")
    cli.add_argument("--model", type=pathlib.Path, help="where the model goes; none: only cross-validate")
    cli.add_argument("--folds", type=int, default=5)
    cli.add_argument("--strength", type=float, default=0.2, help="C of the regression: less smooths more")
    cli.add_argument("--entity-strength", type=float, default=0.15, help="the same for entities")
    cli.add_argument("--entity-least", type=float, default=0.03, help="weights of entities below are left out")
    cli.add_argument("--rarest", type=int, default=4, help="candidates that a feature must be of")
    cli.add_argument("--least", type=float, default=0.12, help="weights below are left out")
    args = cli.parse_args()
    score = load_scorer(args.shared)
    pairs, entities, readers = load(args, score)
    entity_model = EntityModel(args, entities)
    entity_model.report(args.folds)
    matrix = Matrix(pairs, args.rarest)
    scores = scores_apart(args, pairs, readers, matrix)
    lines, stated = calibrate(scores)
    report(pairs, readers, scores)
    if args.model:
        ship(args, pairs, matrix, lines, stated, entity_model.weights(args.entity_least))


if __name__ == "__main__":
    main()
