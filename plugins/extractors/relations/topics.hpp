#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <docweave/document.hpp>

#include "language.hpp"
#include "listed_grants.hpp"
#include "sections.hpp"

namespace docweave::relations {

/// What a document speaks of at each place, each of its stories by itself, for sentences that name
/// their event or project not at all ("Participants came from ...") or elsewhere.
class Topics {
 public:
  /// Both must outlive this.
  Topics(const Document& document, const Language& language);

  /// The event that the text around `where` as a whole is about: the document, or one of its
  /// stories.
  std::optional<MentionId> main_event(Span where) const { return told_at(where).event; }
  /// The event that the title tells of, where `where` stands in a paragraph that leads into the
  /// text: what that tells is of it.
  std::optional<MentionId> led_event(Span where) const;
  /// The project that the title names.
  std::optional<MentionId> titled_project(Span where) const {
    const Told& told = told_at(where);
    return told.title_has_project ? told.project : std::nullopt;
  }
  const Language& language() const { return language_; }
  const std::vector<std::vector<GrantEntry>>& grant_lists() const { return grant_lists_; }
  /// A programme that everybody knows, or a fund, by its name: what projects are paid from.
  bool is_payer(MentionId id) const;
  /// One that pays for projects is seldom what a page is about, unless a headline names it.
  bool is_programme(MentionId id) const;
  /// The event that words at `where` speak of: the nearest one before it in its sentence, else its
  /// section's own, else the document's. Nothing where the document knows no event.
  std::optional<MentionId> event_at(Span where) const;
  /// The event that those named at `where` join: as `event_at`, but what the sentence goes on to
  /// say that they came to ("Judges from Peru travelled to a seminar") before what it leaves open.
  std::optional<MentionId> joined_event_at(Span where) const;
  std::optional<MentionId> project_at(Span where) const;
  std::optional<MentionId> project_of_story(Span where) const;
  /// Event or project, whichever stands nearest before in the sentence, else what the section's
  /// heading names, else the document's topic.
  std::optional<MentionId> topic_at(Span where) const;
  /// What a finite verb at `where` says something of: the event or project that its sentence names
  /// first ("The project, one of 44 selected in the third call of ..., is funded by"), else as
  /// `topic_at`. With `bodies`, a sentence that names neither can begin with an organisation.
  std::optional<MentionId> subject_at(Span where, bool bodies) const;
  /// Whose gifts the text goes through at `where`: the body that the last sentence before says to
  /// give ("The Hale Foundation has announced its spring grants:"), not far back or in the lead.
  std::optional<MentionId> giver_at(Span where) const;
  /// The same for what a list or table at `where` goes through, whose giver may be told by its name
  /// alone: "Decisions of the Reef Fund".
  std::optional<MentionId> giver_of_list(Span where) const;

  /// Whom "she" at `where` stands for: the one person of the sentence before, in the same
  /// paragraph, that is named where it begins; sentences that say "she" themselves do not count.
  std::optional<MentionId> person_at(Span where) const;

 private:
  /// What a story is about.
  struct Told {
    Span story;
    const Block* lead_end = nullptr;  ///< The last paragraph that still leads into the text.
    std::optional<MentionId> event;
    std::optional<MentionId> project;
    bool title_has_event = false;
    bool title_has_project = false;
  };

  const Told& told_at(Span where) const;
  Told told_in(Span story) const;
  bool names_whose(MentionId event, MentionId project) const;
  /// "under [IPA]": the programme is named as that out of which somebody pays.
  bool pays_through(MentionId programme) const;
  std::optional<MentionId> nearest_before(Span where, bool events, bool projects) const;
  std::optional<MentionId> opening_event(Span where) const;
  std::optional<MentionId> event_behind(Span where, const WordSet& links) const;
  std::optional<MentionId> behind_opening(Span where, bool events, bool projects) const;
  /// What the sentence before speaks of first, when this one goes on about it ("It was funded by").
  std::optional<MentionId> carried_over(Span where, bool events, bool projects) const;
  /// What alone the first words of the paragraph name, like a heading: "Clean Wells. In 2009 ...".
  std::optional<MentionId> run_in_heading(Span where, bool events) const;
  const Section* section_at(Span where) const;
  /// The project of the entry of a list of grants.
  std::optional<MentionId> granted_at(Span where) const;
  bool is_passed(MentionId named, Span where) const;
  bool is_relative_clause(Span where) const;
  /// The organisation that a sentence begins with, or that "It" at its beginning stands for.
  std::optional<MentionId> body_of(const Sentence& sentence, Span where) const;
  bool is_known(MentionId project) const;
  std::optional<MentionId> name_before(const Mention& noun) const;
  std::uint32_t behind_aside(std::uint32_t token, const Sentence& sentence) const;
  bool gives(const Sentence& sentence, const Mention& giver, const WordSet& acts) const;
  std::vector<Span> lists_of_givers() const;
  std::optional<MentionId> giver_in(const Sentence& sentence) const;
  bool is_board(const Mention& body) const;
  std::optional<MentionId> body_of_title() const;
  std::optional<MentionId> giver_above(Span where) const;
  bool stands_out(MentionId event, Span where) const;
  bool is_presupposed(MentionId event) const;

  const Document& document_;
  const Language& language_;
  std::vector<MentionId> mentions_;  ///< Events and projects, in text order.
  std::vector<Told> told_;           ///< In text order; at least one.
  std::vector<Section> sections_;
  std::vector<std::vector<GrantEntry>> grant_lists_;
  std::vector<Span> lists_of_givers_;
};

}  // namespace docweave::relations
