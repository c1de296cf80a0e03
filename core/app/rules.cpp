#include "rules.hpp"

#include <fmt/format.h>

#include "pipeline/nearest.hpp"

namespace docweave::app {

int rules(const Arguments& arguments) {
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") {
    fmt::print(
        "usage: docweave rules test [PACK...] | docweave rules trace FILE...\n\n"
        "  test   tries the samples that rules carry\n"
        "  trace  tells which rules matched in a document, which almost did, and why not\n\n"
        "\"docweave rules test --help\" and \"docweave rules trace --help\" tell more.\n");
    return arguments.empty() ? kUsage : kSuccess;
  }
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (arguments[0] == "test") return rules_test(rest);
  if (arguments[0] == "trace") return rules_trace(rest);
  throw Error(ErrorCode::invalid_argument, arguments[0],
              "rules can be tried by \"test\" and \"trace\"" +
                  did_you_mean(arguments[0], {"test", "trace"}));
}

}  // namespace docweave::app
