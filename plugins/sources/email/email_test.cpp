#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <docweave/error.hpp>

#include "mime.hpp"
#include "source_harness.hpp"

namespace docweave::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Collected : SourceSink {
  void emit(Document document) override { documents.push_back(std::move(document)); }
  void emit(Input input) override { inputs.push_back(std::move(input)); }
  std::vector<Document> documents;
  std::vector<Input> inputs;
};

class Email : public testing::Test, private DiagnosticSink {
 protected:
  Collected read(const std::string& bytes) {
    const PluginContext context{
        Options::parse(R"({"max_bytes": 100000, "max_parts": 3, "max_depth": 4})"), PLUGIN_FOLDER,
        ".", *this};
    const std::unique_ptr<Plugin> plugin(docweave_module.create(context));
    Collected sink;
    dynamic_cast<const Source&>(*plugin).read({"a.eml", "", bytes}, sink);
    return sink;
  }

  std::vector<Diagnostic> diagnostics;

 private:
  void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
};

const std::string kHead =
    "From: =?utf-8?Q?Ana_Kova=C4=8D?= <ana@example.org>\r\nTo: "
    "all@example.org,\r\n\tb@example.org\r\n"
    "Subject: =?iso-8859-2?B?V29ya3Nob3AgaW4guWlk?=\r\nDate: Fri, 17 May 2019 23:15:00 +0200\r\n"
    "MIME-Version: 1.0\r\n";

std::string multipart(const std::string& kind, const std::string& parts) {
  return kHead + "Content-Type: multipart/" + kind + "; boundary=\"=b=\"\r\n\r\npreamble\r\n" +
         parts + "--=b=--\r\nepilogue\r\n";
}

std::string part(const std::string& headers, const std::string& body) {
  return "--=b=\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}

TEST_F(Email, TakesHeadersAsFieldsAndTheSubjectAsTitle) {
  const Collected read_ = read(kHead + "\r\nThe body.\r\n");
  ASSERT_EQ(read_.documents.size(), 1U);
  const Document& document = read_.documents[0];
  EXPECT_THAT(blocks(document), ElementsAre("title: Workshop in šid"));
  EXPECT_EQ(field(document, "mail.from"), "Ana Kovač <ana@example.org>");
  EXPECT_EQ(field(document, "mail.to"), "all@example.org, b@example.org");
  EXPECT_EQ(document.info().date_published, "2019-05-17");
}

TEST_F(Email, HandsTheBodyOnOutOfItsTransferEncoding) {
  const Collected read_ = read(
      kHead +
      "Content-Type: text/plain; charset=\"windows-1250\"\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nIn =8Aid, a lo=\r\nng day = here.\r\n");
  ASSERT_EQ(read_.inputs.size(), 1U);
  EXPECT_EQ(read_.inputs[0].bytes, "In \x8Aid, a long day = here.\r\n");
  EXPECT_EQ(read_.inputs[0].media_type, "text/plain; charset=windows-1250");
  EXPECT_EQ(read_.inputs[0].id, "a.eml/1");
  EXPECT_EQ(read_.inputs[0].facts.title, "Workshop in šid");
  EXPECT_EQ(read_.inputs[0].facts.date_published, "2019-05-17");
}

TEST_F(Email, TakesPlainTextOfABodyInSeveralFormsAndAllAttachments) {
  const std::string forms =
      "Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\nContent-Type: "
      "text/plain\r\n\r\nPlain.\r\n--inner\r\nContent-Type: "
      "text/html\r\n\r\n<p>Rich.</p>\r\n--inner--";
  const Collected read_ =
      read(multipart("mixed", "--=b=\r\n" + forms + "\r\n" +
                                  part("Content-Type: application/pdf; name=\"a/b.pdf\"\r\n"
                                       "Content-Transfer-Encoding: base64",
                                       "JVBERi0x") +
                                  part("Content-Type: image/png", "x")));
  ASSERT_EQ(read_.inputs.size(), 2U);
  EXPECT_THAT(read_.inputs[0].bytes, HasSubstr("Plain."));
  EXPECT_EQ(read_.inputs[1].bytes, "%PDF-1");
  EXPECT_EQ(read_.inputs[1].id, "a.eml/2-a_b.pdf");
  EXPECT_EQ(read_.inputs[1].media_type, "application/pdf");
}

TEST_F(Email, TakesHtmlWhereThereIsNoPlainText) {
  const Collected read_ =
      read(multipart("alternative", part("Content-Type: text/plain", " ") +
                                        part("Content-Type: text/html", "<p>R")));
  ASSERT_EQ(read_.inputs.size(), 1U);
  EXPECT_EQ(read_.inputs[0].media_type, "text/html");
}

TEST_F(Email, StopsAtItsLimitsAndSaysSo) {
  std::string parts;
  for (int i = 0; i < 5; ++i) parts += part("Content-Type: text/plain", "words");
  EXPECT_EQ(read(multipart("mixed", parts)).inputs.size(), 3U);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_THAT(diagnostics[0].message, HasSubstr("max_parts"));
  std::string nested = kHead;
  for (int i = 0; i < 9; ++i) {
    const std::string name = std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + name + "\r\n\r\n--" + name + "\r\n";
  }
  EXPECT_THAT(read(nested).inputs, IsEmpty());
  EXPECT_EQ(diagnostics.size(), 2U);
}

TEST_F(Email, RefusesWhatHasNoHeaders) {
  EXPECT_THROW(read("Just some words."), Error);
  EXPECT_THROW(read(""), Error);
}

TEST(Mime, ReadsDatesAsHeadersHaveThem) {
  EXPECT_EQ(email::iso_date("Fri, 17 May 2019 23:15:00 +0200"), "2019-05-17");
  EXPECT_EQ(email::iso_date("1 Jan 99 00:00 GMT"), "1999-01-01");
  EXPECT_EQ(email::iso_date("May 17"), "");
}

TEST(Mime, JoinsEncodedWordsWithoutTheSpaceBetween) {
  EXPECT_EQ(email::Part("Subject: a =?utf-8?Q?b?= =?utf-8?Q?c?= d\r\n\r\n").header("subject"),
            "a bc d");
}

}  // namespace
}  // namespace docweave::test
