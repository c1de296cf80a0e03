#include <algorithm>
#include <cstring>
#include <variant>

#include <fmt/format.h>

#include <docweave/authority.hpp>
#include <docweave/error.hpp>
#include <docweave/text.hpp>

#include "authority/index_builder.hpp"
#include "authority/index_format.hpp"
#include "authority/list_file.hpp"
#include "authority/mapped_file.hpp"
#include "text/spelling.hpp"

namespace docweave {
namespace {

using namespace authority;

template <class Record>
std::span<const Record> section(std::string_view& rest, std::size_t count) {
  const auto* begin = reinterpret_cast<const Record*>(rest.data());
  rest.remove_prefix(count * sizeof(Record));
  return {begin, count};
}

}  // namespace

/// The bytes of an index, mapped or made here, and its sections. Whatever is read through it is
/// checked to lie inside.
class AuthorityIndex::File {
 public:
  explicit File(const std::filesystem::path& file)
      : name_(file.string()), bytes_(std::in_place_type<MappedFile>, file) {
    open(std::get<MappedFile>(bytes_).bytes());
  }
  File(const std::filesystem::path& file, std::string bytes)
      : name_(file.string()), bytes_(std::move(bytes)) {
    open(std::get<std::string>(bytes_));
  }

  std::string_view text(Text text) const {
    if (text.offset > pool_.size() || text.size > pool_.size() - text.offset) damaged();
    return pool_.substr(text.offset, text.size);
  }
  const Entry& entry(std::uint32_t number) const { return at(entries, number); }
  const Name& name(std::uint32_t number) const { return at(names, number); }
  template <class Record>
  std::span<const Record> part(std::span<const Record> all, std::uint32_t first,
                               std::uint32_t count) const {
    if (first > all.size() || count > all.size() - first) damaged();
    return all.subspan(first, count);
  }

  [[noreturn]] void damaged() const {
    throw Error(ErrorCode::invalid_data, name_, "the index is damaged; import its list again");
  }

  std::span<const Key> keys;
  std::span<const Entry> entries;
  std::span<const Name> names;
  std::span<const Parent> parents;
  std::string_view list;

 private:
  template <class Record>
  const Record& at(std::span<const Record> all, std::uint32_t number) const {
    if (number >= all.size()) damaged();
    return all[number];
  }

  void open(std::string_view bytes) {
    Header header;
    if (bytes.size() < sizeof header) damaged();
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.byte_order != kByteOrder || header.version != kVersion) {
      throw Error(ErrorCode::invalid_data, name_,
                  "the index was written by another docweave; import its list again");
    }
    const std::uint64_t expected = sizeof header + std::uint64_t{header.keys} * sizeof(Key) +
                                   std::uint64_t{header.entries} * sizeof(Entry) +
                                   std::uint64_t{header.names} * sizeof(Name) +
                                   std::uint64_t{header.parents} * sizeof(Parent);
    const std::string_view checked = bytes.substr(0, sizeof header - sizeof header.checksum);
    if (hash_of(checked) != header.checksum || bytes.size() < expected ||
        bytes.size() - expected != header.pool) {
      damaged();
    }
    bytes.remove_prefix(sizeof header);
    keys = section<Key>(bytes, header.keys);
    entries = section<Entry>(bytes, header.entries);
    names = section<Name>(bytes, header.names);
    parents = section<Parent>(bytes, header.parents);
    pool_ = bytes;
    list = text(header.list);
  }

  std::string name_;
  std::variant<MappedFile, std::string> bytes_;
  std::string_view pool_;
};

AuthorityIndex::AuthorityIndex(std::shared_ptr<const File> file) : file_(std::move(file)) {}

AuthorityIndex AuthorityIndex::open(const std::filesystem::path& file, const AuthorityList& list) {
  if (is_index(file)) return AuthorityIndex(std::make_shared<const File>(file));
  return AuthorityIndex(std::make_shared<const File>(file, index_of_list(file, list)));
}

std::string_view AuthorityIndex::list() const {
  return file_->list;
}

std::uint32_t AuthorityIndex::entries() const {
  return static_cast<std::uint32_t>(file_->entries.size());
}

std::uint32_t AuthorityIndex::names() const {
  return static_cast<std::uint32_t>(file_->names.size());
}

std::vector<AuthorityIndex::Hit> AuthorityIndex::find(std::string_view name) const {
  const std::string folded = one_spelling(fold_name(name));
  const std::uint64_t hash = hash_of(folded);
  std::vector<Hit> hits;
  for (auto key = std::ranges::lower_bound(file_->keys, hash, {}, &Key::hash);
       key != file_->keys.end() && key->hash == hash; ++key) {
    const Name& found = file_->name(key->name);
    const std::string_view text = file_->text({found.offset, found.size});
    const auto kind = static_cast<NameKind>(found.kind);
    if (kind == NameKind::acronym && !is_acronym(name)) continue;
    if (one_spelling(fold_name(text)) != folded) continue;
    if (!hits.empty() && hits.back().entry == key->entry) {
      hits.back().kind = std::min(hits.back().kind, kind);
    } else {
      hits.push_back({key->entry, kind});
    }
  }
  return hits;
}

std::string_view AuthorityIndex::iri(EntryId entry) const {
  const std::string_view iri = file_->text(file_->entry(entry).iri);
  if (valid_utf8(iri) != iri) file_->damaged();
  return iri;
}

Type AuthorityIndex::type(EntryId entry) const {
  const auto type = static_cast<Type>(file_->entry(entry).type);
  if (!is_entity(type)) file_->damaged();
  return type;
}

std::string_view AuthorityIndex::country(EntryId entry) const {
  const auto& code = file_->entry(entry).country;
  return code[0] == '\0' ? std::string_view() : std::string_view(code.data(), code.size());
}

std::vector<AuthorityIndex::EntryId> AuthorityIndex::parents(EntryId entry) const {
  const Entry& record = file_->entry(entry);
  const auto part = file_->part(file_->parents, record.first_parent, record.parent_count);
  return {part.begin(), part.end()};
}

std::vector<std::string_view> AuthorityIndex::names(EntryId entry) const {
  const Entry& record = file_->entry(entry);
  std::vector<std::string_view> all;
  for (const Name& name : file_->part(file_->names, record.first_name, record.name_count)) {
    all.push_back(file_->text({name.offset, name.size}));
  }
  return all;
}

}  // namespace docweave
