#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace docweave::app {

/// An entity as evaluation sees it.
struct EvalEntity {
  std::string id;
  std::string type;  ///< "Event", "Organization", "Project", "Person", "Place"
  std::vector<std::string> names;
  bool optional = false;
  std::set<std::string> folded;  ///< Its names, folded.

  std::string label() const { return type + " «" + (names.empty() ? id : names.front()) + "»"; }
};

/// Subject, relation ("organizer"), object: ids of entities, or a value.
struct EvalRelation {
  std::string subject;
  std::string relation;
  std::string object;
  auto operator<=>(const EvalRelation&) const = default;
};

/// What one document says, by a person or by a program.
struct EvalGraph {
  std::vector<EvalEntity> entities;
  std::vector<EvalRelation> relations;         ///< Without repeats.
  std::set<EvalRelation> optional;             ///< Those neither asked for nor charged.
  std::map<EvalRelation, double> confidences;  ///< Of those whose evidence tells.

  void add(EvalEntity entity);
  void add(EvalRelation relation);
  /// Null when there is none of that id.
  const EvalEntity* find(const std::string& id) const;

 private:
  std::map<std::string, std::size_t> by_id_;
};

/// Graphs by the names of their documents.
struct EvalGraphs {
  std::vector<std::string> documents;  ///< In the order they were read.
  std::map<std::string, EvalGraph> graphs;
  std::vector<std::filesystem::path> files;  ///< Gold: the documents themselves.
};

/// Whether a relation's object is a value, not an entity.
bool is_value(const std::string& relation);

/// The files *.gold.json of folders. Throws `Error` when there is none or one is not right.
EvalGraphs read_gold(const std::vector<std::filesystem::path>& folders);
/// An N-Quads file; a document is the last part of a graph's label. Throws `Error`.
EvalGraphs read_quads(const std::filesystem::path& file);

}  // namespace docweave::app
