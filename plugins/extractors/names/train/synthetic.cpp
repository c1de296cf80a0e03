#include "train/synthetic.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include <Poco/InflatingStream.h>
#include <rapidjson/document.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "train/variants.hpp"

namespace docweave::names {
namespace {

// Marks travel inside of strings as control characters: one that opens for each type, one that
// closes.
constexpr char kOpen = '\x01';
constexpr char kClose = '\x1F';
constexpr std::string_view kTypeLetters = "EOJPL";
constexpr int kDeepest = 30;

std::string mark(char letter, const std::string& text) {
  return static_cast<char>(kOpen + kTypeLetters.find(letter)) + text + kClose;
}

bool opens(char c) {
  return c >= kOpen && c < kOpen + static_cast<char>(kTypes);
}

std::string without_marks(const std::string& text) {
  std::string plain;
  std::ranges::copy_if(text, std::back_inserter(plain),
                       [](char c) { return !opens(c) && c != kClose; });
  return plain;
}

/// First letters of the capitalised words: "European Training Foundation" gives "ETF".
std::string initials(std::string_view name) {
  std::string letters;
  for (const Token& token : tokenize(name)) {
    const char first = name[token.span.begin];
    if (first >= 'A' && first <= 'Z') letters += first;
  }
  return letters.size() >= 3 && letters.size() <= 7 ? letters : std::string();
}

std::string last_word(const std::string& name) {
  return name.substr(name.rfind(' ') + 1);
}

void trim(std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  text = first == std::string::npos ? std::string()
                                    : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

}  // namespace

void collect_persons(const std::vector<MarkedText>& texts, NameStock& stock) {
  std::set<std::string> persons;
  for (const MarkedText& text : texts) {
    if (text.held_out || text.fold >= 0) continue;
    for (const MarkedBlock& block : text.blocks) {
      for (const Mark& mark : block.marks) {
        const std::string name = block.text.substr(mark.begin, mark.end - mark.begin);
        const bool full = name.find(' ') != std::string::npos && name.size() < 40 &&
                          name.find(',') == std::string::npos;
        if (mark.readings == reading(Type::person) && full) persons.insert(name);
      }
    }
  }
  stock.persons.assign(persons.begin(), persons.end());
}

void collect_registry(const std::filesystem::path& registry, NameStock& stock) {
  std::ifstream packed(registry, std::ios::binary);
  if (!packed) throw Error(ErrorCode::io, registry.string(), "cannot be opened");
  Poco::InflatingInputStream in(packed, Poco::InflatingStreamBuf::STREAM_GZIP);
  std::string line;
  std::set<std::string> cities;
  while (std::getline(in, line)) {
    rapidjson::Document entry;
    entry.Parse(line.data(), line.size());
    if (entry.HasParseError() || !entry.HasMember("name")) {
      throw Error(ErrorCode::invalid_data, registry.string(), "holds a line that is no entry");
    }
    stock.organizations.emplace_back(entry["name"].GetString(), entry["name"].GetStringLength());
    if (entry.HasMember("city") && entry["city"].IsString())
      cities.insert(entry["city"].GetString());
  }
  stock.cities.assign(cities.begin(), cities.end());
}

void collect_lists(const std::filesystem::path& names_folder, NameStock& stock) {
  for (const ListEntry& entry : read_list(names_folder / "train" / "countries.txt")) {
    if (entry.columns[0].size() > 3) stock.countries.push_back(entry.columns[0]);
  }
  const auto add = [&](const ListEntry& entry, std::vector<std::string>& names) {
    names.push_back(entry.columns[0]);
    if (entry.columns.size() < 2 || entry.columns[1].empty()) return;
    const std::string acronym = entry.columns[1].substr(0, entry.columns[1].find(';'));
    stock.acronyms[entry.columns[0]] = acronym;
    if (&names == &stock.known_organizations) stock.known_acronyms.push_back(acronym);
  };
  for (const ListEntry& entry : read_list(names_folder / "en" / "given_names.txt")) {
    stock.given_names.push_back(entry.columns[0]);
  }
  for (const ListEntry& entry : read_list(names_folder / "en" / "organizations.tsv")) {
    add(entry, stock.known_organizations);
  }
  for (const ListEntry& entry : read_list(names_folder / "en" / "programmes.tsv")) {
    add(entry, stock.known_programmes);
  }
}

Grammar::Grammar(const std::filesystem::path& file, NameStock stock) : stock_(std::move(stock)) {
  for (const auto& [kind, names] :
       {std::pair("persons", &stock_.persons), std::pair("given names", &stock_.given_names),
        std::pair("organisations", &stock_.organizations), std::pair("cities", &stock_.cities),
        std::pair("countries", &stock_.countries),
        std::pair("known organisations", &stock_.known_organizations),
        std::pair("known acronyms", &stock_.known_acronyms),
        std::pair("known programmes", &stock_.known_programmes)}) {
    if (!names->empty()) continue;
    throw Error(ErrorCode::invalid_data, file.string(),
                std::string("has no ") + kind + " to fill its texts with: the corpora of " +
                    "--shared, its registry and the lists of the plugin must have some");
  }
  for (const ListEntry& entry : read_list(file)) {
    const std::string& line = entry.columns[0];
    const std::size_t sign = line.find(" = ");
    if (sign == std::string::npos) {
      throw Error(ErrorCode::invalid_data, file.string() + ":" + std::to_string(entry.line),
                  "\"" + line + "\" is no rule; rules read \"name = text\"");
    }
    rules_[line.substr(0, sign)].push_back(line.substr(sign + 3));
  }
}

MarkedText Grammar::write(std::uint64_t number) {
  random_.seed(number);
  fill_slots();
  MarkedText text;
  text.id = "made-up/" + std::to_string(number);
  text.corpus = "made-up";
  const std::string lines = expand("document");
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find("//", at), lines.size());
    text.blocks.push_back(block(std::string_view(lines).substr(at, end - at), at == 0));
    at = end + 2;
  }
  return text;
}

void Grammar::fill_slots() {
  slots_.clear();
  turns_.clear();
  constexpr std::pair<char, int> kCounts[] = {{'O', 6}, {'E', 2}, {'J', 2},
                                              {'P', 6}, {'L', 3}, {'C', 5}};
  for (const auto& [letter, count] : kCounts) {
    for (int i = 0; i < count; ++i) {
      Slot slot;
      slot.name = without_marks(expand(std::string("slot_") + letter));
      if (letter == 'O' || letter == 'J') {
        const auto known = stock_.acronyms.find(slot.name);
        slot.acronym = known == stock_.acronyms.end() ? initials(slot.name) : known->second;
      }
      slots_[letter].push_back(std::move(slot));
    }
  }
}

std::string Grammar::expand(std::string_view name, int depth) {
  if (depth > kDeepest) return "";
  std::string_view plain = name;
  while (plain.ends_with('^')) plain.remove_suffix(1);
  const auto rule = rules_.find(plain);
  std::string text = rule == rules_.end() ? word(plain) : expand_text(any(rule->second), depth);
  if (name.ends_with("^^")) return upper_case(text);
  return name.ends_with('^') ? title_case(text) : text;
}

std::string Grammar::expand_text(std::string_view text, int depth) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<') {
      const std::size_t end = text.find('>', i);
      out += expand(text.substr(i + 1, end - i - 1), depth + 1);
      i = end;
    } else if (text[i] == '{') {
      const std::size_t end = text.find('}', i);
      out += slot_text(text.substr(i + 1, end - i - 1));
      i = end;
    } else if (text[i] == '[' && i + 2 < text.size() && text[i + 2] == ' ' &&
               kTypeLetters.find(text[i + 1]) != std::string_view::npos) {
      const std::size_t end = text.find(']', i);
      out += mark(text[i + 1], expand_text(text.substr(i + 3, end - i - 3), depth + 1));
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string Grammar::slot_text(std::string_view reference) {
  const char letter = reference[0];
  const char form = reference.size() > 1 ? reference[1] : '-';
  std::vector<Slot>& slots = slots_[letter];
  // In turn, now and then passing one over: the names of one sentence differ.
  std::size_t& turn = turns_[letter];
  turn += 1 + random_() % 2;
  Slot& slot = slots[turn % slots.size()];
  const char type = letter == 'C' ? 'L' : letter;
  if (form == 's') return mark(type, last_word(slot.name));
  if (slot.acronym.empty() || letter == 'E') return mark(type, slot.name);
  if (form == 'd' || (form == '-' && !slot.defined && random_() % 6 == 0)) {
    slot.defined = true;
    return mark(type, slot.name) + " (" + mark(type, slot.acronym) + ")";
  }
  const bool brief = form == 'a' || (slot.defined && random_() % 2 == 0);
  return mark(type, brief ? slot.acronym : slot.name);
}

/// One of the corpora's persons, or a given name with the family name of one.
std::string Grammar::person() {
  if (random_() % 3 == 0) return any(stock_.persons);
  std::string name = any(stock_.given_names);
  if (random_() % 8 == 0) name += (random_() % 2 == 0 ? "-" : " ") + any(stock_.given_names);
  name += " " + last_word(any(stock_.persons));
  if (random_() % 10 == 0)
    name += (random_() % 2 == 0 ? "-" : " ") + last_word(any(stock_.persons));
  return name;
}

std::string Grammar::word(std::string_view name) {
  if (name == "person") return person();
  if (name == "surname") return last_word(any(stock_.persons));
  if (name == "ror") return any(stock_.organizations);
  if (name == "pure_city") return any(stock_.cities);
  if (name == "city") return mark('L', any(stock_.cities));
  if (name == "pure_country") return any(stock_.countries);
  if (name == "country") return any(stock_.countries);
  if (name == "known_org") return any(stock_.known_organizations);
  if (name == "known_acronym") return any(stock_.known_acronyms);
  if (name == "known_programme") return any(stock_.known_programmes);
  if (name == "acronym") return acronym();
  if (name == "day") return std::to_string(1 + random_() % 30);
  if (name == "year") return std::to_string(1995 + random_() % 32);
  if (name == "number") return std::to_string(2 + random_() % 99);
  if (name == "money") return std::to_string(1 + random_() % 900);
  throw Error(ErrorCode::invalid_data, "grammar.txt",
              "there is no rule \"" + std::string(name) + "\"");
}

/// "AGRIMED", "SEEBN", "PRO-CARE": letters in turn, so that many can be spoken.
std::string Grammar::acronym() {
  constexpr std::string_view kConsonants = "BCDFGHJKLMNPRSTVWXZ";
  constexpr std::string_view kVowels = "AEIOU";
  const std::size_t length = 3 + random_() % 5;
  const bool spoken = random_() % 2 == 0;
  std::string letters;
  for (std::size_t i = 0; i < length; ++i) {
    const bool vowel = spoken ? i % 2 == 1 : random_() % 4 == 0;
    letters +=
        vowel ? kVowels[random_() % kVowels.size()] : kConsonants[random_() % kConsonants.size()];
  }
  if (length > 5 && random_() % 5 == 0) letters.insert(3, "-");
  return letters;
}

MarkedBlock Grammar::block(std::string_view line, bool first) {
  MarkedBlock out;
  std::string text(line);
  trim(text);
  if (text.starts_with("# ")) out.kind = first ? BlockKind::title : BlockKind::heading;
  if (text.starts_with("- ")) out.kind = BlockKind::list_item;
  if (text.starts_with("| ")) out.kind = BlockKind::line;
  if (out.kind != BlockKind::paragraph) text.erase(0, 2);
  trim(text);
  int depth = 0;
  for (const char c : text) {
    if (opens(c)) {
      if (depth++ == 0) out.marks.push_back({out.text.size(), 0, reading(static_cast<Type>(0))});
      if (depth == 1) {
        constexpr Type kMarked[] = {Type::event, Type::organization, Type::project, Type::person,
                                    Type::place};
        out.marks.back().readings = reading(kMarked[c - kOpen]);
      }
    } else if (c == kClose) {
      if (--depth == 0) out.marks.back().end = out.text.size();
    } else {
      out.text += c;
    }
  }
  // "The" before "the Western Balkans" in a slot's name is no part of it; sentences start with
  // capitals.
  for (Mark& m : out.marks) {
    if (out.text.compare(m.begin, 4, "the ") == 0 || out.text.compare(m.begin, 4, "The ") == 0)
      m.begin += 4;
  }
  if (!out.text.empty() && out.kind == BlockKind::paragraph)
    out.text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out.text[0])));
  if (out.kind == BlockKind::title || out.kind == BlockKind::heading) {
    const std::uint64_t draw = random_() % 10;
    if (draw < 2) return in_case(out, LetterCase::all_capitals);
    if (draw < 5) return in_case(out, LetterCase::title_case);
    if (!out.text.empty())
      out.text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out.text[0])));
  }
  return out;
}

}  // namespace docweave::names
