#include "text/name_form.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <docweave/text.hpp>

namespace docweave {
namespace {

struct Letters {
  int upper = 0;
  int lower = 0;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    if (c < 0) continue;
    letters.upper += u_isupper(c) || u_istitle(c) ? 1 : 0;
    letters.lower += u_islower(c) ? 1 : 0;
  }
  return letters;
}

}  // namespace

NameForm name_form(std::string_view name) {
  if (is_acronym(name)) return NameForm::acronym;
  const Letters letters = letters_of(name);
  return letters.upper == 0 && letters.lower > 0 ? NameForm::description : NameForm::name;
}

bool has_lower_case(std::string_view name) {
  return letters_of(name).lower > 0;
}

}  // namespace docweave
