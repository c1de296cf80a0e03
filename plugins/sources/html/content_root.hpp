#pragma once

#include "remainder.hpp"

namespace docweave::html {

/// The element that holds most of what reads like main text.
void find_root(Remainder& rest);

/// Takes in what stands between the headline and the root: a lead, a picture, an info box.
void reach_for_headline(Remainder& rest);

/// The largest element that is marked as the article or the main part.
void take_marked_root(Remainder& rest);

}  // namespace docweave::html
