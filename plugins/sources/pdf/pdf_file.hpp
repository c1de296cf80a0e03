#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "word.hpp"

namespace docweave::pdf {

/// A PDF file opened by poppler. The bytes must outlive it. One thread uses it at a time; different
/// files may be read at the same time.
class PdfFile {
 public:
  /// Throws `Error(invalid_data)` when the bytes are no PDF file, or one that needs a password.
  PdfFile(std::string_view bytes, const std::string& id);
  ~PdfFile();

  int pages() const;
  /// The words of a page; the first has number 1. A page that poppler cannot read has none. Reading
  /// stops in the middle of the page when the time is over.
  PageWords words(int number, std::chrono::steady_clock::time_point deadline) const;
  /// A value of the information dictionary: "Title", "Author". Empty when there is none.
  std::string info(const std::string& key) const;
  /// "CreationDate" or "ModDate" as an ISO 8601 date; empty when there is none.
  std::string info_date(const std::string& key) const;

 private:
  struct Poppler;
  std::unique_ptr<Poppler> poppler_;
};

}  // namespace docweave::pdf
