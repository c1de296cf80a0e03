#pragma once

#include "draft.hpp"
#include "main_content.hpp"
#include "page.hpp"

namespace docweave::html {

/// Turns the kept part of a page into blocks and key-value pairs.
Drafts draft_blocks(const Page& page, const Selection& selection, const Cues& cues);

}  // namespace docweave::html
