#pragma once

#include "candidate.hpp"

/// Where a name begins and ends. Each step moves one edge of a candidate that is not empty, and
/// leaves it alone where it is none of the step's business.
namespace docweave::names {

/// "the [Port Agency]", "— The [Embassy in Dushanbe]"
void begin_behind_article(const Reading& text, Candidate& name);

/// "NGO [Open Harbours]", "Norwegian trade union [LO]"
void begin_behind_kind(const Reading& text, Candidate& name);

/// "On Monday [Jan Berg]", "In May"
void begin_behind_day(const Reading& text, Candidate& name);

/// "the EU-funded [Border Resilience] project": who pays is no part of the name.
void begin_behind_payer(const Reading& text, Candidate& name);

/// "Women's Business Hub" begins with the owner, "Norway's Refugee Council" behind it.
void begin_at_owner(const Reading& text, Candidate& name);

/// "the Critical Care and | Trauma Centre" begins behind the article.
void begin_before_and(const Reading& text, Candidate& name);

/// "During the | Youth Congress"
void begin_behind_opening(const Reading& text, Candidate& name);

/// "A. [Salokhin]", not "A[. Salokhin]"
void begin_behind_sign(const Reading& text, Candidate& name);

/// "GEORGETOWN, Guyana - The [Embassy of Peru]", "31 October - [Harbour Bank]": behind the dash of
/// a dateline.
void begin_behind_dateline(const Reading& text, Candidate& name);

/// "Development Association (IDA) for the [Mobility Project]": what stands before the bracket is
/// the name of another.
void begin_behind_bracket(const Reading& text, Candidate& name);

/// "Puts $9 Million Into Its [Monuments Project]", "College and the [Harbour Project]".
void begin_behind_other(const Reading& text, Candidate& name);

/// "FAO Hosts [Validation Workshop]": in a headline the verb has a capital too.
void begin_behind_headline_act(const Reading& text, Candidate& name);

/// "20:30 [Symposium dinner]"
void begin_behind_time(const Reading& text, Candidate& name);

/// "PP2 [Burgas Municipality]", "Partner 3: [Port of Bar]": the number of a partner is no part of
/// its name, nor a name.
void begin_behind_partner_number(const Reading& text, Candidate& name);

/// "[workshop on fair budgets] – the first of its kind": a description ends at a dash between
/// spaces, and every name at a bar ("[Red Cross] | Caritas").
void cut_at_break(const Reading& text, Candidate& name);

/// "[MARSHWATCH] (Tidal Marsh Observation": ends a name before a bracket that it does not close.
void cut_at_open_bracket(const Reading& text, Candidate& name);

/// "[EMBASSY] HANDS OVER VEHICLES": in a headline the verb behind a body has a capital too.
void cut_before_headline_verb(const Reading& text, Candidate& name);

/// "[Ministry of Light Industry] B. Kovač": the initial is of whoever follows.
void cut_before_initial(const Reading& text, Candidate& name);

/// "[Trust Fund for Africa] for its PROSPER project": a name says "its" of nobody.
void cut_before_possessive(const Reading& text, Candidate& name);

/// "[Universität Leipzig] und der Stiftung Moor": behind "and" and small words the next body
/// begins.
void cut_before_next_body(const Reading& text, Candidate& name);

/// "[UNDP] staff"
void cut_common_end(const Reading& text, Candidate& name);

/// "[Example Foundation] to Minnesota": only a mission or an embassy is "to" somewhere.
void cut_before_aim(const Reading& text, Candidate& name);

/// "[Workshop on Harbour Light] in Gdynia from 19 to 21 May 2023": day and place are no part of the
/// name, while the year of "Harbour Days 2023" and the place of "Meeting in Gdynia" are.
void cut_day_and_place(const Reading& text, Candidate& name);

/// "On the sidelines of [Harbour Week in Gdynia], Norad and Oxfam": behind where it is somebody
/// else begins.
void cut_behind_place(const Reading& text, Candidate& name);

/// "[Farewell dinner] at the Harbour Club"; the house tells a lone "dinner at the Harbour Club"
/// from others, and "at" in a title without a noun of events stays.
void cut_before_venue(const Reading& text, Candidate& name);

/// "on ‘[Safer Reefs],’ organised by", "titled "[Safer Reefs].": where a quotation takes in the
/// sign that parts or ends its sentence.
void cut_before_sign_in_quotes(const Reading& text, Candidate& name);

/// "«[Chamber of Commerce]»", "“[Safe Reefs]” - Dive Club": a name ends before the mark that closes
/// a quotation begun before it.
void cut_before_closing_quote(const Reading& text, Candidate& name);

/// "[workshop on trafficking in persons]": where the last word is the first of such a phrase.
void go_on_with_phrase(const Reading& text, Candidate& name);

/// "[Third Staff Course] opened today": no verb in small letters is part of a name.
void cut_before_predicate(const Reading& text, Candidate& name);

/// "[Civic Youth Centre]. EUR 9,000"
void cut_at_sentence_end(const Reading& text, Candidate& name);

/// "[Learning exchange]. Partners will meet in Gdynia": no name goes on behind a sentence.
void cut_at_sentence(const Reading& text, Candidate& name);

/// "[BOMNAF] Project Manager"; a lone common word before a role names nothing.
void cut_before_role(const Reading& text, Candidate& name);

/// "[Pham Van Minh] Minister of Education"
void cut_before_own_title(const Reading& text, Candidate& name);

/// "[Ministry of Justice of the Republic of Armenia]" ends with the place that it is of, a post
/// with the one that it is in.
void take_in_place(const Reading& text, Candidate& name);

/// "Project Manager\n[Regional Office]": no name goes on where the writer began a new line.
void cut_at_line(const Reading& text, Candidate& name);

/// "Reef Fund EUR 25 million" up to the sum; a sum alone is no name.
void cut_before_sum(const Reading& text, Candidate& name);

/// "[Harbour Centre] on Thursday 9 May"
void cut_before_day(const Reading& text, Candidate& name);

/// "NTNU - [Ana Vedvik]"
void begin_behind_dash(const Reading& text, Candidate& name);

/// "[Eduardo Santos] of LPN", "[Ana Vedvik] NTNU"
void cut_before_body(const Reading& text, Candidate& name);

/// "State Attorney [Robert Hill]", "Cllr [Ana Hill]"
void begin_behind_own_title(const Reading& text, Candidate& name);

/// "[St. Vincent and the Grenadines Coast Guard]": a place that reaches into a name begins it.
void begin_with_place(const Reading& text, Candidate& name);

/// "Tallinn for the [IT Division]": a place that a small word parts from the name.
void begin_behind_place(const Reading& text, Candidate& name);

/// "Steering Group of the [Harbour Light Project]"
void begin_behind_body(const Reading& text, Candidate& name);

/// "[Erasmus+ Programme] of the European Union": whose programme it is pays for it.
void cut_before_payer(const Reading& text, Candidate& name);

/// "[Harbour Light Project] in northern Malawi"
void cut_place_behind_kind(const Reading& text, Candidate& name);

/// Where the title begins in "MINUTES OF THE THIRD HARBOUR MEETING", without what the paper is.
std::uint32_t behind_genre(const Reading& text, std::uint32_t first, std::uint32_t end);

/// Takes in the whole of a word with a hyphen that the name begins or ends in: "Fund for Technical
/// Co | -operation", "Lieutenant- | Colonel".
void take_in_compound(const Reading& text, Candidate& name);

/// Whether a name of a person goes on behind a hyphen: "Jeong-ho", not "Berg-led".
bool goes_on_behind_hyphen(const Reading& text, std::uint32_t dash);

/// "S. | Raghavendra Bhat"
void take_in_initials(const Reading& text, Candidate& name);

/// "Kim Jeong|-ho"
void take_in_hyphen(const Reading& text, Candidate& name);

}  // namespace docweave::names
