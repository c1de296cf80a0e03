#pragma once

#include "commands.hpp"

namespace docweave::app {

int rules_test(const Arguments& arguments);
int rules_trace(const Arguments& arguments);

}  // namespace docweave::app
