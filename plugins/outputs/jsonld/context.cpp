#include "context.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "context_file.hpp"

namespace docweave {
namespace {

std::string_view text(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

bool is_namespace(std::string_view iri) {
  return iri.ends_with('/') || iri.ends_with('#');
}

}  // namespace

Context::Context() {
  rapidjson::Document file;
  file.Parse(kContextFile);
  const rapidjson::Value& context = file["@context"];
  for (const auto& [key, value] : context.GetObject()) {
    if (value.IsString() && is_namespace(text(value))) prefixes_.emplace(text(key), text(value));
  }
  for (const auto& [key, value] : context.GetObject()) {
    Term term{std::string(text(key)), {}};
    if (value.IsObject()) {
      term.coercion = expand(text(value["@type"]));
      terms_.emplace(expand(text(value["@id"])), std::move(term));
    } else if (!is_namespace(text(value))) {
      terms_.emplace(expand(text(value)), std::move(term));
    }
  }
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  context.Accept(writer);
  json_ = buffer.GetString();
}

const Context::Term* Context::term(std::string_view iri) const {
  const auto found = terms_.find(iri);
  return found == terms_.end() ? nullptr : &found->second;
}

std::string Context::compact(std::string_view iri) const {
  for (const auto& [prefix, space] : prefixes_) {
    if (iri.starts_with(space)) return prefix + ':' + std::string(iri.substr(space.size()));
  }
  return std::string(iri);
}

std::string Context::expand(std::string_view name) const {
  const auto colon = name.find(':');
  const auto found = prefixes_.find(name.substr(0, colon));
  if (colon == std::string_view::npos || found == prefixes_.end()) return std::string(name);
  return found->second + std::string(name.substr(colon + 1));
}

}  // namespace docweave
