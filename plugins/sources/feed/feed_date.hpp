#pragma once

#include <string>
#include <string_view>

namespace docweave::feed {

/// "2018-07-18" of "Wed, 18 Jul 2018 09:30:00 +0200" (RFC 822) or "2018-07-18T09:30:00Z" (RFC
/// 3339); empty where it is neither.
std::string day_of(std::string_view date);

}  // namespace docweave::feed
