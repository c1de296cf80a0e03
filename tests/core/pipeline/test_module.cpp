// A plugin library that says of itself what its build told it to: the right things, or those of
// another build, version or plugin.
#include <docweave/extractor.hpp>

namespace {

class Echo : public docweave::Extractor {
 public:
  explicit Echo(const docweave::PluginContext& context) : times_(context.options.integer("times")) {
    if (context.options.flag("fail")) {
      throw docweave::Error(docweave::ErrorCode::invalid_data, context.folder.string(),
                            "told to fail");
    }
  }
  void extract(docweave::Document& document) const override {
    for (int i = 0; i < times_; ++i) document.add({.span = {0, 1}, .plugin = "extractors/right"});
  }

 private:
  std::int64_t times_;
};

}  // namespace

extern "C" __attribute__((visibility("default"))) const docweave::Module docweave_module = {
    TEST_ABI,
    TEST_BUILD,
    "extractor",
    TEST_NAME,
    TEST_VERSION,
    [](const docweave::PluginContext& context) -> docweave::Plugin* { return new Echo(context); }};
