#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include <docweave/graph.hpp>

namespace docweave::bench {

/// A graph of any size that takes no memory: documents of 10 entities and 50 statements, each with
/// a quote of some 90 bytes, made as the cursors go.
class GeneratedGraph : public Graph {
 public:
  static constexpr std::size_t kEntities = 10, kEach = 5, kStatements = kEntities * kEach;

  explicit GeneratedGraph(std::size_t documents) : size_(documents) {}

  std::size_t statement_count() const { return size_ * kStatements; }

  std::unique_ptr<Cursor<GraphDocument>> documents() const override {
    return std::make_unique<Items<GraphDocument>>(size_, document);
  }
  std::unique_ptr<Cursor<GraphEntity>> entities() const override {
    return std::make_unique<Items<GraphEntity>>(size_ * kEntities, entity);
  }
  std::unique_ptr<Cursor<GraphStatement>> statements() const override {
    return std::make_unique<Items<GraphStatement>>(size_ * kStatements, statement);
  }

 private:
  template <class T>
  class Items : public Cursor<T> {
   public:
    Items(std::size_t size, void (*make)(std::size_t, T&)) : size_(size), make_(make) {}
    const T* next() override {
      if (at_ == size_) return nullptr;
      make_(at_++, item_);
      return &item_;
    }

   private:
    std::size_t size_, at_ = 0;
    void (*make_)(std::size_t, T&);
    T item_;
  };

  static void numbered(std::string& text, const char* format, std::size_t number) {
    std::array<char, 128> buffer;
    text.assign(buffer.data(), static_cast<std::size_t>(
                                   std::snprintf(buffer.data(), buffer.size(), format, number)));
  }
  static void entity_iri(std::string& text, std::size_t number) {
    numbered(text, "https://example.org/kg/organization/the-name-of-an-organisation-%09zu", number);
  }
  static void document_iri(std::string& text, std::size_t number) {
    numbered(text, "https://example.org/kg/document/folder/file-%08zu.html", number);
  }

  static void entity(std::size_t number, GraphEntity& made) {
    entity_iri(made.iri, number);
    numbered(made.name, "The Name of an Organisation %zu", number);
    made.alternate_names = {"LNO", "the Organisation"};
    made.documents = made.mentions = 1;
  }

  static void statement(std::size_t number, GraphStatement& made) {
    constexpr std::array kPredicates = {Predicate::organizer, Predicate::funder,
                                        Predicate::location, Predicate::start_date,
                                        Predicate::partner};
    const std::size_t subject = number / kEach, document = number / kStatements;
    entity_iri(made.subject, subject);
    made.predicate = kPredicates[number % kEach];
    if (info(made.predicate).literal) {
      made.object = Literal{"2018-07-18"};
    } else {
      if (made.object.index() != 0) made.object = std::string();
      entity_iri(std::get<std::string>(made.object),
                 document * kEntities + (number * 7) % kEntities);
    }
    made.confidence = 0.85;
    made.evidence.resize(1);
    document_iri(made.evidence[0].document, document);
    Evidence& proof = made.evidence[0].evidence;
    proof.span = {1000, 1100};
    proof.quote =
        "The workshop was organised by the Mission with the \"support\" of the Federal Foreign "
        "Office";
    proof.origin = Origin{{1000, 1100}, 5000, 5100};
    proof.plugin = "extractors/relations";
    proof.rule = "organised-by";
    proof.confidence = 0.85;
  }

  static void document(std::size_t number, GraphDocument& made) {
    document_iri(made.iri, number);
    made.info.title = "A headline of ordinary length";
    made.info.language = "en";
    made.entities.resize(kEntities);
    for (std::size_t i = 0; i < kEntities; ++i) entity(number * kEntities + i, made.entities[i]);
    made.statements.resize(kStatements);
    for (std::size_t i = 0; i < kStatements; ++i) {
      statement(number * kStatements + i, made.statements[i]);
    }
  }

  std::size_t size_;
};

}  // namespace docweave::bench
