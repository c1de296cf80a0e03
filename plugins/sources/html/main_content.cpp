#include "main_content.hpp"

#include "content_root.hpp"
#include "furniture.hpp"
#include "other_pages.hpp"

namespace docweave::html {

Selection select_visible(const Page& page, const Knowledge& knowledge) {
  Remainder rest(page, knowledge);
  drop_what_is_not_shown(rest);
  return rest.take();
}

Selection select_main_content(const Page& page, const Knowledge& knowledge) {
  Remainder rest(page, knowledge);
  drop_what_is_not_shown(rest);
  drop_furniture(rest);
  drop_page_dates(rest);
  find_root(rest);
  reach_for_headline(rest);
  drop_teasers(rest);
  drop_link_lists(rest);
  drop_lead_ins(rest);
  rest.count_as_kept(rest.weight(rest.root()).text);
  keep_notes_on_payers(rest);
  return rest.take();
}

Selection select_marked_content(const Page& page, const Knowledge& knowledge) {
  Remainder rest(page, knowledge);
  drop_what_is_not_shown(rest);
  drop_furniture(rest);
  take_marked_root(rest);
  return rest.take();
}

}  // namespace docweave::html
