#pragma once

#include "remainder.hpp"

namespace docweave::html {

/// Scripts, fields of forms and what the page hides. The first step.
void drop_what_is_not_shown(Remainder& rest);

/// Menus, footers, side columns, comments, lists of other articles: what is so by its element,
/// role, id or class.
void drop_furniture(Remainder& rest);

/// Keeps of the page's foot what says who pays: "Co-funded by the European Union". The last step.
void keep_notes_on_payers(Remainder& rest);

/// Lines that tell who published the page and when.
void drop_page_dates(Remainder& rest);

}  // namespace docweave::html
