#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include <docweave/document.hpp>

#include "tagger/model.hpp"

namespace docweave::names {

/// A name that the tagger sees: tokens [first_token, end_token) of the document.
struct TaggedSpan {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  Type type = Type::organization;
  double confidence = 0;  ///< 0..1: about the share of such names that are right.
};

/// Finds names of events, organisations, projects, persons and places: a linear-chain conditional
/// random field over hashed features, trained by `train_tagger`. Thread-safe.
class Tagger {
 public:
  /// Throws as `Model` does.
  explicit Tagger(const std::filesystem::path& model);
  ~Tagger();

  /// The most probable names, in text order, without overlaps. `classes` comes from
  /// `WordLists::classify` for the same document, or is empty.
  std::vector<TaggedSpan> tag(const Document& document, std::span<const WordClasses> classes) const;

 private:
  struct Workspace;

  std::unique_ptr<Workspace> take_workspace() const;
  void give_back(std::unique_ptr<Workspace> workspace) const;
  void score(const Features& features, const Features::Stretch& stretch, Workspace& space) const;

  Model model_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Workspace>> idle_;  ///< One for each thread that has tagged.
};

/// The names that a sequence of labels stands for; `first_token` is the token of the first label.
/// Confidences are left 0.
std::vector<TaggedSpan> spans_of(std::span<const Label> labels, std::uint32_t first_token = 0);

}  // namespace docweave::names
