#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include <docweave/document.hpp>

namespace docweave::relations {

/// Token hashes of words in the titles and names of posts and of the bodies they head.
struct PostWords {
  std::unordered_set<std::uint64_t> ministers;   ///< "minister"
  std::unordered_set<std::uint64_t> ministries;  ///< "ministry", "department"
  std::unordered_set<std::uint64_t> envoys;      ///< "ambassador"
  std::unordered_set<std::uint64_t> embassies;   ///< "embassy"
  std::unordered_set<std::uint64_t> aside;       ///< "of", "state", "deputy": no field of work.
};

/// "Health Minister Ana Lopez" heads the Ministry of Health that the document names elsewhere,
/// "Ambassador Jon Berg" its one embassy: adds an affiliation where no rule has found one.
void add_bodies_of_posts(const Document& document, const PostWords& words,
                         std::vector<Relation>& found);

}  // namespace docweave::relations
