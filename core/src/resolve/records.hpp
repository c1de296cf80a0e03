#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "resolve/entity_forms.hpp"
#include "resolve/profile.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// An entity of a document, as the resolver sees it.
struct Record {
  std::int64_t document = 0;
  std::int64_t entity = 0;
  Profile profile;
  /// What it is known by: equal for entities that can be compared as one.
  std::int64_t shared_signature = 0;
  /// Of it alone: the document's id, the name, and which of that name it is there.
  std::int64_t own_signature = 0;
  /// That by which namesakes are told apart (keys and countries); empty when there is nothing.
  std::string anchor;
  /// Whether its name alone tells it from all others, as far as one document shows.
  bool identifying = false;
};

/// Which entities of documents are looked at.
struct RecordsWanted {
  std::function<bool(Type)> type;
  /// Where given: others are known by the clusters of these.
  const EntityForms* forms = nullptr;

  /// Whether it matters what stands beside an entity.
  bool neighbours() const;
};

/// Reads the records of all documents, document by document.
class RecordReader {
 public:
  /// Holds some numbers for each name that stands in at least some eight documents, and each form,
  /// and about `memory` bytes of names.
  RecordReader(sqlite::Database& database, std::uint64_t memory);

  void read(const RecordsWanted& wanted, const std::function<void(const Record&)>& take) const;

 private:
  /// How telling it is to stand in one document with this name, in tenths of a bit.
  std::uint32_t rarity(std::int64_t fold) const;

  friend class DocumentRecords;
  friend class NameCache;

  sqlite::Database& database_;
  std::uint64_t memory_;
  std::int64_t documents_ = 0;
  std::unordered_map<std::int64_t, std::int64_t> frequent_;
};

}  // namespace docweave
