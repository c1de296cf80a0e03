#include <docweave/authority.hpp>
#include <docweave/error.hpp>
#include <docweave/linker.hpp>
#include <docweave/text.hpp>

#include "candidates.hpp"
#include "context.hpp"

namespace docweave::authority_linker {
namespace {

constexpr const char* kPlugin = "linkers/authority";

/// A place is a country by its key, which extractors give, or where it has none by its name.
std::optional<Country> country_of(const Entity& entity) {
  if (entity.type != Type::place) return std::nullopt;
  if (!entity.key.empty()) {
    return entity.key.size() == 2 ? find_country(entity.key) : std::nullopt;
  }
  return is_acronym(entity.name) ? std::nullopt : find_country(entity.name);
}

class Authority : public Linker {
 public:
  explicit Authority(const PluginContext& context) : countries_(context.options.flag("countries")) {
    for (const Options& list : context.options.objects("lists")) {
      lists_.push_back(AuthorityIndex::open(
          context.base_folder / list.text("file"),
          {list.text("name"), list.text("base"), type_named(list.text("type")).value()}));
    }
    for (const ListEntry& entry : read_list(context.folder / "en/shared_names.txt")) {
      shared_names_.push_back(fold_name(entry.columns.front()));
    }
    for (const ListEntry& entry : read_list(context.folder / "en/place_links.txt")) {
      place_links_.insert(fold_name(entry.columns.front()));
    }
  }

  void link(const Document& document, DocumentGraph& graph) const override {
    const auto count = static_cast<EntityIndex>(graph.entities().size());
    if (countries_) {
      for (EntityIndex i = 0; i < count; ++i) link_country(i, graph);
    }
    if (lists_.empty()) return;
    const Context context(document, graph, place_links_);
    for (EntityIndex i = 0; i < count; ++i) {
      for (const AuthorityIndex& list : lists_) link_entry(document, list, i, context, graph);
    }
  }

 private:
  static void link_country(EntityIndex number, DocumentGraph& graph) {
    Entity& entity = graph.entity(number);
    const auto country = country_of(entity);
    if (!country) return;
    Evidence evidence = entity.mentions.front();
    evidence.plugin = kPlugin;
    evidence.rule = entity.key.empty() ? "iso3166/name" : "iso3166/code";
    if (entity.key.empty()) entity.key = country->code;
    graph.add(Statement(number, Predicate::same_as, Literal{country->iri}, std::move(evidence)));
  }

  void link_entry(const Document& document, const AuthorityIndex& list, EntityIndex number,
                  const Context& context, DocumentGraph& graph) const {
    Entity& entity = graph.entity(number);
    const auto link = choose_entry(list, entity, number, context, shared_names_);
    if (!link) return;
    const std::string iri(list.iri(link->entry));
    const std::string name(list.list());
    for (const Sign& sign : link->signs) {
      graph.add(Statement(number, Predicate::same_as, Literal{iri},
                          evidence_of(document, sign.span, kPlugin,
                                      name + "/" + std::string(sign.kind), sign.confidence)));
    }
    if (entity.key.empty()) entity.key = name + ":" + iri;
  }

  bool countries_;
  std::vector<AuthorityIndex> lists_;
  std::vector<std::string> shared_names_;
  std::set<std::string> place_links_;
};

}  // namespace
}  // namespace docweave::authority_linker

DOCWEAVE_PLUGIN(docweave::authority_linker::Authority)
