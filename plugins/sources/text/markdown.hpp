#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace docweave::plain {

/// Text with where its stretches stood in another one.
struct Unmarked {
  struct Stretch {
    std::size_t text = 0;    ///< Where it begins in `text`; it ends where the next one begins.
    std::size_t source = 0;  ///< Where it stood, byte for byte; `kNowhere`: it was put in.
  };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  std::string text;
  std::vector<Stretch> stretches;
};

/// Takes Markdown's marks inside lines off (emphasis, links, code, escapes, tags of HTML) and drops
/// what is no text (code blocks, comments, targets of links). Marks of headings, lists and tables
/// stay; headings stand alone.
Unmarked without_marks(std::string_view markdown);

}  // namespace docweave::plain
