#pragma once

#include "candidate.hpp"

/// What the words of a candidate tell of its kind.
namespace docweave::names {

/// "the drill “builds trust between teams”": no title begins so.
bool is_phrase(const Reading& text, const Candidate& name);

/// "Huxley Lecture Theatre", "Conference Department": no event, but where one is or who runs it.
bool names_venue(const Reading& text, const Candidate& name);

/// "Eastern Europe and Central Asia": nothing but places and what joins them.
bool names_places(const Reading& text, const Candidate& name);

/// "Photo Gallery", and "WHO" where it is the label before a colon.
bool is_no_body(const Reading& text, const Candidate& name);

/// "Director of ..." is a title, "governments of ..." are many.
bool is_title_or_many(const Reading& text, const Candidate& name);

/// "Kenyan Cabinet Secretary" is a person's title; "Office of the President" is none.
bool ends_in_role(const Reading& text, const Candidate& name);

/// "the Network", "the Ministry": a body's word with a capital, and no more.
bool is_bare_head(const Reading& text, const Candidate& name);

/// The type that the last word of a name tells, else its own.
Type type_by_last_word(const Reading& text, const Candidate& name);

}  // namespace docweave::names
