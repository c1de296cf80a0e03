#pragma once

#include <docweave/document.hpp>

namespace docweave {

/// Calls `visit(name, member)` for each member of a `DocumentInfo`, by the name and in the order
/// that it has in JSON.
template <class Info, class Visit>
void each_member(Info& info, Visit visit) {
  visit("id", info.id);
  visit("title", info.title);
  visit("url", info.url);
  visit("publisher", info.publisher);
  visit("datePublished", info.date_published);
  visit("language", info.language);
  visit("mediaType", info.media_type);
  visit("retrieved", info.retrieved);
}

}  // namespace docweave
