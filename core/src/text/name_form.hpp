#pragma once

#include <string_view>

namespace docweave {

/// How words refer, judged by how they are written.
enum class NameForm { name, acronym, description };

/// "OSCE", "CoE" are acronyms (`is_acronym`). Words with lower-case letters only are descriptions:
/// "first phase" says what a thing is and not what it is called.
NameForm name_form(std::string_view name);

bool has_lower_case(std::string_view name);

}  // namespace docweave
