#pragma once

#include <span>

#include <docweave/rules.hpp>

namespace docweave {

/// Sees every sentence that rules are tried on while it lives, on the thread that made it; for
/// telling what rules do inside plugins. One at a time.
class RuleWatch {
 public:
  RuleWatch();
  virtual ~RuleWatch();
  RuleWatch(const RuleWatch&) = delete;
  RuleWatch& operator=(const RuleWatch&) = delete;

  virtual void tried(const RulePack& pack, const Document& document, std::span<const Item> items,
                     std::span<const RuleMatch> matches) = 0;
};

/// The one on this thread, or null.
RuleWatch* rule_watch();

}  // namespace docweave
