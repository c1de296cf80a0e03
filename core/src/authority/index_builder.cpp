#include "authority/index_builder.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "text/spelling.hpp"

namespace docweave::authority {
namespace {

constexpr std::size_t kLargestPool = std::numeric_limits<std::uint32_t>::max();

bool is_iri(std::string_view id) {
  const std::size_t colon = id.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         id.find_first_of(" <>\"{}|\\^`") == std::string_view::npos &&
         (id.substr(colon).starts_with("://") || id.starts_with("urn:"));
}

template <class Record>
void append(std::string& bytes, const std::vector<Record>& records) {
  bytes.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
}

}  // namespace

IndexBuilder::IndexBuilder(std::string file, AuthorityList list)
    : file_(std::move(file)), list_(std::move(list)) {}

void IndexBuilder::fail(const ListEntry& entry, const std::string& message) const {
  throw Error(ErrorCode::invalid_data, file_, fmt::format("{}: {}", entry.place, message));
}

std::string IndexBuilder::iri_of(const ListEntry& entry, const std::string& id) const {
  std::string iri = is_iri(id) ? id : list_.base + id;
  if (id.empty() || !is_iri(iri)) {
    fail(entry, id.empty()
                    ? "the entry has no identifier; it needs an \"iri\" or an \"id\""
                    : fmt::format("\"{}\" is no IRI; set a base to be put before identifiers", id));
  }
  return iri;
}

Text IndexBuilder::keep(std::string_view text) {
  const Text kept{static_cast<std::uint32_t>(pool_.size()),
                  static_cast<std::uint32_t>(text.size())};
  pool_ += text;
  if (pool_.size() > kLargestPool) {
    throw Error(ErrorCode::invalid_data, file_, "holds more than the 4 GiB of text of an index");
  }
  return kept;
}

void IndexBuilder::add_name(const ListEntry& entry, std::string_view name, NameKind kind) {
  if (name.size() > kLongestName) return;
  if (valid_utf8(name) != name) fail(entry, "a name is not UTF-8");
  const std::string folded = one_spelling(fold_name(name));
  if (folded.empty()) return;
  if (is_acronym(name)) kind = NameKind::acronym;
  const auto number = static_cast<std::uint32_t>(names_.size());
  keys_.push_back({hash_of(folded), static_cast<std::uint32_t>(entries_.size()), number});
  const Text text = keep(name);
  names_.push_back(
      {text.offset, static_cast<std::uint16_t>(text.size), static_cast<std::uint8_t>(kind)});
}

void IndexBuilder::add(const ListEntry& entry) {
  const std::string iri = iri_of(entry, entry.iri.empty() ? entry.id : entry.iri);
  const auto number = static_cast<std::uint32_t>(entries_.size());
  if (!by_iri_.emplace(hash_of(iri), number).second) {
    fail(entry, fmt::format("<{}> is in the list already", iri));
  }
  Entry record;
  record.iri = keep(iri);
  record.first_name = static_cast<std::uint32_t>(names_.size());
  add_name(entry, entry.name, NameKind::preferred);
  if (names_.size() == record.first_name) fail(entry, fmt::format("<{}> has no name", iri));
  for (const auto& name : entry.alternate_names) add_name(entry, name, NameKind::alternate);
  for (const auto& name : entry.acronyms) add_name(entry, name, NameKind::acronym);
  record.name_count = static_cast<std::uint32_t>(names_.size()) - record.first_name;

  record.first_parent = static_cast<std::uint32_t>(parents_.size());
  for (const auto& parent : entry.parents) parents_.push_back(hash_of(iri_of(entry, parent)));
  record.parent_count = static_cast<std::uint32_t>(entry.parents.size());

  if (!entry.country.empty()) {
    const auto country = find_country(entry.country);
    if (!country) {
      fail(entry, fmt::format("\"{}\" is no country; write its ISO 3166-1 code or English name",
                              entry.country));
    }
    std::ranges::copy(country->code, record.country.begin());
  }
  const auto type = entry.type.empty() ? list_.type : type_named(entry.type);
  if (!type || !is_entity(*type)) {
    fail(entry, fmt::format("\"{}\" is no type of entity: Event, Organization, Project, Person or "
                            "Place",
                            entry.type));
  }
  record.type = static_cast<std::uint8_t>(*type);
  entries_.push_back(record);
}

std::vector<Parent> IndexBuilder::resolve_parents() {
  std::vector<Parent> resolved;
  for (Entry& entry : entries_) {
    const std::size_t first = resolved.size();
    for (std::uint32_t i = 0; i < entry.parent_count; ++i) {
      const auto found = by_iri_.find(parents_[entry.first_parent + i]);
      if (found != by_iri_.end()) resolved.push_back(found->second);
    }
    entry.first_parent = static_cast<std::uint32_t>(first);
    entry.parent_count = static_cast<std::uint32_t>(resolved.size() - first);
  }
  return resolved;
}

std::string IndexBuilder::finish() {
  if (entries_.empty()) throw Error(ErrorCode::invalid_data, file_, "holds no entries");
  std::ranges::sort(keys_, {},
                    [](const Key& key) { return std::tuple(key.hash, key.entry, key.name); });
  const std::vector<Parent> parents = resolve_parents();
  Header header;
  std::ranges::copy(kMagic, header.magic.begin());
  header.list = keep(list_.name);
  header.keys = static_cast<std::uint32_t>(keys_.size());
  header.entries = static_cast<std::uint32_t>(entries_.size());
  header.names = static_cast<std::uint32_t>(names_.size());
  header.parents = static_cast<std::uint32_t>(parents.size());
  header.pool = pool_.size();
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  const std::uint64_t checksum =
      hash_of(std::string_view(bytes).substr(0, sizeof header - sizeof header.checksum));
  bytes.replace(sizeof header - sizeof checksum, sizeof checksum,
                reinterpret_cast<const char*>(&checksum), sizeof checksum);
  append(bytes, keys_);
  append(bytes, entries_);
  append(bytes, names_);
  append(bytes, parents);
  return bytes += pool_;
}

}  // namespace docweave::authority
