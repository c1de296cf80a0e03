#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cues.hpp"
#include "page.hpp"

namespace docweave::html {

/// Which nodes of a page a reader is to get.
struct Selection {
  std::vector<bool> dropped;         ///< By node; what lies in a dropped node is dropped with it.
  std::vector<std::uint16_t> hints;  ///< By node: what id and class hint at.
  std::uint32_t root = 0;            ///< The element that holds all that is kept, save the notes.
  std::vector<std::uint32_t> notes;  ///< Elements elsewhere that say who pays, in page order.
  std::size_t text_bytes = 0;        ///< Bytes of words that a browser would show.
  std::size_t kept_bytes = 0;        ///< Bytes of them that are kept.
};

/// What is known before the content is looked for.
struct Knowledge {
  const Cues& cues;
  /// When the page was published and changed, ISO 8601: lines that say no more than that are not
  /// content, and could be taken for the date of an event.
  std::vector<std::string> page_dates;
};

/// Everything that a browser shows.
Selection select_visible(const Page& page, const Knowledge& knowledge);

/// The main content: what is neither furniture by its element, role, id or class, nor made of
/// links, nor outside the part of the page that holds the text. The features follow Kohlschütter,
/// Fankhauser and Nejdl, "Boilerplate detection using shallow text features" (2010): text and link
/// density of blocks; the search for the part of the page sums them over the tree.
Selection select_main_content(const Page& page, const Knowledge& knowledge);

/// What the page itself marks as its main content, furniture left out: for pages whose content is
/// made of links. Keeps nothing when the page marks none.
Selection select_marked_content(const Page& page, const Knowledge& knowledge);

}  // namespace docweave::html
