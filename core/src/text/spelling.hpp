#pragma once

#include <string>
#include <string_view>

namespace docweave {

/// A folded name with British and American spelling made one ("organisation for defence" and
/// "organization for defense") and articles inside it dropped ("ministry of the interior").
std::string one_spelling(std::string_view folded_name);

}  // namespace docweave
