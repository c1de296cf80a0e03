#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include <docweave/vocabulary.hpp>

#include "resolve/entity_forms.hpp"
#include "resolve/features.hpp"
#include "resolve/records.hpp"
#include "store/sqlite.hpp"

namespace docweave {

/// Which entities of documents are looked at, and what keeps them from being taken together.
struct FormSettings {
  RecordsWanted wanted;
  /// Documents (ids) of which each entity is a form of its own: corrections name them.
  std::set<std::string> apart = {};
};

/// Adds forms to the store: entities of documents that are alike in all that the resolver compares,
/// taken together where that says that they are one. Namesakes that nothing but their document
/// tells apart stay forms of their own. Fills `of_entities`, the table `forms` and, for
/// `compare_forms`, the temporary table `blocks`: keys that forms must share to be compared.
void make_forms(sqlite::Database& database, const RecordReader& records,
                const FormSettings& settings, EntityForms& of_entities);

/// Compares the forms that share a blocking key, all with the most frequent of the block, so that
/// the work grows with the number of forms and not with its square. Names that share all telling
/// words but one are compared where that can be one word in two spellings, and a name with those
/// that are a word longer where that is always the same word. Fills `links` with their scores above
/// `threshold`, or below it. At most about `memory` bytes of forms are held at a time.
void compare_forms(sqlite::Database& database, Bits threshold, std::uint64_t memory);

}  // namespace docweave
