#pragma once

#include "remainder.hpp"

namespace docweave::html {

// What inside the root leads to other pages.

/// Short texts that end in a link to the rest of them. A page made of these is a list of its own
/// content.
void drop_teasers(Remainder& rest);

void drop_link_lists(Remainder& rest);

/// Headings and short lines that announce other pages, with what they announce, and headings of
/// which nothing is left but themselves.
void drop_lead_ins(Remainder& rest);

}  // namespace docweave::html
