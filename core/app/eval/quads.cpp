#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include <fmt/format.h>

#include <docweave/error.hpp>

#include "eval/eval_graph.hpp"

namespace docweave::app {
namespace {

/// The schema.org classes that stand for a type, the most telling type first.
const std::array<std::pair<std::string_view, std::vector<std::string_view>>, 5> kTypes = {{
    {"Event", {"Event"}},
    {"Project", {"Project", "ResearchProject"}},
    {"Person", {"Person"}},
    {"Organization",
     {"Organization", "FundingAgency", "GovernmentOrganization", "NGO", "Corporation",
      "CollegeOrUniversity"}},
    {"Place", {"Place", "Country", "City", "AdministrativeArea"}},
}};

/// Properties and the relations that they are.
const std::map<std::string_view, std::string_view> kRelations = {
    {"organizer", "organizer"},     {"funder", "funder"},
    {"sponsor", "funder"},          {"location", "location"},
    {"startDate", "startDate"},     {"foundingDate", "startDate"},
    {"endDate", "endDate"},         {"dissolutionDate", "endDate"},
    {"isPartOf", "partOf"},         {"superEvent", "partOf"},
    {"attendee", "attendee"},       {"performer", "speaker"},
    {"implementer", "implementer"}, {"partner", "partner"},
    {"affiliation", "affiliation"}, {"worksFor", "affiliation"},
    {"jobTitle", "jobTitle"},       {"parentOrganization", "parentOrganization"}};

bool is_schema(std::string_view iri) {
  return iri.starts_with("https://schema.org/") || iri.starts_with("http://schema.org/");
}

std::string_view local(std::string_view iri) {
  return iri.substr(iri.find_last_of("/#") + 1);
}

struct Triple {
  std::string subject, predicate, object;
};

/// The terms of one line of N-Quads (RDF 1.1); nothing when it is none.
class LineReader {
 public:
  explicit LineReader(std::string_view line) : rest_(line) {}

  bool read(std::vector<std::string>& terms) {
    terms.clear();
    while (skip_space(), !rest_.empty() && rest_ != ".") {
      if (!read_term(terms.emplace_back())) return false;
    }
    return true;
  }

 private:
  void skip_space() {
    const std::size_t at = rest_.find_first_not_of(" \t\r");
    rest_.remove_prefix(std::min(at, rest_.size()));
  }

  bool read_term(std::string& term) {
    if (rest_.front() == '"') return read_text(term);
    const bool iri = rest_.front() == '<';
    if (!iri && !rest_.starts_with("_:")) return false;
    const std::size_t end =
        iri ? rest_.find('>') : std::min(rest_.find_first_of(" \t"), rest_.size());
    if (end == std::string_view::npos) return false;
    term = rest_.substr(iri ? 1 : 0, end - (iri ? 1 : 0));
    rest_.remove_prefix(end + (iri ? 1 : 0));
    return true;
  }

  bool read_text(std::string& term) {
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      if (rest_[at] != '\\') {
        term += rest_[at];
      } else if (!read_escape(++at, term)) {
        return false;
      }
    }
    if (at >= rest_.size()) return false;
    rest_.remove_prefix(at + 1);
    if (rest_.starts_with("^^<")) rest_.remove_prefix(std::min(rest_.find('>') + 1, rest_.size()));
    if (rest_.starts_with('@')) {
      rest_.remove_prefix(std::min(rest_.find_first_of(" \t"), rest_.size()));
    }
    return true;
  }

  bool read_escape(std::size_t& at, std::string& term) {
    if (at >= rest_.size()) return false;
    constexpr std::string_view kLetters = "tnrbf", kSigns = "\t\n\r\b\f";
    const char c = rest_[at];
    if (const std::size_t letter = kLetters.find(c); letter != std::string_view::npos) {
      term += kSigns[letter];
    } else if (c == 'u' || c == 'U') {
      const std::size_t digits = c == 'u' ? 4 : 8;
      std::uint32_t point = 0;
      const std::string_view hex = rest_.substr(at + 1, digits);
      if (std::from_chars(hex.data(), hex.data() + hex.size(), point, 16).ptr !=
          hex.data() + digits) {
        return false;
      }
      add_code_point(point, term);
      at += digits;
    } else {
      term += c;
    }
    return true;
  }

  static void add_code_point(std::uint32_t point, std::string& text) {
    if (point < 0x80) {
      text += static_cast<char>(point);
      return;
    }
    const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> kLead = {0, 0xC0, 0xE0, 0xF0};
    text += static_cast<char>(kLead[static_cast<std::size_t>(more)] | point >> (6 * more));
    for (int i = more - 1; i >= 0; --i)
      text += static_cast<char>(0x80U | (point >> (6 * i) & 0x3FU));
  }

  std::string_view rest_;
};

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const std::string_view hex = text[i] == '%' ? text.substr(i + 1, 2) : "";
    if (hex.size() == 2 &&
        std::from_chars(hex.data(), hex.data() + 2, byte, 16).ptr == hex.data() + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// ".../document/a%20b.txt#evidence" is about "a b.txt".
std::string document_of(std::string_view label) {
  label = label.substr(0, label.find_last_not_of('/') + 1);
  label = label.substr(0, label.find('#'));
  return percent_decoded(label.substr(label.rfind('/') + 1));
}

/// Puts the triples of one document together.
class GraphReader {
 public:
  explicit GraphReader(const std::vector<Triple>& triples) {
    for (const Triple& triple : triples) add(triple);
  }

  EvalGraph read() {
    for (const std::string& id : order_) {
      graph_.add(
          EvalEntity{.id = id, .type = std::string(kTypes[ranks_[id]].first), .names = names_[id]});
    }
    for (const EvalEntity& entity : graph_.entities) {
      for (const auto& [property, object] : out_[entity.id])
        add_relation(entity.id, property, object);
    }
    read_confidences();
    return std::move(graph_);
  }

 private:
  using Properties = std::vector<std::pair<std::string, std::string>>;

  void add(const Triple& triple) {
    const std::string name(local(triple.predicate));
    if (triple.predicate.ends_with("#type") && is_schema(triple.object)) {
      add_type(triple.subject, local(triple.object));
    } else if (name == "name" && is_schema(triple.predicate)) {
      auto& names = names_[triple.subject];
      names.insert(names.begin(), triple.object);
    } else if (name == "alternateName") {
      names_[triple.subject].push_back(triple.object);
    }
    out_[triple.subject].emplace_back(name, triple.object);
  }

  void add_type(const std::string& subject, std::string_view name) {
    for (std::size_t rank = 0; rank < kTypes.size(); ++rank) {
      if (std::ranges::find(kTypes[rank].second, name) == kTypes[rank].second.end()) continue;
      const auto [known, added] = ranks_.try_emplace(subject, rank);
      known->second = std::min(known->second, rank);
      if (added) order_.push_back(subject);
    }
  }

  void add_relation(const std::string& subject, const std::string& property,
                    const std::string& object) {
    if (const auto relation = kRelations.find(property); relation != kRelations.end()) {
      graph_.add(EvalRelation{subject, std::string(relation->second), object});
    }
    if (property != "funding") return;
    for (const auto& [name, amount] : out_[object]) {
      if (name == "funder") graph_.add(EvalRelation{subject, "funder", amount});
      if (name == "amount") add_budget(subject, amount);
    }
  }

  void add_budget(const std::string& subject, const std::string& amount) {
    const std::string value = last(out_[amount], "value");
    if (value.empty()) return;
    const std::string currency = last(out_[amount], "currency");
    graph_.add(EvalRelation{subject, "budget",
                            fmt::format("{}{}{:.0f}", currency, currency.empty() ? "" : " ",
                                        std::strtod(value.c_str(), nullptr))});
  }

  /// Reified statements tell how sure the program was.
  void read_confidences() {
    for (const auto& [node, properties] : out_) {
      const std::string confidence = last(properties, "confidence");
      const auto relation = kRelations.find(local(last(properties, "predicate")));
      if (confidence.empty() || relation == kRelations.end()) continue;
      const EvalRelation key{last(properties, "subject"), std::string(relation->second),
                             last(properties, "object")};
      double& known = graph_.confidences[key];
      known = std::max(known, std::strtod(confidence.c_str(), nullptr));
    }
  }

  static std::string last(const Properties& properties, std::string_view name) {
    std::string value;
    for (const auto& [property, object] : properties) {
      if (property == name) value = object;
    }
    return value;
  }

  std::vector<std::string> order_;
  std::map<std::string, std::size_t> ranks_;
  std::map<std::string, std::vector<std::string>> names_;
  std::map<std::string, Properties> out_;
  EvalGraph graph_;
};

}  // namespace

EvalGraphs read_quads(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorCode::io, file.string(), "cannot be opened for reading");
  std::map<std::string, std::vector<Triple>> documents;
  EvalGraphs all;
  std::vector<std::string> terms;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    if (!LineReader(line).read(terms)) {
      throw Error(ErrorCode::invalid_data, fmt::format("{}:{}", file.string(), number),
                  "this line is not N-Quads");
    }
    if (terms.size() != 4) continue;  // what no single document says
    auto& triples = documents[document_of(terms[3])];
    triples.push_back({std::move(terms[0]), std::move(terms[1]), std::move(terms[2])});
  }
  for (const auto& [document, triples] : documents) {
    all.documents.push_back(document);
    all.graphs.emplace(document, GraphReader(triples).read());
  }
  return all;
}

}  // namespace docweave::app
