#include "model/rdf_evidence.hpp"

#include <array>
#include <charconv>

#include "model/rdf_terms.hpp"

namespace docweave::rdf {
namespace {

constexpr std::string_view kStatement = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement";
constexpr std::string_view kSubject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
constexpr std::string_view kPredicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
constexpr std::string_view kObject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
constexpr std::string_view kRdfValue = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
constexpr std::string_view kConformsTo = "http://purl.org/dc/terms/conformsTo";
constexpr std::string_view kPdfFragments = "http://tools.ietf.org/rfc/rfc3778";
constexpr std::string_view kWasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom";
constexpr std::string_view kSpecificResource = "http://www.w3.org/ns/oa#SpecificResource";
constexpr std::string_view kHasSource = "http://www.w3.org/ns/oa#hasSource";
constexpr std::string_view kHasSelector = "http://www.w3.org/ns/oa#hasSelector";
constexpr std::string_view kTextQuoteSelector = "http://www.w3.org/ns/oa#TextQuoteSelector";
constexpr std::string_view kTextPositionSelector = "http://www.w3.org/ns/oa#TextPositionSelector";
constexpr std::string_view kDataPositionSelector = "http://www.w3.org/ns/oa#DataPositionSelector";
constexpr std::string_view kFragmentSelector = "http://www.w3.org/ns/oa#FragmentSelector";
constexpr std::string_view kExact = "http://www.w3.org/ns/oa#exact";
constexpr std::string_view kStart = "http://www.w3.org/ns/oa#start";
constexpr std::string_view kEnd = "http://www.w3.org/ns/oa#end";
constexpr std::string_view kNonNegative = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
constexpr std::string_view kEvidence = "https://docweave.org/ns#evidence";
constexpr std::string_view kStatus = "https://docweave.org/ns#status";
constexpr std::string_view kConfidence = "https://docweave.org/ns#confidence";
constexpr std::string_view kPlugin = "https://docweave.org/ns#plugin";
constexpr std::string_view kRule = "https://docweave.org/ns#rule";
constexpr std::string_view kByteStart = "https://docweave.org/ns#byteStart";
constexpr std::string_view kByteEnd = "https://docweave.org/ns#byteEnd";

constexpr std::string_view status_iri(Status status) {
  switch (status) {
    case Status::asserted:
      return "https://docweave.org/ns#asserted";
    case Status::planned:
      return "https://docweave.org/ns#planned";
    case Status::cancelled:
      return "https://docweave.org/ns#cancelled";
    case Status::denied:
      return "https://docweave.org/ns#denied";
  }
  return {};
}

/// A number as text without locale: decimals are cut at `decimals` places, trailing zeros dropped.
class Number {
 public:
  explicit Number(std::uint64_t value) {
    end_ = std::to_chars(text_.begin(), text_.end(), value).ptr;
  }
  Number(double value, int decimals) {
    end_ = std::to_chars(text_.begin(), text_.end(), value, std::chars_format::fixed, decimals).ptr;
    while (end_[-1] == '0') --end_;
    if (end_[-1] == '.') --end_;
  }
  std::string_view text() const { return {text_.begin(), end_}; }

 private:
  std::array<char, 352> text_;  // takes the largest double
  char* end_;
};

class EvidenceGraph {
 public:
  EvidenceGraph(const GraphDocument& document, Sink& sink)
      : document_(document), sink_(sink), statement_(part_iri(document.iri, "s")) {
    prefix_ = statement_.size();
  }

  void add(const GraphStatement& statement, std::size_t number) {
    statement_.resize(prefix_);
    statement_ += Number(number).text();
    reify(statement);
    link(statement_, kStatus, status_iri(statement.status));
    value(statement_, kConfidence, Number(statement.confidence, 4), kXsdDecimal);
    link(statement_, kWasDerivedFrom, document_.iri);
    for (std::size_t i = 0; i < statement.evidence.size(); ++i) {
      evidence_.assign(statement_).append("e").append(Number(i + 1).text());
      link(statement_, kEvidence, evidence_);
    }
    for (std::size_t i = 0; i < statement.evidence.size(); ++i) {
      evidence_.assign(statement_).append("e").append(Number(i + 1).text());
      add(statement.evidence[i].evidence);
    }
    sink_.end_resource();
  }

 private:
  void reify(const GraphStatement& statement) {
    link(statement_, kType, kStatement);
    link(statement_, kSubject, statement.subject);
    const bool amount = statement.predicate == Predicate::amount;
    link(statement_, kPredicate, amount ? kFunding : docweave::info(statement.predicate).iri);
    if (const auto* object = std::get_if<std::string>(&statement.object)) {
      link(statement_, kObject, *object);
      return;
    }
    const std::string& literal = std::get<Literal>(statement.object).value;
    if (amount) {
      link(statement_, kObject, grant_iri(statement.subject, literal));
    } else {
      sink_.triple({statement_, kObject, literal_term(literal, statement.predicate)});
    }
  }

  void add(const Evidence& evidence) {
    link(evidence_, kType, kSpecificResource);
    link(evidence_, kHasSource, document_.iri);
    sink_.triple({evidence_, kPlugin, plain(evidence.plugin)});
    if (!evidence.rule.empty()) sink_.triple({evidence_, kRule, plain(evidence.rule)});
    value(evidence_, kConfidence, Number(evidence.confidence, 4), kXsdDecimal);
    selector("-quote", kTextQuoteSelector);
    sink_.triple({selector_, kExact, plain(evidence.quote)});
    // Positions of the annotation vocabulary count characters; ours are bytes of the text.
    selector("-text", kTextPositionSelector);
    value(selector_, kByteStart, Number(evidence.span.begin), kNonNegative);
    value(selector_, kByteEnd, Number(evidence.span.end), kNonNegative);
    if (evidence.origin) add(*evidence.origin);
  }

  /// Where the words stand in the original file: bytes, or a box on a page as PDF links name it.
  void add(const Origin& origin) {
    if (origin.page == 0) {
      selector("-origin", kDataPositionSelector);
      value(selector_, kStart, Number(origin.begin), kNonNegative);
      value(selector_, kEnd, Number(origin.end), kNonNegative);
      return;
    }
    selector("-origin", kFragmentSelector);
    link(selector_, kConformsTo, kPdfFragments);
    std::string place = "page=";
    place += Number(static_cast<std::uint64_t>(origin.page)).text();
    char separator = '=';
    if (origin.right > origin.left) {
      place += "&viewrect";
      for (const float side :
           {origin.left, origin.top, origin.right - origin.left, origin.bottom - origin.top}) {
        place += separator;
        place += Number(side, 1).text();
        separator = ',';
      }
    }
    sink_.triple({selector_, kRdfValue, plain(place)});
  }

  void selector(std::string_view suffix, std::string_view type) {
    selector_.assign(evidence_).append(suffix);
    link(evidence_, kHasSelector, selector_);
    link(selector_, kType, type);
  }

  void link(std::string_view subject, std::string_view predicate, std::string_view object) {
    sink_.triple({subject, predicate, iri(object)});
  }
  void value(std::string_view subject, std::string_view predicate, const Number& number,
             std::string_view datatype) {
    sink_.triple({subject, predicate, {Term::Kind::literal, number.text(), datatype}});
  }

  const GraphDocument& document_;
  Sink& sink_;
  // IRIs of what is being written, kept to reuse their memory.
  std::string statement_, evidence_, selector_;
  std::size_t prefix_ = 0;
};

}  // namespace

void describe_evidence(const GraphDocument& document, Sink& sink) {
  sink.begin_graph(part_iri(document.iri, "evidence"));
  EvidenceGraph evidence(document, sink);
  std::size_t number = 0;
  for (const GraphStatement& statement : document.statements) evidence.add(statement, ++number);
}

}  // namespace docweave::rdf
