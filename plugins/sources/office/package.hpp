#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace docweave::office {

struct Limits {
  std::size_t bytes = 0;     ///< Of the file.
  std::size_t unpacked = 0;  ///< Of the parts that are read, together.
  std::size_t ratio = 0;     ///< Of both.
};

/// The XML parts of a ZIP file, by name.
class Package {
 public:
  /// Throws `Error(invalid_data)` when the bytes are no ZIP file, are encrypted or break a limit.
  Package(std::string_view bytes, const std::string& id, const Limits& limits);

  /// Null when there is none of that name.
  const std::string* part(const std::string& name) const;

 private:
  std::map<std::string, std::string> parts_;
};

}  // namespace docweave::office
