#include "word_roles.hpp"

#include <array>
#include <utility>

#include <docweave/error.hpp>
#include <docweave/text.hpp>

namespace docweave::places {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 11> kRoleNames{{
    {"before", kBefore},
    {"event", kEvent},
    {"title", kTitle},
    {"instrument", kInstrument},
    {"noun", kNoun},
    {"direction", kDirection},
    {"connector", kConnector},
    {"never", kNever},
    {"money", kMoney},
    {"vague", kVague},
    {"body", kBody},
}};

Role role_named(std::string_view name, const std::string& where) {
  for (const auto& [known, role] : kRoleNames) {
    if (known == name) return role;
  }
  throw Error(ErrorCode::invalid_data, where, "unknown role \"" + std::string(name) + "\"");
}

}  // namespace

void WordRoles::add(std::string_view word, std::uint32_t role) {
  if (!word.empty()) roles_[hash_of(fold_token(word))] |= role;
}

void WordRoles::read(const std::filesystem::path& language_folder) {
  const auto context = language_folder / "context.tsv";
  for (const ListEntry& entry : read_list(context, 2)) {
    const Role role =
        role_named(entry.columns[0], context.string() + ":" + std::to_string(entry.line));
    for (std::string_view rest = entry.columns[1]; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add(rest.substr(0, end), role);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const ListEntry& entry : read_list(language_folder / "demonyms.txt")) {
    add(entry.columns[0], kDemonym);
  }
}

}  // namespace docweave::places
