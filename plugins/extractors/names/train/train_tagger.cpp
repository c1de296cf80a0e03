// Trains the tagger and measures it: README.md says how it is called and what it prints.

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>

#include <boost/program_options.hpp>

#include <docweave/error.hpp>

#include "train/evaluation.hpp"
#include "train/gold_documents.hpp"
#include "train/sequences.hpp"
#include "train/synthetic.hpp"
#include "train/tagged_corpus.hpp"
#include "train/trainer.hpp"
#include "train/variants.hpp"

namespace docweave::names {
namespace {

constexpr int kFolds = 5;

struct Settings {
  std::filesystem::path shared;
  std::vector<std::filesystem::path> documents;
  std::filesystem::path names;
  std::filesystem::path plugins;
  std::filesystem::path model;
  std::filesystem::path folds_to;
  std::filesystem::path mistakes;
  std::string show;
  std::vector<int> folds;
  TrainingPlan plan;
  std::size_t rows = 0;
  std::uint32_t rarest = 0;
  float gold_weight = 0;
  int made_up = 0;
};

double seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

void load_tagged(const Settings& settings, const Knowledge& knowledge,
                 std::vector<MarkedText>& texts) {
  constexpr const char* kCorpora[] = {"wikigold",       "re3d-train",    "re3d-test",
                                      "redocred-train", "redocred-test", "gum",
                                      "grobid-funding"};
  for (const std::string name : kCorpora) {
    const auto file = settings.shared / "data" / "tagging" / (name + ".jsonl");
    for (MarkedText& text : read_tagged(file, knowledge)) {
      text.held_out = text.measured = name.ends_with("-test");
      if (name == "re3d-train") text.weight = 2;
      texts.push_back(std::move(text));
    }
  }
}

void load_gold(const Settings& settings, const Knowledge& knowledge, const DocumentReader& reader,
               std::vector<MarkedText>& texts) {
  int number = 0;
  std::vector<std::filesystem::path> folders{settings.shared / "corpus" / "seeds",
                                             settings.shared / "corpus" / "dev"};
  folders.insert(folders.end(), settings.documents.begin(), settings.documents.end());
  for (const std::filesystem::path& folder : folders) {
    for (MarkedText& text : read_gold(folder, knowledge, reader)) {
      text.fold = number++ % kFolds;
      text.weight = settings.gold_weight;
      text.measured = true;
      texts.push_back(std::move(text));
    }
  }
}

/// Copies of some texts as headlines are set.
void add_variants(std::vector<MarkedText>& texts) {
  constexpr unsigned kPercent = 12;
  std::mt19937_64 random(7);
  const std::size_t originals = texts.size();
  for (std::size_t i = 0; i < originals; ++i) {
    if (texts[i].held_out) continue;
    const bool gold = texts[i].fold >= 0;
    for (const LetterCase letter_case : {LetterCase::all_capitals, LetterCase::title_case}) {
      if (!gold && random() % 100 >= kPercent) continue;
      const bool heading = gold || random() % 2 == 0;
      texts.push_back(
          in_case(texts[i], letter_case, heading ? BlockKind::heading : BlockKind::paragraph));
      if (gold) texts.back().weight = 1;
    }
  }
}

std::vector<MarkedText> load(const Settings& settings, const Knowledge& knowledge,
                             const DocumentReader& reader) {
  std::vector<MarkedText> texts;
  load_tagged(settings, knowledge, texts);
  load_gold(settings, knowledge, reader, texts);
  add_variants(texts);
  NameStock stock;
  collect_persons(texts, stock);
  collect_registry(settings.shared / "data" / "authority" / "ror.jsonl.gz", stock);
  collect_lists(settings.names, stock);
  Grammar grammar(settings.names / "train" / "grammar.txt", std::move(stock));
  for (int i = 0; i < settings.made_up; ++i)
    texts.push_back(grammar.write(static_cast<std::uint64_t>(i)));
  return texts;
}

using Choice = std::function<bool(const MarkedText&)>;

Counts measure(const TrainingSet& set, const Trainer& trainer, const Choice& use,
               std::vector<std::string>* mistakes) {
  Counts counts;
  Lattice lattice(trainer.transitions());
  std::vector<LabelScores> scores;
  std::vector<Label> labels;
  std::vector<TaggedSpan> found;
  for (const Sequence& sentence : set.sentences()) {
    const MarkedText& text = set.texts()[sentence.text];
    if (!text.measured || !use(text)) continue;
    found.clear();
    for (const Sequence& stretch : set.stretches_of(sentence)) {
      trainer.score(stretch, scores);
      lattice.decode(scores, labels);
      const auto spans = spans_of(labels);
      const bool summed = !spans.empty() && lattice.sum(scores);
      const std::uint32_t offset = stretch.first - sentence.first;
      for (TaggedSpan span : spans) {
        if (summed)
          span.confidence = lattice.probability(span.first_token, span.end_token, span.type);
        span.first_token += offset;
        span.end_token += offset;
        found.push_back(span);
      }
    }
    count(set, sentence, found, counts, mistakes);
  }
  return counts;
}

void measure_held_out(const TrainingSet& set, const Trainer& trainer) {
  for (const char* corpus : {"re3d-test", "redocred-test"}) {
    const auto use = [&](const MarkedText& text) { return text.corpus == corpus; };
    measure(set, trainer, use, nullptr).print(std::cout, corpus);
  }
}

void train(const Settings& settings, Trainer& trainer, const Choice& use) {
  constexpr int kTuningPasses = 2;
  trainer.train(use);
  trainer.prune(settings.rows);
  trainer.tune(use, kTuningPasses);
}

/// Trains without each fold in turn and measures on it.
Counts cross_validate(const Settings& settings, const TrainingSet& set) {
  Counts all;
  std::vector<std::string> mistakes;
  for (const int fold : settings.folds) {
    const double began = seconds();
    Trainer trainer(set, settings.plan);
    train(settings, trainer, [&](const MarkedText& text) { return text.fold != fold; });
    const Counts counts = measure(
        set, trainer, [&](const MarkedText& text) { return text.fold == fold; }, &mistakes);
    counts.print(std::cout,
                 "fold " + std::to_string(fold) + ", " + std::to_string(seconds() - began) + " s");
    if (fold == settings.folds.front()) measure_held_out(set, trainer);
    all.add(counts);
    if (settings.folds_to.empty()) continue;
    write_model(settings.folds_to / ("fold" + std::to_string(fold) + ".model"), trainer.rows(),
                trainer.transitions(), calibrate(counts.judged));
  }
  all.print(std::cout, "gold documents, cross-validated");
  if (!settings.mistakes.empty()) {
    std::ofstream out(settings.mistakes);
    for (const std::string& mistake : mistakes) out << mistake << "\n";
  }
  if (!settings.folds_to.empty()) {
    std::ofstream out(settings.folds_to / "folds.tsv");
    for (const MarkedText& text : set.texts()) {
      if (text.fold >= 0 && text.measured) out << text.id << "\t" << text.fold << "\n";
    }
  }
  return all;
}

/// Words per second of the shipped model, features and word lists included.
void time_model(const Settings& settings, const std::vector<Document>& documents) {
  const Tagger tagger(settings.model);
  const WordLists lists(settings.names / "en");
  std::size_t words = 0;
  const double began = seconds();
  while (seconds() - began < 2) {
    for (const Document& document : documents) {
      tagger.tag(document, lists.classify(document));
      words += document.tokens().size();
    }
  }
  std::cout << static_cast<double>(words) / (seconds() - began) << " tokens a second\n";
}

void ship(const Settings& settings, const TrainingSet& set, const DocumentReader& reader,
          const Calibration& calibration) {
  Trainer trainer(set, settings.plan);
  train(settings, trainer, [](const MarkedText&) { return true; });
  measure_held_out(set, trainer);
  const auto rows = trainer.rows();
  write_model(settings.model, rows, trainer.transitions(), calibration);
  std::cout << rows.size() << " features kept, " << std::filesystem::file_size(settings.model)
            << " bytes\n";
  std::vector<Document> documents;
  for (const MarkedText& text : set.texts()) {
    if (text.fold < 0) continue;
    documents.push_back(document_of(text));
    reader.find_places(documents.back());
  }
  time_model(settings, documents);
}

void show(const std::vector<MarkedText>& texts, const std::string& beginning) {
  for (const MarkedText& text : texts) {
    if (!text.id.starts_with(beginning)) continue;
    std::cout << "=== " << text.id << "\n";
    for (const MarkedBlock& block : text.blocks) {
      std::cout << to_string(block.kind) << ": ";
      std::size_t at = 0;
      for (const Mark& mark : block.marks) {
        std::cout << block.text.substr(at, mark.begin - at) << "[" << mark.readings << " "
                  << block.text.substr(mark.begin, mark.end - mark.begin) << "]";
        at = mark.end;
      }
      std::cout << block.text.substr(at) << "\n";
    }
  }
}

void run(const Settings& settings) {
  const double start = seconds();
  const Knowledge knowledge(settings.names / "en", settings.names / "train");
  const DocumentReader reader(settings.plugins);
  std::vector<MarkedText> texts = load(settings, knowledge, reader);
  if (!settings.show.empty()) return show(texts, settings.show);
  const TrainingSet set(std::move(texts), knowledge.lists, reader, settings.rarest);
  std::cout << set.texts().size() << " texts, " << set.sentences().size() << " sentences, "
            << set.feature_count() << " features, " << seconds() - start << " s" << std::endl;
  const Calibration calibration = calibrate(cross_validate(settings, set).judged);
  for (std::size_t i = 0; i < Calibration::kPoints; ++i) {
    std::cout << "  probability " << calibration.probability[i] << ": precision "
              << calibration.precision[i] << "\n";
  }
  if (!settings.model.empty()) ship(settings, set, reader, calibration);
  std::cout << seconds() - start << " s in all" << std::endl;
}

namespace po = boost::program_options;

bool read_arguments(int argc, char** argv, Settings& settings) {
  po::options_description options("train_tagger: trains and measures the tagger of names");
  std::vector<int> folds;
  options.add_options()("help", "print this")(
      "shared", po::value(&settings.shared)->default_value("../shared"),
      "folder of the training data")("documents", po::value(&settings.documents)->multitoken(),
                                     "further folders of documents with gold graphs")(
      "names", po::value(&settings.names)->default_value("plugins/extractors/names"),
      "folder of the names plugin")("plugins", po::value(&settings.plugins)->required(),
                                    "folder of the built plugins")(
      "model", po::value(&settings.model),
      "where the model goes that is trained on all; none: train no such model")(
      "folds", po::value(&folds)->multitoken(),
      "folds of the cross-validation to run; all when none is given; -1: none")(
      "folds-to", po::value(&settings.folds_to), "folder for the models of the folds")(
      "mistakes", po::value(&settings.mistakes), "file for the names missed and wrong")(
      "show", po::value(&settings.show),
      "print the texts whose id begins so, as they are marked, and end")(
      "passes", po::value(&settings.plan.passes)->default_value(4),
      "passes over the data before pruning")(
      "rate", po::value(&settings.plan.rate)->default_value(0.08F), "learning rate")(
      "dropout", po::value(&settings.plan.dropout)->default_value(0.2F),
      "share of features left out at a visit")(
      "decay", po::value(&settings.plan.decay)->default_value(1e-6F), "penalty of large weights")(
      "rows", po::value(&settings.rows)->default_value(90000), "features kept")(
      "rarest", po::value(&settings.rarest)->default_value(3),
      "tokens a feature must be seen with")("gold",
                                            po::value(&settings.gold_weight)->default_value(6),
                                            "times a gold document is seen in a pass")(
      "made-up", po::value(&settings.made_up)->default_value(2000),
      "texts to write after grammar.txt");
  po::variables_map values;
  po::store(po::parse_command_line(argc, argv, options), values);
  if (values.count("help")) {
    std::cout << options;
    return false;
  }
  po::notify(values);
  settings.folds = folds.empty() ? std::vector<int>{0, 1, 2, 3, 4} : folds;
  std::erase(settings.folds, -1);
  return true;
}

}  // namespace
}  // namespace docweave::names

int main(int argc, char** argv) {
  try {
    docweave::names::Settings settings;
    if (docweave::names::read_arguments(argc, argv, settings)) docweave::names::run(settings);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "train_tagger: " << error.what() << "\n";
    return 1;
  }
}
