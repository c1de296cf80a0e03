#include <extractor_harness.hpp>
#include <gmock/gmock.h>

namespace docweave {
namespace {

using test::ExtractorHarness;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> places(std::string_view words) {
  static const ExtractorHarness harness(R"({"languages": ["en"], "threshold": 0.5})");
  return test::readings(harness.extract(words), Type::place);
}

TEST(Places, ReadsACountryByAnyOfItsNames) {
  EXPECT_THAT(places("experts from the Republic of Moldova and BiH"),
              ElementsAre("Republic of Moldova = MD", "BiH = BA"));
  EXPECT_THAT(places("Bosnia & Herzegovina, FYROM, Côte d’Ivoire, Türkiye and the UK"),
              ElementsAre("Bosnia & Herzegovina = BA", "FYROM = MK", "Côte d’Ivoire = CI",
                          "Türkiye = TR", "UK = GB"));
  EXPECT_THAT(places("Cote d'Ivoire and The Gambia"),
              ElementsAre("Cote d'Ivoire = CI", "The Gambia = GM"));
}

TEST(Places, GivesSpellingsOfACityOneKey) {
  EXPECT_THAT(
      places("from Belgrad to Belgrade and Beograd"),
      ElementsAre("Belgrad = RS/Belgrade", "Belgrade = RS/Belgrade", "Beograd = RS/Belgrade"));
  EXPECT_THAT(places("in Târgu Mureş"), ElementsAre("Târgu Mureş = RO/Târgu Mureș"));
  EXPECT_THAT(places("in Nis and Niš"), ElementsAre("Nis = RS/Niš", "Niš = RS/Niš"));
}

TEST(Places, ReadsRegionsInTheirSpellings) {
  EXPECT_THAT(places("across the Western Balkans, South Eastern Europe and the Horn of Africa"),
              ElementsAre("Western Balkans = Western Balkans",
                          "South Eastern Europe = South-Eastern Europe",
                          "Horn of Africa = Horn of Africa"));
  EXPECT_THAT(places("in Northern Afghanistan"),
              ElementsAre("Northern Afghanistan = ", "Afghanistan = AF"));
}

TEST(Places, PassesOverDemonyms) {
  EXPECT_THAT(places("Georgian and German officers of the Serbian region"), IsEmpty());
}

TEST(Places, TakesAWordForAPlaceOnlyWithASign) {
  EXPECT_THAT(places("It was Nice to see Reading on the list. Mobile phones of Bar owners."),
              IsEmpty());
  EXPECT_THAT(places("a congress in Nice"), ElementsAre("Nice = FR/Nice"));
  EXPECT_THAT(
      places("Participants came from Zagreb, Split and Bar, Montenegro."),
      ElementsAre("Zagreb = HR/Zagreb", "Split = HR/Split", "Bar = ME/Bar", "Montenegro = ME"));
  EXPECT_THAT(places("the WHO and the OSH committee"), IsEmpty());
  EXPECT_THAT(places("FOLLOW US"), IsEmpty());
  EXPECT_THAT(places("US$ 500 or 70 million US dollars"), IsEmpty());
}

TEST(Places, LeavesPersonsAlone) {
  EXPECT_THAT(places("opened by Paris Hilton and Jordan Smith"), IsEmpty());
  EXPECT_THAT(places("Denzel Washington met Mr. Holland and Jack London."), IsEmpty());
  EXPECT_THAT(places("in Paris"), ElementsAre("Paris = FR/Paris"));
}

TEST(Places, LeavesConventionsNamedAfterACityAlone) {
  EXPECT_THAT(places("the Istanbul Convention and the Berlin Process"), IsEmpty());
  EXPECT_THAT(places("the convention signed in Istanbul"), ElementsAre("Istanbul = TR/Istanbul"));
}

TEST(Places, TellsTheCountryFromTheStateOfTheSameName) {
  EXPECT_THAT(places("Officials of Georgia met."), ElementsAre("Georgia = GE"));
  EXPECT_THAT(places("a school in Atlanta, Georgia"),
              ElementsAre("Atlanta = US/Atlanta", "Georgia = US/Georgia"));
}

TEST(Places, ChoosesTheCityOfTheCountryThatTheTextNames) {
  EXPECT_THAT(places("Georgetown, Guyana"), Contains("Georgetown = GY/Georgetown"));
  EXPECT_THAT(places("in Cambridge, Massachusetts"), Contains("Cambridge = US/Cambridge"));
}

TEST(Places, ReadsCapitalsInADatelineOrAHeading) {
  EXPECT_THAT(places("VIENNA, 5 May 2019 - The office said"), ElementsAre("VIENNA = AT/Vienna"));
  EXPECT_THAT(places("Skopje – With the support of donors"), ElementsAre("Skopje = MK/Skopje"));
  EXPECT_THAT(places("ROME, Italy – Nine delegates met."), Contains("ROME = IT/Rome"));
}

TEST(Places, ReadsAnUnlistedPlaceBesideACommonNoun) {
  EXPECT_THAT(places("border posts of the North Bank region"), ElementsAre("North Bank = "));
  EXPECT_THAT(places("the municipality of Kurbnesh"), ElementsAre("Kurbnesh = "));
  EXPECT_THAT(places("The guests stayed at the Codru Hotel."), ElementsAre("Codru Hotel = "));
  EXPECT_THAT(places("at Hotel Bellevue Park in Ohrid"),
              ElementsAre("Hotel Bellevue Park = ", "Ohrid = MK/Ohrid"));
  EXPECT_THAT(places("Level 5, 13 Garden Street, Sydney"),
              ElementsAre("13 Garden Street = ", "Sydney = AU/Sydney"));
  EXPECT_THAT(places("the German Cultural Centre, Hall 4.1"),
              ElementsAre("German Cultural Centre = ", "Hall 4.1 = "));
  EXPECT_THAT(places("a Digital City in this Region, said Dame Wendy Hall"), IsEmpty());
  EXPECT_THAT(places("the Member States of this Region"), IsEmpty());
}

TEST(Places, LeavesBodiesNamedAfterALakeOrACapeAlone) {
  EXPECT_THAT(places("Lake Aldo Historical Society and the Cape Aldo Foundation met at Lake Aldo."),
              ElementsAre("Lake Aldo = "));
  EXPECT_THAT(places("Aldo Unified School District in Aldo District"),
              ElementsAre("Aldo District = "));
}

TEST(Places, ReadsAnUnlistedPlaceBeforeItsCountry) {
  EXPECT_THAT(places("a post at Kerr Aliba, The Gambia"),
              ElementsAre("Kerr Aliba = ", "The Gambia = GM"));
  EXPECT_THAT(places("a dinner at the Mansion House, Dublin"),
              ElementsAre("Mansion House = ", "Dublin = IE/Dublin"));
  EXPECT_THAT(places("a workshop in Vatuwaqara for teachers"), ElementsAre("Vatuwaqara = "));
  EXPECT_THAT(places("He believes in Horizon 2020."), IsEmpty());
}

TEST(Places, LeavesOutWhatIsLessSureThanTheThreshold) {
  const ExtractorHarness strict(R"({"languages": ["en"], "threshold": 0.9})");
  EXPECT_THAT(
      test::readings(strict.extract("in Nice, near the Codru Hotel in France"), Type::place),
      ElementsAre("France = FR"));
}

TEST(Places, RefusesALanguageThatHasNoLists) {
  EXPECT_THROW(ExtractorHarness(R"({"languages": ["xx"], "threshold": 0.5})"), Error);
}

}  // namespace
}  // namespace docweave
