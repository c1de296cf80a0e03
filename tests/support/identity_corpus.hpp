#pragma once

#include <algorithm>
#include <cctype>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <docweave/document_graph.hpp>

namespace docweave::test {

/// One thing of a made-up world, with the ways in which documents speak of it.
struct Thing {
  Type type = Type::organization;
  std::string name;
  std::vector<std::string> others;  ///< Full names beside it.
  std::vector<std::string> acronyms;
  std::string loose;    ///< A name that others bear, too: "Ministry of Interior".
  std::string country;  ///< ISO code.
  std::string city;
  std::string parent;  ///< Its name.
  std::string date;    ///< Of events.
  std::string organizer;
};

/// A document and, for each of its entities, the number of the thing that it is.
struct LabelledDocument {
  DocumentGraph graph;
  std::vector<std::uint32_t> things;
};

/// Writes sentences about things into documents, with their entities and statements marked.
class IdentityCorpus {
 public:
  explicit IdentityCorpus(std::vector<Thing> things, std::map<std::string, std::string> countries)
      : things_(std::move(things)), countries_(std::move(countries)) {
    for (std::uint32_t i = 0; i < things_.size(); ++i) {
      by_country_[things_[i].country].push_back(i);
      by_name_.emplace(things_[i].name, i);
    }
    for (const auto& [code, name] : countries_) country_codes_.push_back(code);
    first_country_ = static_cast<std::uint32_t>(things_.size());
  }

  /// The same for the same number.
  LabelledDocument document(std::uint32_t number) {
    random_.seed(number + 1);
    writing_ = {DocumentGraph(DocumentInfo{.id = "d" + std::to_string(number) + ".txt"}), {}};
    end_ = 0;
    entities_.clear();
    const std::string& country = pick(country_codes_);
    if (below(10) < 8) mention_country(country);
    for (std::size_t left = 2 + below(5); left > 0; --left) {
      const auto& near = by_country_[country];
      const bool here = !near.empty() && below(10) < 6;
      write_about(here ? near[below(near.size())]
                       : static_cast<std::uint32_t>(below(things_.size())));
    }
    return std::move(writing_);
  }

 private:
  std::size_t below(std::size_t size) { return random_() % size; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

  Evidence words(const std::string& quote, std::uint32_t gap) {
    end_ += gap;
    const std::uint32_t begin = end_;
    end_ += static_cast<std::uint32_t>(quote.size());
    return {{begin, end_}, quote, std::nullopt, "extractors/corpus", "sentence", 0.9};
  }

  EntityIndex entity(std::uint32_t thing, Type type, const std::vector<std::string>& names,
                     const std::string& key = {}, std::uint32_t gap = 20) {
    const auto found = entities_.find(thing);
    if (found != entities_.end()) {
      Entity& known = writing_.graph.entity(found->second);
      for (const std::string& name : names) {
        known.mentions.push_back(words(name, gap));
        if (name != known.name &&
            std::ranges::find(known.alternate_names, name) == known.alternate_names.end()) {
          known.alternate_names.push_back(name);
        }
      }
      return found->second;
    }
    Entity made{type, names.front(), {names.begin() + 1, names.end()}, key, {}};
    for (const std::string& name : names) made.mentions.push_back(words(name, gap));
    const EntityIndex index = writing_.graph.add(std::move(made));
    entities_.emplace(thing, index);
    writing_.things.push_back(thing);
    return index;
  }

  std::uint32_t country_number(const std::string& code) const {
    const auto place = std::ranges::find(country_codes_, code) - country_codes_.begin();
    return first_country_ + static_cast<std::uint32_t>(place);
  }

  EntityIndex mention_country(const std::string& code, std::uint32_t gap = 20) {
    return entity(country_number(code), Type::place, {countries_.at(code)}, code, gap);
  }

  void state(EntityIndex subject, Predicate predicate, EntityIndex object) {
    writing_.graph.add(Statement(subject, predicate, object, words("is so", 1)));
  }

  void write_about(std::uint32_t number) {
    if (entities_.contains(number)) return;
    const Thing& thing = things_[number];
    std::vector<std::string> names{thing.name};
    const std::size_t way = below(100);
    const bool country_told =
        entities_.contains(country_number(thing.country)) || !countries_.contains(thing.country);
    if (way < 22 && !thing.acronyms.empty()) {
      names.push_back(pick(thing.acronyms));
    } else if (way < 30 && !thing.acronyms.empty()) {
      names = {pick(thing.acronyms)};
    } else if (way < 42 && !thing.others.empty()) {
      names.push_back(pick(thing.others));
    } else if (way < 50 && !thing.others.empty()) {
      names = {pick(thing.others)};
    } else if (way < 62 && !thing.loose.empty() && country_told) {
      names = {thing.loose};
    } else if (way < 66) {
      for (char& c : names.front())
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    const EntityIndex index = entity(number, thing.type, names);
    write_context(thing, index);
  }

  void write_context(const Thing& thing, EntityIndex index) {
    const bool event = thing.type == Type::event;
    if (thing.type == Type::place) {
      if (countries_.contains(thing.country) && below(10) < 7) mention_country(thing.country, 2);
      return;
    }
    if (!thing.city.empty() && (event || (thing.type == Type::organization && below(10) < 4))) {
      if (countries_.contains(thing.country)) {
        state(index, Predicate::location, mention_country(thing.country));
      }
    }
    if (!thing.date.empty() && below(10) < 8) {
      writing_.graph.add(
          Statement(index, Predicate::start_date, Literal{thing.date}, words(thing.date, 4)));
    }
    const auto related = [&](const std::string& name, Predicate predicate) {
      const auto found = by_name_.find(name);
      if (found == by_name_.end()) return;
      state(index, predicate, entity(found->second, things_[found->second].type, {name}));
    };
    if (event && !thing.organizer.empty() && below(10) < 6) {
      related(thing.organizer, Predicate::organizer);
    }
    if (thing.type == Type::person && below(10) < 8) related(thing.parent, Predicate::affiliation);
    if (thing.type == Type::organization && !thing.parent.empty() && below(10) < 3) {
      related(thing.parent, Predicate::parent_organization);
    }
  }

  std::vector<Thing> things_;
  std::map<std::string, std::string> countries_;
  std::vector<std::string> country_codes_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::map<std::string, std::vector<std::uint32_t>> by_country_;
  std::uint32_t first_country_ = 0;
  std::mt19937 random_;
  LabelledDocument writing_;
  std::map<std::uint32_t, EntityIndex> entities_;
  std::uint32_t end_ = 0;
};

inline const std::map<std::string, std::string>& corpus_countries() {
  static const std::map<std::string, std::string> countries = {
      {"RS", "Serbia"},   {"AL", "Albania"},   {"ME", "Montenegro"}, {"MD", "Moldova"},
      {"GE", "Georgia"},  {"UA", "Ukraine"},   {"HR", "Croatia"},    {"SI", "Slovenia"},
      {"BG", "Bulgaria"}, {"KE", "Kenya"},     {"LB", "Lebanon"},    {"LY", "Libya"},
      {"ES", "Spain"},    {"AR", "Argentina"}, {"PE", "Peru"},       {"KZ", "Kazakhstan"}};
  return countries;
}

/// A word of three syllables; those of neighbouring numbers share no more than others.
inline std::string made_up_name(std::size_t number) {
  const std::string consonants = "bdfgklmnprstvz", vowels = "aeiou";
  std::string name;
  for (std::size_t rest = number * 7919 + 4801, i = 0; i < 3; ++i, rest /= 70) {
    name += consonants[rest % 14];
    name += vowels[rest / 14 % 5];
  }
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name + "n";
}

/// Bodies of many countries that share names and acronyms, international ones, persons of common
/// and rare names, yearly events, phases of projects, cities of one name. `more` adds that many
/// bodies with names of their own, persons and events; the more, the more words their names have.
inline std::vector<Thing> confusable_world(std::size_t more) {
  std::vector<Thing> things;
  const std::vector<std::pair<std::string, std::string>> ministries = {
      {"Interior", "MOI"}, {"Foreign Affairs", "MFA"}, {"Justice", "MOJ"}, {"Health", "MOH"}};
  for (const auto& [code, country] : corpus_countries()) {
    for (const auto& [field, acronym] : ministries) {
      things.push_back({Type::organization,
                        "Ministry of " + field + " of " + country,
                        {"Ministry of " + field + " of the Republic of " + country},
                        {acronym},
                        "Ministry of " + field,
                        code,
                        "capital",
                        "",
                        "",
                        ""});
    }
    things.push_back({Type::organization,
                      "Red Cross Society of " + country,
                      {},
                      {"RCS"},
                      "",
                      code,
                      "capital",
                      "",
                      "",
                      ""});
    things.push_back({Type::organization,
                      "Border Management Centre of " + country,
                      {},
                      {"BMC"},
                      "Border Management Centre",
                      code,
                      "",
                      "",
                      "",
                      ""});
  }
  const auto body = [&](const char* name, const char* acronym, std::vector<std::string> others) {
    things.push_back(
        {Type::organization, name, std::move(others), {acronym}, "", "", "", "", "", ""});
  };
  body("Organization for Security and Co-operation in Europe", "OSCE", {});
  body("United Nations Office on Drugs and Crime", "UNODC", {});
  body("International Organization for Migration", "IOM", {"UN Migration Agency"});
  body("European Union", "EU", {});
  body("United Nations Development Programme", "UNDP", {});
  body("International Committee of the Red Cross", "ICRC", {});
  body("Geneva Centre for Security Sector Governance", "DCAF", {});
  body("Civil Society Observatory", "CSO", {});
  body("Central Statistical Office of Zanzibar", "CSO", {});
  body("Business Membership Council", "BMC", {});
  for (const auto& [name, first, second] :
       {std::tuple{"Tripoli", "LB", "LY"}, std::tuple{"Córdoba", "ES", "AR"},
        std::tuple{"Trujillo", "ES", "PE"}, std::tuple{"Santiago", "ES", "AR"}}) {
    for (const char* code : {first, second}) {
      things.push_back({Type::place, name, {}, {}, "", code, "", "", "", ""});
    }
  }
  const char* fields[] = {"Migration", "Trafficking", "Cybercrime", "Asylum",   "Anti-Corruption",
                          "Forensics", "Biosafety",   "Minorities", "Firearms", "Mediation"};
  const char* kinds[] = {"Institute", "Foundation", "Forum", "Observatory", "Alliance"};
  const char* owners[] = {"Drina", "Vardar", "Kolubara", "Tisza",    "Pannonia", "Illyria",
                          "Dacia", "Thrace", "Rhodope",  "Morava",   "Neretva",  "Zeta",
                          "Orjen", "Prespa", "Ohrid",    "Dniester", "Prut",     "Kura"};
  const char* first_names[] = {"Ana",   "Marko", "Elena", "John",  "Maria", "Ivan",
                               "Lejla", "David", "Nino",  "Olena", "Peter", "Amira"};
  const char* rare[] = {"Šćepanović", "Krstulović",  "Tchelidze", "Zhumabekov", "Oyelaran",
                        "Bytyqi",     "Vasilchenko", "Radonjić",  "Quispe",     "Haddad"};
  const char* common[] = {"Smith", "Petrović", "Ivanova", "García", "Ali"};
  std::vector<std::string> codes;
  for (const auto& [code, country] : corpus_countries()) codes.push_back(code);
  std::mt19937 random(99);
  std::set<std::string> persons;
  for (std::size_t i = 0; i < more; ++i) {
    const bool known = i < 900;  // All combinations of the names above.
    const std::string owner = known ? owners[i % 18] : made_up_name((i - 900) / 50);
    const std::string field = fields[(known ? i / 18 : i) % 10];
    const std::string kind = kinds[(known ? i / 180 : i / 10) % 5];
    const std::string code = codes[random() % codes.size()];
    const std::string name = owner + " " + kind + " for " + field;
    const std::string acronym = {owner[0], kind[0], field[0]};
    things.push_back({Type::organization,
                      name,
                      {field + " " + kind + " " + owner},
                      {acronym},
                      "",
                      code,
                      "city",
                      "",
                      "",
                      ""});
    const bool is_common = i % 4 == 0;
    const std::string last = is_common ? common[random() % 5] : rare[random() % 10];
    std::string person = std::string(first_names[(i / 3) % 12]) + " " + last;
    // Rare names are those of one person; common ones of many.
    while (!is_common && !persons.insert(person).second) person += "-" + owner;
    things.push_back({Type::person, person, {}, {}, "", code, "", name, "", ""});
    const int year = 2010 + static_cast<int>(random() % 14);
    const std::string date = std::to_string(year) + "-0" + std::to_string(1 + random() % 9) + "-1" +
                             std::to_string(random() % 10);
    things.push_back({Type::event,
                      "Annual Conference on " + field + " and " + fields[(i / 5) % 10] +
                          " in the " + owner + " Region",
                      {},
                      {},
                      "",
                      code,
                      "city",
                      "",
                      date,
                      name});
    things.push_back({Type::project,
                      "Strengthening the " + field + " " + kind + " of " + owner +
                          (i % 2 ? " Phase II" : " Phase I"),
                      {},
                      {},
                      "",
                      code,
                      "",
                      "",
                      "",
                      ""});
  }
  return things;
}

/// Pairwise and B-cubed precision and recall (Bagga and Baldwin 1998) of a partition.
struct PartitionScore {
  double pair_precision = 0, pair_recall = 0, cubed_precision = 0, cubed_recall = 0;
};

/// Each item's label and the cluster it was put into.
inline PartitionScore score_partition(
    const std::vector<std::pair<std::uint32_t, std::int64_t>>& items) {
  std::map<std::uint32_t, double> truth;
  std::map<std::int64_t, double> found;
  std::map<std::pair<std::uint32_t, std::int64_t>, double> both;
  for (const auto& item : items) {
    ++truth[item.first];
    ++found[item.second];
    ++both[item];
  }
  const auto pairs = [](double n) { return n * (n - 1) / 2; };
  double true_pairs = 0, found_pairs = 0, right_pairs = 0;
  for (const auto& [label, n] : truth) true_pairs += pairs(n);
  for (const auto& [cluster, n] : found) found_pairs += pairs(n);
  PartitionScore score;
  for (const auto& [cell, n] : both) {
    right_pairs += pairs(n);
    score.cubed_precision += n * n / found[cell.second];
    score.cubed_recall += n * n / truth[cell.first];
  }
  score.cubed_precision /= static_cast<double>(items.size());
  score.cubed_recall /= static_cast<double>(items.size());
  score.pair_precision = found_pairs > 0 ? right_pairs / found_pairs : 1;
  score.pair_recall = true_pairs > 0 ? right_pairs / true_pairs : 1;
  return score;
}

}  // namespace docweave::test
