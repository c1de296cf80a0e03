#include <extractor_harness.hpp>
#include <gmock/gmock.h>

namespace docweave {
namespace {

using test::ExtractorHarness;
using testing::ElementsAre;
using testing::IsEmpty;

using Fields = std::vector<std::pair<std::string, std::string>>;

Document extracted(const Fields& fields, DocumentInfo info = {.id = "page.html"}) {
  static const ExtractorHarness harness(R"({"schema_org": true})");
  DocumentBuilder builder(std::move(info));
  builder.add_block(BlockKind::paragraph, "Some prose.");
  for (const auto& [name, value] : fields) builder.add_field(name, value);
  Document document = std::move(builder).build();
  harness.extract(document);
  return document;
}

/// "subject predicate object" of each relation.
std::vector<std::string> relations(const Document& document) {
  std::vector<std::string> all;
  const auto words = [&](MentionId id) {
    return std::string(document.text(document.mentions()[id].span));
  };
  for (const Relation& relation : document.relations()) {
    all.push_back(words(relation.subject) + " " + std::string(info(relation.predicate).name) + " " +
                  words(relation.object));
  }
  return all;
}

TEST(Metadata, FillsWhatTheSourceLeftEmpty) {
  const Document document = extracted({{"meta.og:title", "A workshop"},
                                       {"meta.og:site_name", "DCAF"},
                                       {"meta.article:published_time", "2018-07-20T09:00:00Z"},
                                       {"meta.og:locale", "en_GB"},
                                       {"meta.og:url", "https://example.org/a"}},
                                      {.id = "page.html", .title = "The workshop"});
  EXPECT_EQ(document.info().title, "The workshop");
  EXPECT_EQ(document.info().publisher, "DCAF");
  EXPECT_EQ(document.info().date_published, "2018-07-20");
  EXPECT_EQ(document.info().language, "en-GB");
  EXPECT_EQ(document.info().url, "https://example.org/a");
}

TEST(Metadata, PassesOverADateThatIsNone) {
  const Document document =
      extracted({{"meta.article:published_time", "2018-13-45"}, {"meta.date", "2018-07-20"}});
  EXPECT_EQ(document.info().date_published, "2018-07-20");
}

TEST(Metadata, RelatesAnEventToItsOrganisersPlaceAndDates) {
  const Document document = extracted({{"schema.0.@type", "Event"},
                                       {"schema.0.name", "Border Workshop"},
                                       {"schema.0.startDate", "2020-12-01T14:00+01:00"},
                                       {"schema.0.endDate", "2020-12-02"},
                                       {"schema.0.organizer.0.@type", "Organization"},
                                       {"schema.0.organizer.0.name", "OSCE"},
                                       {"schema.0.organizer.1.name", "UNODC"},
                                       {"schema.0.location.@type", "Place"},
                                       {"schema.0.location.name", "Hotel Codru"},
                                       {"schema.0.location.address.addressLocality", "Chisinau"},
                                       {"schema.0.location.address.addressCountry", "MD"}});
  EXPECT_THAT(
      relations(document),
      ElementsAre("Border Workshop startDate 2020-12-01", "Border Workshop endDate 2020-12-02",
                  "Border Workshop organizer OSCE", "Border Workshop organizer UNODC",
                  "Border Workshop location Hotel Codru", "Border Workshop location Chisinau"));
  EXPECT_EQ(document.mentions()[0].type, Type::event);
  EXPECT_EQ(document.mentions()[1].value, "2020-12-01");
}

TEST(Metadata, GivesAOneDayEventNoEndDate) {
  const Document document = extracted({{"schema.0.@type", "EducationEvent"},
                                       {"schema.0.name", "Webinar on remittances"},
                                       {"schema.0.startDate", "2020-12-01T14:00"},
                                       {"schema.0.endDate", "2020-12-01T15:30"}});
  EXPECT_THAT(relations(document), ElementsAre("Webinar on remittances startDate 2020-12-01"));
}

TEST(Metadata, ReadsAPartAsPartOfTheLargerEvent) {
  const Document document = extracted({{"schema.0.@type", "Event"},
                                       {"schema.0.name", "Session 1"},
                                       {"schema.0.superEvent.@type", "Event"},
                                       {"schema.0.superEvent.name", "Summit"},
                                       {"schema.1.@type", "Event"},
                                       {"schema.1.name", "Festival"},
                                       {"schema.1.subEvent.name", "Concert"}});
  EXPECT_THAT(relations(document),
              ElementsAre("Session 1 isPartOf Summit", "Concert isPartOf Festival"));
}

TEST(Metadata, FollowsReferencesBetweenItems) {
  const Document document = extracted({{"schema.0.@type", "Organization"},
                                       {"schema.0.@id", "#org"},
                                       {"schema.0.name", "IOM Moldova"},
                                       {"schema.1.@type", "Event"},
                                       {"schema.1.name", "Conference"},
                                       {"schema.1.organizer.@id", "#org"}});
  EXPECT_THAT(relations(document), ElementsAre("Conference organizer IOM Moldova"));
}

TEST(Metadata, KeepsTheSiteAndItsArticlesOutOfTheGraph) {
  const Document document = extracted({{"schema.0.@type", "NewsArticle"},
                                       {"schema.0.headline", "Museum wins grant"},
                                       {"schema.0.datePublished", "2012-02-14"},
                                       {"schema.0.publisher.@type", "Organization"},
                                       {"schema.0.publisher.name", "Heritage Lottery Fund"},
                                       {"schema.1.@type", "Organization"},
                                       {"schema.1.name", "Heritage Lottery Fund"}});
  EXPECT_THAT(document.mentions(), IsEmpty());
  EXPECT_EQ(document.info().publisher, "Heritage Lottery Fund");
  EXPECT_EQ(document.info().date_published, "2012-02-14");
  EXPECT_EQ(document.info().title, "Museum wins grant");
}

TEST(Metadata, KnowsAPersonByTheirWork) {
  const Document document = extracted({{"schema.0.@type", "https://schema.org/Person"},
                                       {"schema.0.name", "Ana Marin"},
                                       {"schema.0.jobTitle", "Director"},
                                       {"schema.0.worksFor.name", "Migration Agency"},
                                       {"schema.1.@type", "Person"},
                                       {"schema.1.name", "admin"}});
  EXPECT_THAT(relations(document),
              ElementsAre("Ana Marin jobTitle Director", "Ana Marin affiliation Migration Agency"));
}

TEST(Metadata, TakesAnOnlineEventToHaveNoPlace) {
  const Document document = extracted({{"schema.0.@type", "Event"},
                                       {"schema.0.name", "Webinar"},
                                       {"schema.0.location.@type", "VirtualLocation"},
                                       {"schema.0.location.name", "Room 1"},
                                       {"schema.1.@type", "Event"},
                                       {"schema.1.name", "Course"},
                                       {"schema.1.location", "Online"}});
  EXPECT_THAT(document.relations(), IsEmpty());
}

TEST(Metadata, FindsTheTownOfAVenueWithoutAName) {
  const Document document = extracted({{"schema.0.@type", "Event"},
                                       {"schema.0.name", "Conference"},
                                       {"schema.0.location.@type", "PostalAddress"},
                                       {"schema.0.location.addressLocality", "Chisinau"},
                                       {"schema.1.@type", "Event"},
                                       {"schema.1.name", "Course"},
                                       {"schema.1.location.@type", "Place"},
                                       {"schema.1.location.address.addressLocality", "Tirana"}});
  EXPECT_THAT(relations(document),
              ElementsAre("Conference location Chisinau", "Course location Tirana"));
}

TEST(Metadata, EndsWhereItemsReferToEachOtherInACircle) {
  const Document document = extracted({{"schema.0.@type", "Event"},
                                       {"schema.0.name", "Conference"},
                                       {"schema.0.location.address.@id", "#a"},
                                       {"schema.1.@id", "#a"},
                                       {"schema.1.address.@id", "#a"},
                                       {"schema.1.addressLocality", "Tirana"}});
  EXPECT_THAT(relations(document), testing::Contains("Conference location Tirana"));
}

TEST(Metadata, KnowsWhoPaysForAProject) {
  const Document document = extracted({{"schema.0.@type", "ResearchProject"},
                                       {"schema.0.name", "EULALIA"},
                                       {"schema.0.funding.@type", "MonetaryGrant"},
                                       {"schema.0.funding.funder.name", "European Commission"},
                                       {"schema.0.sponsor.name", "Arm"},
                                       {"schema.0.offers.seller.name", "Ticket shop"}});
  EXPECT_THAT(relations(document),
              ElementsAre("EULALIA funder European Commission", "EULALIA funder Arm"));
}

TEST(Metadata, KnowsAnOrganisationByItsParent) {
  const Document document =
      extracted({{"schema.0.@type", "GovernmentOrganization"},
                 {"schema.0.name", "Border Police"},
                 {"schema.0.parentOrganization.@type", "GovernmentOrganization"},
                 {"schema.0.parentOrganization.name", "Ministry of the Interior"},
                 {"schema.1.@type", "Organization"},
                 {"schema.1.name", "The site"},
                 {"schema.1.address.addressLocality", "Skopje"}});
  EXPECT_THAT(relations(document),
              ElementsAre("Border Police parentOrganization Ministry of the Interior"));
}

TEST(Metadata, MarksWhatIsSaidOfACancelledEvent) {
  const Document document =
      extracted({{"schema.0.@type", "Event"},
                 {"schema.0.name", "Concert"},
                 {"schema.0.eventStatus", "https://schema.org/EventCancelled"},
                 {"schema.0.organizer.name", "City of Graz"}});
  ASSERT_EQ(document.relations().size(), 1U);
  EXPECT_EQ(document.relations()[0].status, Status::cancelled);
}

}  // namespace
}  // namespace docweave
