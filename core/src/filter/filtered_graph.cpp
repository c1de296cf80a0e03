#include "filter/filtered_graph.hpp"

#include <algorithm>
#include <iterator>

namespace docweave {
namespace {

template <class T>
class KeptItems : public Cursor<T> {
 public:
  KeptItems(std::unique_ptr<Cursor<T>> items, const Selection& selection)
      : items_(std::move(items)), selection_(selection) {}

  const T* next() override {
    const T* item = items_->next();
    while (item && !selection_.keeps(*item)) item = items_->next();
    return item;
  }

 private:
  std::unique_ptr<Cursor<T>> items_;
  const Selection& selection_;
};

class KeptDocuments : public Cursor<GraphDocument> {
 public:
  KeptDocuments(std::unique_ptr<Cursor<GraphDocument>> documents, const Selection& selection)
      : documents_(std::move(documents)), selection_(selection) {}

  const GraphDocument* next() override {
    while (const GraphDocument* document = documents_->next()) {
      part_ = {document->iri, document->info, {}, {}};
      copy(document->entities, part_.entities);
      if (part_.entities.empty()) continue;
      copy(document->statements, part_.statements);
      return &part_;
    }
    return nullptr;
  }

 private:
  template <class T>
  void copy(const std::vector<T>& from, std::vector<T>& to) const {
    std::ranges::copy_if(from, std::back_inserter(to),
                         [this](const T& item) { return selection_.keeps(item); });
  }

  std::unique_ptr<Cursor<GraphDocument>> documents_;
  const Selection& selection_;
  GraphDocument part_;
};

}  // namespace

std::unique_ptr<Cursor<GraphDocument>> FilteredGraph::documents() const {
  return std::make_unique<KeptDocuments>(graph_.documents(), selection_);
}

std::unique_ptr<Cursor<GraphEntity>> FilteredGraph::entities() const {
  return std::make_unique<KeptItems<GraphEntity>>(graph_.entities(), selection_);
}

std::unique_ptr<Cursor<GraphStatement>> FilteredGraph::statements() const {
  return std::make_unique<KeptItems<GraphStatement>>(graph_.statements(), selection_);
}

}  // namespace docweave
