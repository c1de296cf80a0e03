#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <map>

#include <docweave/error.hpp>

#include "formats.hpp"
#include "xml.hpp"

namespace docweave::office {
namespace {

using Role = Paragraph::Role;
using Add = std::function<void(Paragraph)>;

struct Style {
  std::string name;  ///< In small letters.
  std::string based_on;
  int outline = -1;  ///< From 0.
  int list_level = -1;
};

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool is_on(const xmlNode* property) {
  if (!property) return false;
  const std::string value = attribute(property, "val");
  return value != "0" && value != "false" && value != "none";
}

int number_of(const xmlNode* property, int otherwise) {
  const std::string value = attribute(property, "val");
  return value.empty() ? otherwise : std::atoi(value.c_str());
}

/// The level of a list item, from 0; -1 where the properties make none.
int list_level(const xmlNode* properties) {
  const xmlNode* numbering = child(properties, "numPr");
  if (!numbering || number_of(child(numbering, "numId"), 0) == 0) return -1;
  return number_of(child(numbering, "ilvl"), 0);
}

class Styles {
 public:
  explicit Styles(const xmlNode* root) {
    each_child(root, [&](const xmlNode* node) {
      if (name_of(node) != "style") return;
      const xmlNode* properties = child(node, "pPr");
      Style& style = styles_[attribute(node, "styleId")];
      style.name = lower_ascii(attribute(child(node, "name"), "val"));
      style.based_on = attribute(child(node, "basedOn"), "val");
      style.outline = number_of(child(properties, "outlineLvl"), -1);
      style.list_level = list_level(properties);
    });
  }

  /// What a style makes of a paragraph, from itself or from what it is based on.
  void apply(std::string id, Paragraph& paragraph) const {
    for (int depth = 0; depth < kDeepest && paragraph.role == Role::body; ++depth) {
      const auto found = styles_.find(id);
      if (found == styles_.end()) return;
      apply(found->second, paragraph);
      id = found->second.based_on;
    }
  }

  bool is_table_of_contents(const std::string& id) const {
    const auto found = styles_.find(id);
    return found != styles_.end() &&
           (found->second.name.starts_with("toc ") || found->second.name == "table of figures");
  }

 private:
  static constexpr int kDeepest = 16;
  static constexpr int kBodyLevel = 9;

  static void apply(const Style& style, Paragraph& paragraph) {
    if (style.name == "title") {
      paragraph.role = Role::title;
    } else if (style.name == "caption") {
      paragraph.role = Role::caption;
    } else if (style.name.starts_with("heading ")) {
      paragraph.role = Role::heading;
      paragraph.level = std::max(1, std::atoi(style.name.c_str() + 8));
    } else if (style.outline >= 0 && style.outline < kBodyLevel) {
      paragraph.role = Role::heading;
      paragraph.level = style.outline + 1;
    } else if (style.list_level >= 0) {
      paragraph.role = Role::item;
      paragraph.level = style.list_level + 1;
    }
  }

  std::map<std::string, Style> styles_;
};

class DocxReader {
 public:
  DocxReader(Styles styles, Story& story) : styles_(std::move(styles)), story_(story) {}

  void read_body(const xmlNode* body) {
    each_child(body, [&](const xmlNode* node) {
      const std::string_view name = name_of(node);
      if (name == "p") {
        read_paragraph(node, [&](Paragraph paragraph) { story_.add(std::move(paragraph)); });
      } else if (name == "tbl") {
        story_.add_table(read_table(node));
      } else if (is_wrapper(name) && !is_contents(node)) {
        read_body(node);
      }
    });
  }

  /// Footnotes or endnotes, without the lines that part them from the text.
  void read_notes(const xmlNode* notes) {
    each_child(notes, [&](const xmlNode* note) {
      if (attribute(note, "type").empty()) read_body(note);
    });
  }

 private:
  /// A table of contents that the program made.
  static bool is_contents(const xmlNode* node) {
    const xmlNode* part = child(child(node, "sdtPr"), "docPartObj");
    return attribute(child(part, "docPartGallery"), "val") == "Table of Contents";
  }

  /// Elements that say something about what is in them and hold it.
  static bool is_wrapper(std::string_view name) {
    static constexpr std::array<std::string_view, 10> kWrappers{
        "sdt",      "sdtContent", "ins",       "moveTo", "customXml",
        "smartTag", "hyperlink",  "fldSimple", "dir",    "bdo"};
    return std::ranges::find(kWrappers, name) != kWrappers.end();
  }

  /// Adds a paragraph and those of the text boxes that hang on it.
  void read_paragraph(const xmlNode* node, const Add& add) {
    const xmlNode* properties = child(node, "pPr");
    const std::string style = attribute(child(properties, "pStyle"), "val");
    if (styles_.is_table_of_contents(style)) return;
    Paragraph paragraph;
    const xmlNode* outline = child(properties, "outlineLvl");
    if (outline && number_of(outline, 9) < 9) {
      paragraph.role = Role::heading;
      paragraph.level = number_of(outline, 0) + 1;
    } else if (const int level = list_level(properties); level >= 0) {
      styles_.apply(style, paragraph);  // Headings may be numbered.
      if (paragraph.role == Role::body) paragraph.role = Role::item;
      if (paragraph.role == Role::item) paragraph.level = level + 1;
    } else {
      styles_.apply(style, paragraph);
    }
    Runs runs;
    collect(node, runs);
    paragraph.text = std::move(runs.text);
    paragraph.bold = runs.bold && runs.words;
    add(std::move(paragraph));
    for (const xmlNode* box : runs.boxes) {
      each_child(box, [&](const xmlNode* inner) {
        if (name_of(inner) == "p") read_paragraph(inner, add);
        if (name_of(inner) == "tbl") flatten(read_table(inner), add);
      });
    }
  }

  struct Runs {
    std::string text;
    std::vector<const xmlNode*> boxes;
    bool bold = true;
    bool words = false;
  };

  void collect(const xmlNode* node, Runs& runs) {
    each_child(node, [&](const xmlNode* at) {
      const std::string_view name = name_of(at);
      if (name == "r") {
        collect_run(at, runs);
      } else if (is_wrapper(name)) {
        collect(at, runs);
      } else if (name == "AlternateContent") {
        find_boxes(at, runs.boxes);
      }
    });
  }

  static void collect_run(const xmlNode* run, Runs& runs) {
    const xmlNode* properties = child(run, "rPr");
    if (is_on(child(properties, "vanish"))) return;
    const bool bold = is_on(child(properties, "b"));
    each_child(run, [&](const xmlNode* at) {
      const std::string_view name = name_of(at);
      if (name == "t") {
        const std::string text = text_inside(at);
        const bool words = text.find_first_not_of(" \t\n") != text.npos;
        runs.words = runs.words || words;
        runs.bold = runs.bold && (bold || !words);
        runs.text += text;
      } else if (name == "tab") {
        runs.text += ' ';
      } else if (name == "br" || name == "cr") {
        runs.text += attribute(at, "type").empty() ? '\n' : ' ';
      } else if (name == "noBreakHyphen") {
        runs.text += '-';
      } else if (name == "drawing" || name == "pict" || name == "object" ||
                 name == "AlternateContent") {
        find_boxes(at, runs.boxes);
      }
    });
  }

  /// Text boxes inside drawings. Where a file has two forms of a drawing, the first is taken.
  static void find_boxes(const xmlNode* node, std::vector<const xmlNode*>& boxes) {
    if (name_of(node) == "AlternateContent") {
      if (const xmlNode* choice = child(node, "Choice")) return find_boxes(choice, boxes);
    }
    each_child(node, [&](const xmlNode* at) {
      if (name_of(at) == "txbxContent") {
        boxes.push_back(at);
      } else {
        find_boxes(at, boxes);
      }
    });
  }

  std::vector<Row> read_table(const xmlNode* table) {
    std::vector<Row> rows;
    read_rows(table, rows);
    return rows;
  }

  void read_rows(const xmlNode* node, std::vector<Row>& rows) {
    each_child(node, [&](const xmlNode* at) {
      if (name_of(at) == "tr") {
        read_cells(at, rows.emplace_back());
      } else if (is_wrapper(name_of(at))) {
        read_rows(at, rows);
      }
    });
  }

  void read_cells(const xmlNode* node, Row& row) {
    each_child(node, [&](const xmlNode* at) {
      if (name_of(at) == "tc") {
        Cell& cell = row.emplace_back();
        read_cell(at, [&](Paragraph paragraph) { cell.push_back(std::move(paragraph)); });
      } else if (is_wrapper(name_of(at))) {
        read_cells(at, row);
      }
    });
  }

  void read_cell(const xmlNode* node, const Add& add) {
    each_child(node, [&](const xmlNode* at) {
      if (name_of(at) == "p") {
        read_paragraph(at, add);
      } else if (name_of(at) == "tbl") {
        flatten(read_table(at), add);
      } else if (is_wrapper(name_of(at))) {
        read_cell(at, add);
      }
    });
  }

  static void flatten(std::vector<Row> rows, const Add& add) {
    for (Row& row : rows) {
      for (Cell& cell : row) {
        for (Paragraph& paragraph : cell) add(std::move(paragraph));
      }
    }
  }

  Styles styles_;
  Story& story_;
};

/// The main part, as the package's relations name it.
std::string main_part(const Package& package, const std::string& id) {
  const std::string* relations = package.part("_rels/.rels");
  std::string name = "word/document.xml";
  if (!relations) return name;
  const Xml xml(*relations, id);
  each_child(xml.root(), [&](const xmlNode* relation) {
    if (!attribute(relation, "Type").ends_with("/officeDocument")) return;
    name = attribute(relation, "Target");
    if (name.starts_with('/')) name.erase(0, 1);
  });
  return name;
}

}  // namespace

bool read_docx(const Package& package, const std::string& id, Story& story,
               Properties& properties) {
  const std::string* main = package.part(main_part(package, id));
  if (!main) return false;
  const Xml document(*main, id);
  const std::string* parts[] = {package.part("word/styles.xml"), package.part("docProps/core.xml")};
  Styles styles(nullptr);
  if (parts[0]) styles = Styles(Xml(*parts[0], id).root());
  DocxReader reader(std::move(styles), story);
  reader.read_body(child(document.root(), "body"));
  for (const char* notes : {"word/footnotes.xml", "word/endnotes.xml"}) {
    if (const std::string* part = package.part(notes)) reader.read_notes(Xml(*part, id).root());
  }
  if (parts[1]) {
    const Xml core(*parts[1], id);
    const auto value = [&](std::string_view name) { return text_inside(child(core.root(), name)); };
    properties = {value("title"),    value("creator"), value("description"), value("keywords"),
                  value("language"), value("created"), value("modified")};
  }
  return true;
}

}  // namespace docweave::office
