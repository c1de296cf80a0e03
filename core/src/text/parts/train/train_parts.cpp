// Trains and measures the tagger of parts of speech; see README.md.
#include <algorithm>
#include <iostream>

#include <boost/program_options.hpp>

#include "text/parts/part_tagger.hpp"
#include "text/parts/train/part_trainer.hpp"

namespace docweave {
namespace {

struct Settings {
  std::filesystem::path treebanks;
  std::filesystem::path words;
  std::filesystem::path model;
  bool only_measure = false;
  int passes = 0;
  int tuning = 0;
  std::size_t rows = 0;
};

std::vector<TaggedSentence> read(const Settings& settings, const std::string& name, Tokens tokens) {
  return read_treebank(settings.treebanks / (name + ".conllu.gz"), tokens);
}

/// The treebanks, and of two in eight sentences the same as a headline, in either manner.
std::vector<TaggedSentence> training_texts(const Settings& settings) {
  std::vector<TaggedSentence> all = read(settings, "ewt-train", Tokens::docweave);
  for (TaggedSentence& sentence : read(settings, "gum", Tokens::docweave)) {
    all.push_back(std::move(sentence));
  }
  const std::size_t size = all.size();
  constexpr std::size_t kEvery = 8;
  for (std::size_t i = kEvery / 2; i < size; i += kEvery) {
    all.push_back(in_title_case(all[i - kEvery / 2]));
    all.push_back(in_capitals(all[i]));
  }
  return all;
}

/// The share of words with the right part; `tag` finds the parts of a sentence.
template <typename Tag>
double accuracy(const std::vector<TaggedSentence>& sentences, const Tag& tag) {
  std::size_t words = 0;
  std::size_t right = 0;
  for (const TaggedSentence& sentence : sentences) {
    const std::vector<PartOfSpeech> parts = tag(sentence);
    words += parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i) right += parts[i] == sentence.parts[i];
  }
  return static_cast<double>(right) / static_cast<double>(words);
}

void measure(const Settings& settings) {
  const PartTagger tagger(settings.model);
  const auto tag = [&](const TaggedSentence& sentence) {
    return tagger.tag(sentence.text, sentence.tokens);
  };
  for (const char* name : {"ewt-dev", "ewt-test", "pud"}) {
    std::cout << name << ": " << accuracy(read(settings, name, Tokens::docweave), tag)
              << " of docweave's tokens, " << accuracy(read(settings, name, Tokens::treebank), tag)
              << " of the treebank's\n";
  }
}

void train(const Settings& settings) {
  const std::vector<TaggedSentence> texts = training_texts(settings);
  const std::vector<KnownWord> words = known_words(texts, settings.words);
  const auto slots = PartLexicon::pack(words);
  const PartLexicon lexicon(slots);
  const auto settled = std::ranges::count_if(words, &KnownWord::settled);
  std::cout << texts.size() << " sentences, " << words.size() << " words known, " << settled
            << " of one part\n";
  const auto held_out = read(settings, "ewt-dev", Tokens::docweave);
  PartTrainer trainer(lexicon);
  const auto tag = [&](const TaggedSentence& sentence) {
    std::vector<PartOfSpeech> parts;
    trainer.tag(sentence, parts);
    return parts;
  };
  for (int i = 0; i < settings.passes; ++i) {
    std::cout << "pass " << i + 1 << ": " << trainer.pass(texts) << std::endl;
  }
  trainer.average();
  std::cout << "ewt-dev, " << trainer.rows().size() << " features: " << accuracy(held_out, tag)
            << std::endl;
  trainer.prune(settings.rows);
  std::cout << "ewt-dev, pruned: " << accuracy(held_out, tag) << std::endl;
  for (int i = 0; i < settings.tuning; ++i) trainer.pass(texts);
  if (settings.tuning > 0) trainer.average();
  write_part_model(settings.model, words, trainer.rows());
  std::cout << std::filesystem::file_size(settings.model) << " bytes\n";
}

namespace po = boost::program_options;

bool read_arguments(int argc, char** argv, Settings& settings) {
  po::options_description options("train_parts: trains and measures the tagger of parts of speech");
  options.add_options()("help", "print this")(
      "treebanks", po::value(&settings.treebanks)->default_value("../shared/data/syntax"),
      "folder of the treebanks")(
      "words", po::value(&settings.words)->default_value("core/src/text/parts/train/words.txt"),
      "what more words can be")(
      "model", po::value(&settings.model)->default_value("core/src/text/parts/en.model"),
      "the model file")("measure", po::bool_switch(&settings.only_measure),
                        "measure the model, train none")(
      "passes", po::value(&settings.passes)->default_value(10), "passes over the data")(
      "tuning", po::value(&settings.tuning)->default_value(4), "passes after pruning")(
      "rows", po::value(&settings.rows)->default_value(48000), "features kept");
  po::variables_map values;
  po::store(po::parse_command_line(argc, argv, options), values);
  po::notify(values);
  if (values.count("help") != 0) std::cout << options;
  return values.count("help") == 0;
}

}  // namespace
}  // namespace docweave

int main(int argc, char** argv) {
  try {
    docweave::Settings settings;
    if (!docweave::read_arguments(argc, argv, settings)) return 0;
    if (!settings.only_measure) docweave::train(settings);
    docweave::measure(settings);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "train_parts: " << error.what() << "\n";
    return 1;
  }
}
