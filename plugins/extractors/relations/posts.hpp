#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// Token hashes of words in the titles and names of posts and of the bodies they head.
struct PostWords {
  struct Kind {
    std::unordered_set<std::uint64_t> posts;   ///< "minister"
    std::unordered_set<std::uint64_t> bodies;  ///< "ministry", "department"
  };
  std::vector<Kind> alike;                  ///< Post and body are named by what they are for.
  Kind envoys;                              ///< "ambassador", "embassy"
  std::unordered_set<std::uint64_t> aside;  ///< "of", "state", "deputy": no field of work.
};

/// "Health Minister Ana Lopez" heads the Ministry of Health that the document names elsewhere, the
/// Mayor of Dakar the city, "Ambassador Jon Berg" the document's one embassy: adds an affiliation
/// where no rule has found one.
void add_bodies_of_posts(const Document& document, const PostWords& words,
                         std::vector<Relation>& found);

}  // namespace docweave::relations
