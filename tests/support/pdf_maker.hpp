#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docweave::test {

/// Writes small PDF files in Helvetica for tests. Lengths are points from the page's top left.
class PdfMaker {
 public:
  static constexpr float kWidth = 595;
  static constexpr float kHeight = 842;

  PdfMaker() { page(); }

  /// Starts a further page; the first is there.
  PdfMaker& page() {
    contents_.emplace_back();
    return *this;
  }

  /// A line of Latin-1 text whose baseline is `y` below the page's upper edge.
  PdfMaker& line(float x, float y, std::string_view words, float size = 10, bool bold = false) {
    contents_.back() += std::string("BT /") + (bold ? "B " : "R ") + std::to_string(size) + " Tf " +
                        std::to_string(x) + " " + std::to_string(kHeight - y) + " Td (" +
                        escaped(words) + ") Tj ET\n";
    return *this;
  }

  PdfMaker& title(std::string_view words) {
    title_ = words;
    return *this;
  }

  std::string bytes() const {
    std::vector<std::string> objects;
    std::string kids;
    for (std::size_t i = 0; i < contents_.size(); ++i) kids += std::to_string(6 + 2 * i) + " 0 R ";
    objects.push_back("<< /Type /Catalog /Pages 2 0 R >>");
    objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " +
                      std::to_string(contents_.size()) + " >>");
    objects.push_back(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    objects.push_back(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    objects.push_back("<< /Title (" + escaped(title_) + ") /CreationDate (D:20190517101500Z) >>");
    for (std::size_t i = 0; i < contents_.size(); ++i) {
      objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                        std::to_string(7 + 2 * i) +
                        " 0 R /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>");
      objects.push_back("<< /Length " + std::to_string(contents_[i].size()) + " >>\nstream\n" +
                        contents_[i] + "endstream");
    }
    return file_of(objects);
  }

 private:
  static std::string escaped(std::string_view words) {
    std::string text;
    for (const char c : words) {
      if (c == '(' || c == ')' || c == '\\') text += '\\';
      text += c;
    }
    return text;
  }

  static std::string file_of(const std::vector<std::string>& objects) {
    std::string file = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
      const std::string offset = std::to_string(file.size());
      table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(objects.size() + 1);
    const std::string start = std::to_string(file.size());
    return file + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
           " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
  }

  std::vector<std::string> contents_;
  std::string title_;
};

}  // namespace docweave::test
