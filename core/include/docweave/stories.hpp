#pragma once

#include <string_view>
#include <vector>

#include <docweave/document.hpp>

namespace docweave {

/// The rules of mentions of the days on which a text was put out, as extractors of dates mark them:
/// beside a headline ("Posted on 5 May 2018"), and before a lead ("VIENNA, 5 May 2018 –").
inline constexpr std::string_view kPublicationRule = "publication";
inline constexpr std::string_view kDatelineRule = "dateline";

/// The stretches of a document that each tell a story of their own, in text order; together they
/// hold all of the text. A text about one thing is one stretch. News that stand one below the other
/// ("OSCE trains judges", "Posted on 5 May 2018", "Twenty judges ...") are one each, from headline
/// to headline, and what stands above them is another; the day may open the text, too ("Riga, 5 May
/// 2018: Twenty judges ..."). Days and places are looked for among the mentions.
std::vector<Span> stories_of(const Document& document);

}  // namespace docweave
