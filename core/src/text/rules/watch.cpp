#include "text/rules/watch.hpp"

namespace docweave {
namespace {

thread_local RuleWatch* current = nullptr;

}  // namespace

RuleWatch::RuleWatch() {
  current = this;
}

RuleWatch::~RuleWatch() {
  current = nullptr;
}

RuleWatch* rule_watch() {
  return current;
}

}  // namespace docweave
