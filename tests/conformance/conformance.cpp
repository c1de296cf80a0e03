#include "conformance.hpp"

#include <algorithm>
#include <sstream>

#include <docweave/text.hpp>

#include "no_diagnostics.hpp"
#include "pipeline/installation.hpp"
#include "pipeline/json_document.hpp"
#include "pipeline/schema.hpp"

namespace docweave::conformance {
namespace {

test::NoDiagnostics no_diagnostics;

Document document(std::string id, std::vector<std::pair<BlockKind, std::string>> blocks) {
  DocumentBuilder builder({.id = std::move(id), .language = "en"});
  for (const auto& [kind, words] : blocks) {
    builder.add_block(kind, words, kind == BlockKind::heading ? 2 : 0);
  }
  return std::move(builder).build();
}

Document document_of_a_page() {
  DocumentBuilder builder({.id = "page.html",
                           .title = "Border Police Train in Skopje",
                           .url = "https://news.example.org/42",
                           .publisher = "Border News",
                           .date_published = "2018-07-20",
                           .language = "en",
                           .media_type = "text/html"});
  builder.add_block(BlockKind::title, "Border Police Train in Skopje");
  builder.add_block(BlockKind::heading, "Project facts", 2);
  const Span key = builder.add_block(BlockKind::table_cell, "Donor", 0, 1);
  const Span value =
      builder.add_block(BlockKind::table_cell, "European Union, EUR 1.5 million", 0, 1);
  builder.add_key_value(key, value);
  builder.add_block(BlockKind::list_item, "Ministry of Interior of North Macedonia", 1, 2);
  builder.add_block(BlockKind::list_item, "Fund for Open Borders (FOB)", 1, 2);
  builder.add_block(BlockKind::caption, "Ann O’Neill, Head of Mission, opens the workshop.");
  builder.add_block(BlockKind::line, "Dr. Marko Petrović", 0, 3);
  builder.add_block(BlockKind::line, "Director, Institute for Migration", 0, 3);
  builder.add_field("title", "Border Police Train in Skopje");
  builder.add_field("meta.og:site_name", "Border News");
  builder.add_field("schema.0.@type", "Event");
  builder.add_field("schema.0.name", "Workshop on Border Management");
  builder.add_field("schema.0.startDate", "2018-07-18T09:00:00+02:00");
  builder.add_field("schema.0.location.0.name", "Skopje");
  builder.add_field("schema.0.organizer.0.name", "Fund for Open Borders");
  return std::move(builder).build();
}

void extract(const Manifest& manifest, Document& document, std::vector<std::string>& done) {
  if (std::find(done.begin(), done.end(), manifest.name) != done.end()) return;
  done.push_back(manifest.name);
  for (const std::string& earlier : manifest.after) {
    if (const Manifest* before = registry().find("extractor", earlier)) {
      extract(*before, document, done);
    }
  }
  if (works_with_defaults(manifest)) make<Extractor>(manifest)->extract(document);
}

}  // namespace

const PluginRegistry& registry() {
  static const PluginRegistry registry({installation_folder() / "lib/docweave/plugins"});
  return registry;
}

std::vector<const Manifest*> plugins(std::string_view kind) {
  std::vector<const Manifest*> plugins;
  for (const Manifest& plugin : registry().plugins()) {
    if (kind.empty() || plugin.kind == kind) plugins.push_back(&plugin);
  }
  return plugins;
}

std::string test_name(const testing::TestParamInfo<const Manifest*>& info) {
  return info.param->kind + "_" + info.param->name;
}

bool works_with_defaults(const Manifest& manifest) {
  const rapidjson::Value& json = manifest.json->root();
  if (!json.HasMember("options") || !json["options"].HasMember("required")) return true;
  const std::vector<OptionInfo> options = manifest.options();
  for (const rapidjson::Value& name : json["options"]["required"].GetArray()) {
    const auto option = std::find_if(options.begin(), options.end(), [&](const OptionInfo& each) {
      return each.name == name.GetString();
    });
    if (option == options.end() || option->default_value.empty()) return false;
  }
  return true;
}

std::unique_ptr<Plugin> make_plugin(const Manifest& manifest) {
  rapidjson::Document options(rapidjson::kObjectType);
  const rapidjson::Value& json = manifest.json->root();
  if (json.HasMember("options")) fill_defaults(json["options"], options, options.GetAllocator());
  return registry().make(manifest.kind, manifest.name,
                         {Options::parse(to_json(options)), {}, manifest.folder, no_diagnostics});
}

std::vector<Document> sample_documents() {
  std::vector<Document> documents;
  documents.push_back(
      document("prose.txt",
               {{BlockKind::title, "Workshop on Border Management Held in Skopje"},
                {BlockKind::paragraph,
                 "On 18-19 July 2018, the Fund for Open Borders (FOB), together with the Ministry "
                 "of Interior, "
                 "organized a two-day Workshop on Border Management in Skopje, North Macedonia. "
                 "The workshop was "
                 "funded by the European Union through the project “Safe Borders for All” "
                 "(2017-2019), worth "
                 "EUR 1.5 million."},
                {BlockKind::paragraph,
                 "Ann O'Neill, Head of the FOB Mission to Skopje, and Dr. Marko Petrović of the "
                 "Institute for "
                 "Migration spoke to 35 participants. A follow-up conference planned for 3 May "
                 "2019 in Tirana was "
                 "cancelled; it was not financed by Norway. She said the Mission would go on."}}));
  documents.push_back(document_of_a_page());
  documents.push_back(document("empty.txt", {}));
  documents.push_back(document("sign.txt", {{BlockKind::paragraph, "#"}}));
  documents.push_back(document(
      "scripts.txt",
      {{BlockKind::paragraph,
        "Семинар у Београду, 5. маја 2020. године. 東京で会議。 اجتماع في تونس."},
       {BlockKind::paragraph,
        "Cafe\u0301 \U0001F600\U0001F1F2\U0001F1F0 \u200B\u202Eabc\u202C ﬁnance İSTANBUL ß"}}));
  documents.push_back(document(
      "odd.txt",
      {{BlockKind::paragraph, std::string(20000, 'a')},
       {BlockKind::paragraph, "((((\"'“‘[{ 99/99/9999 31-02-2018 0000 -- ,,,, .... §§ EUR EUR 1 1"},
       {BlockKind::paragraph, "18-19-20-21 July - August - 2018 - 2019 the The THE of of of"},
       {BlockKind::heading, "ALL CAPITALS IN ONE HEADING OF 2018"}}));
  return documents;
}

void prepare(const Manifest& manifest, Document& document) {
  std::vector<std::string> done = {manifest.kind == "extractor" ? manifest.name : ""};
  for (const Manifest* extractor : plugins("extractor")) {
    const auto& after = manifest.after;
    const bool wanted = manifest.kind != "extractor" ||
                        std::find(after.begin(), after.end(), extractor->name) != after.end();
    if (wanted) extract(*extractor, document, done);
  }
}

bool is_utf8(std::string_view text) {
  std::size_t replaced = 0;
  valid_utf8(text, &replaced);
  return replaced == 0;
}

void check_span(const Document& document, Span span, const std::string& what) {
  ASSERT_LT(span.begin, span.end) << what;
  ASSERT_LE(span.end, document.text().size()) << what;
  EXPECT_TRUE(is_utf8(document.text(span)))
      << what << " cuts a code point: " << document.text(span);
}

std::string findings(const Document& document) {
  std::ostringstream lines;
  for (const Mention& m : document.mentions()) {
    lines << m.span.begin << '-' << m.span.end << ' ' << info(m.type).name << ' '
          << static_cast<int>(m.form) << ' ' << m.value << ' ' << m.plugin << ' ' << m.rule << ' '
          << m.confidence << " \"" << document.text(m.span) << "\"\n";
  }
  for (const Relation& r : document.relations()) {
    lines << r.subject << ' ' << info(r.predicate).name << ' ' << r.object << ' '
          << to_string(r.status) << ' ' << r.evidence.begin << '-' << r.evidence.end << ' '
          << r.plugin << ' ' << r.rule << ' ' << r.confidence << '\n';
  }
  return std::move(lines).str();
}

}  // namespace docweave::conformance
