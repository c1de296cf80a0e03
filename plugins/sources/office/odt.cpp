#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <map>

#include "formats.hpp"
#include "xml.hpp"

namespace docweave::office {
namespace {

using Role = Paragraph::Role;
using Add = std::function<void(Paragraph)>;

struct Style {
  std::string parent;
  bool bold = false;
  bool hidden = false;
};

class OdtReader {
 public:
  explicit OdtReader(Story& story) : story_(story) {}

  void read_styles(const xmlNode* styles) {
    each_child(styles, [&](const xmlNode* node) {
      if (name_of(node) != "style") return;
      const xmlNode* properties = child(node, "text-properties");
      styles_[attribute(node, "name")] = {attribute(node, "parent-style-name"),
                                          attribute(properties, "font-weight") == "bold",
                                          attribute(properties, "display") == "none"};
    });
  }

  void read_body(const xmlNode* body) {
    const Add add = [&](Paragraph paragraph) { story_.add(std::move(paragraph)); };
    read_blocks(body, 0, add);
    for (const xmlNode* note : notes_) read_blocks(note, 0, add);
  }

 private:
  /// What is drawn and may hold blocks of the text.
  static bool is_drawing(std::string_view name) {
    static constexpr std::array<std::string_view, 6> kDrawings{"frame", "text-box", "custom-shape",
                                                               "rect",  "ellipse",  "g"};
    return std::ranges::find(kDrawings, name) != kDrawings.end();
  }

  /// Elements that hold blocks of the text.
  static bool is_wrapper(std::string_view name) {
    static constexpr std::array<std::string_view, 5> kWrappers{
        "section", "list-item", "list-header", "numbered-paragraph", "note-body"};
    return is_drawing(name) || std::ranges::find(kWrappers, name) != kWrappers.end();
  }

  void read_blocks(const xmlNode* node, int list_level, const Add& add) {
    each_child(node, [&](const xmlNode* at) {
      const std::string_view name = name_of(at);
      if (name == "p" || name == "h") {
        read_paragraph(at, list_level, add);
      } else if (name == "list") {
        read_blocks(at, list_level + 1, add);
      } else if (name == "table") {
        read_table(at, add);
      } else if (is_wrapper(name)) {
        read_blocks(at, list_level, add);
      }
    });
  }

  void read_paragraph(const xmlNode* node, int list_level, const Add& add) {
    const std::string style = attribute(node, "style-name");
    Paragraph paragraph;
    if (name_of(node) == "h") {
      paragraph.role = Role::heading;
      paragraph.level = std::clamp(std::atoi(attribute(node, "outline-level").c_str()), 1, 6);
    } else if (has_style(style, "Title")) {
      paragraph.role = Role::title;
    } else if (has_style(style, "Caption")) {
      paragraph.role = Role::caption;
    } else if (list_level > 0) {
      paragraph.role = Role::item;
      paragraph.level = list_level;
    }
    Words words;
    collect(node, style_of(style).bold, words);
    paragraph.text = std::move(words.text);
    paragraph.bold = words.bold && words.any;
    add(std::move(paragraph));
    for (const xmlNode* box : words.boxes) read_blocks(box, 0, add);
  }

  struct Words {
    std::string text;
    std::vector<const xmlNode*> boxes;
    bool bold = true;
    bool any = false;
  };

  void collect(const xmlNode* node, bool bold, Words& words) {
    for (const xmlNode* at = node->children; at; at = at->next) {
      if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
        append(reinterpret_cast<const char*>(at->content), bold, words);
      } else if (at->type == XML_ELEMENT_NODE) {
        collect_element(at, bold, words);
      }
    }
  }

  /// White space of the file means nothing but a space.
  static void append(std::string text, bool bold, Words& words) {
    std::ranges::replace(text, '\n', ' ');
    const bool any = text.find_first_not_of(" \t\r") != text.npos;
    words.any = words.any || any;
    words.bold = words.bold && (bold || !any);
    words.text += text;
  }

  void collect_element(const xmlNode* at, bool bold, Words& words) {
    const std::string_view name = name_of(at);
    if (name == "line-break") {
      words.text += '\n';
    } else if (name == "s" || name == "tab") {
      words.text += ' ';
    } else if (is_drawing(name)) {
      words.boxes.push_back(at);
    } else if (name == "note") {
      notes_.push_back(at);
    } else if (name != "annotation" && name != "annotation-end" && name != "ruby-text") {
      const Style style = name == "span" ? style_of(attribute(at, "style-name")) : Style{};
      if (!style.hidden) collect(at, bold || style.bold, words);
    }
  }

  void read_table(const xmlNode* table, const Add& add) {
    std::vector<Row> rows;
    read_rows(table, rows);
    if (in_cell_) {
      for (Row& row : rows) {
        for (Cell& cell : row) {
          for (Paragraph& paragraph : cell) add(std::move(paragraph));
        }
      }
    } else {
      story_.add_table(rows);
    }
  }

  void read_rows(const xmlNode* node, std::vector<Row>& rows) {
    each_child(node, [&](const xmlNode* at) {
      const std::string_view name = name_of(at);
      if (name == "table-row") {
        read_cells(at, rows.emplace_back());
      } else if (name.starts_with("table-row") || name.starts_with("table-header-rows")) {
        read_rows(at, rows);
      }
    });
  }

  void read_cells(const xmlNode* node, Row& row) {
    const bool outer = in_cell_;
    in_cell_ = true;
    each_child(node, [&](const xmlNode* at) {
      if (name_of(at) != "table-cell") return;
      Cell& cell = row.emplace_back();
      read_blocks(at, 0, [&](Paragraph paragraph) { cell.push_back(std::move(paragraph)); });
    });
    in_cell_ = outer;
  }

  bool has_style(std::string name, std::string_view wanted) const {
    for (int depth = 0; depth < kDeepest && !name.empty(); ++depth) {
      if (name == wanted) return true;
      const auto found = styles_.find(name);
      name = found == styles_.end() ? "" : found->second.parent;
    }
    return false;
  }

  Style style_of(const std::string& name) const {
    const auto found = styles_.find(name);
    return found == styles_.end() ? Style{} : found->second;
  }

  static constexpr int kDeepest = 16;

  Story& story_;
  std::map<std::string, Style> styles_;
  std::vector<const xmlNode*> notes_;  ///< In their order; they are read after the text.
  bool in_cell_ = false;               ///< Tables inside tables are read as their paragraphs.
};

}  // namespace

bool read_odt(const Package& package, const std::string& id, Story& story, Properties& properties) {
  const std::string* content = package.part("content.xml");
  if (!content) return false;
  const Xml document(*content, id);
  const xmlNode* text = child(child(document.root(), "body"), "text");
  if (!text) return false;
  OdtReader reader(story);
  if (const std::string* styles = package.part("styles.xml")) {
    reader.read_styles(child(Xml(*styles, id).root(), "styles"));
  }
  reader.read_styles(child(document.root(), "automatic-styles"));
  reader.read_body(text);
  if (const std::string* part = package.part("meta.xml")) {
    const Xml xml(*part, id);
    const xmlNode* meta = child(xml.root(), "meta");
    const auto value = [&](std::string_view name) { return text_inside(child(meta, name)); };
    std::string author = value("initial-creator");
    if (author.empty()) author = value("creator");
    properties = {value("title"),    std::move(author),      value("description"), value("keyword"),
                  value("language"), value("creation-date"), value("date")};
  }
  return true;
}

}  // namespace docweave::office
