#include <extractor_harness.hpp>
#include <gmock/gmock.h>
#include <marked_document.hpp>

namespace docweave {
namespace {

using test::ExtractorHarness;
using test::readings;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sums(std::string_view words, std::string language = "en") {
  static const ExtractorHarness harness(R"({"dollar": "USD"})");
  return readings(harness.extract(words, {.id = "test", .language = std::move(language)}),
                  Type::money);
}

TEST(Money, ReadsTheCurrencyOnEitherSide) {
  EXPECT_THAT(sums("It is funded by the EU with EUR 1 million and"),
              ElementsAre("EUR 1 million = EUR 1000000"));
  EXPECT_THAT(sums("a grant of 12 million euros."), ElementsAre("12 million euros = EUR 12000000"));
  EXPECT_THAT(sums("wins \u00A310m from the Lottery"), ElementsAre("\u00A310m = GBP 10000000"));
  EXPECT_THAT(sums("cost 500 \u20AC each"), ElementsAre("500 \u20AC = EUR 500"));
  EXPECT_THAT(sums("worth 4,000 U.S. dollars"), ElementsAre("4,000 U.S. dollars = USD 4000"));
  EXPECT_THAT(sums("USD 250K for"), ElementsAre("USD 250K = USD 250000"));
  EXPECT_THAT(sums("(approximately 70 million US dollars) will"),
              ElementsAre("70 million US dollars = USD 70000000"));
  EXPECT_THAT(sums("a loan of UA 12 million for flight UA 12"),
              ElementsAre("UA 12 million = XUA 12000000"));
}

TEST(Money, ReadsGroupedDigitsOfAnyManner) {
  EXPECT_THAT(sums("\u20AC 2.104.999"), ElementsAre("\u20AC 2.104.999 = EUR 2104999"));
  EXPECT_THAT(sums("a further NZD\u00A0"
                   "4,430,000 over two years"),
              ElementsAre("NZD\u00A0"
                          "4,430,000 = NZD 4430000"));
  EXPECT_THAT(sums("EUR 328\u00A0"
                   "792.50"),
              ElementsAre("EUR 328\u00A0"
                          "792.50 = EUR 328792.5"));
  EXPECT_THAT(sums("CHF 1'500'000"), ElementsAre("CHF 1'500'000 = CHF 1500000"));
  EXPECT_THAT(sums("$1,234.50 a head"), ElementsAre("$1,234.50 = USD 1234.5"));
  EXPECT_THAT(sums("EUR 1.234,50"), ElementsAre("EUR 1.234,50 = EUR 1234.5"));
}

TEST(Money, TakesAPointBeforeAScaleAsDecimal) {
  EXPECT_THAT(sums("estimated at EUR 3.125 million; up to EUR 2.5 million is"),
              ElementsAre("EUR 3.125 million = EUR 3125000", "EUR 2.5 million = EUR 2500000"));
  EXPECT_THAT(sums("$4.5 mln. of that grant"), ElementsAre("$4.5 mln = USD 4500000"));
  EXPECT_THAT(sums("1,250 Mio. Euro", "de"), ElementsAre("1,250 Mio. Euro = EUR 1250000"));
  EXPECT_THAT(sums("USD 1,500 million"), ElementsAre("USD 1,500 million = USD 1500000000"));
}

TEST(Money, TellsDollarsApart) {
  EXPECT_THAT(sums("US$116,000, A$5 million, C$ 300, NZ$1m and $75,000"),
              ElementsAre("US$116,000 = USD 116000", "A$5 million = AUD 5000000",
                          "C$ 300 = CAD 300", "NZ$1m = NZD 1000000", "$75,000 = USD 75000"));
  EXPECT_THAT(sums("worth $5,000 CAD"), ElementsAre("$5,000 CAD = CAD 5000"));
}

TEST(Money, ReadsSignsByTheCountryThatTheTextNames) {
  EXPECT_THAT(sums("In Lusaka, Zambia, it paid K2.5 million."),
              ElementsAre("K2.5 million = ZMW 2500000"));
  EXPECT_THAT(sums("Blantyre: Malawi and Zambia share K2.5 million; Malawi gets more."),
              ElementsAre("K2.5 million = MWK 2500000"));
  EXPECT_THAT(sums("It paid K2.5 million."), IsEmpty());
  EXPECT_THAT(sums("In Nepal it cost Rs. 40,000."), ElementsAre("Rs. 40,000 = NPR 40000"));
  EXPECT_THAT(sums("It cost Rs. 40,000."), ElementsAre("Rs. 40,000 = INR 40000"));
  EXPECT_THAT(sums("The Canadian fund gave us $5,000."), ElementsAre("$5,000 = CAD 5000"));
}

TEST(Money, TakesTheDollarThatATextDeclares) {
  EXPECT_THAT(sums("It gave $5,000. (All amounts are in Canadian dollars.)"),
              ElementsAre("$5,000 = CAD 5000"));
  EXPECT_THAT(sums("Figures show that Hong Kong dollars fell below $1,200."),
              ElementsAre("$1,200 = USD 1200"));
}

TEST(Money, ReadsBareNumbersBelowTheNameOfACurrency) {
  static const ExtractorHarness harness(R"({"dollar": "USD"})");
  for (const std::string_view table :
       {"|| Grantee || Amount (EUR)\n|| Reef Club || 45,000",
        "||| Grantee || Town || Amount (EUR)\n||| Reef Club ||  || 45,000"}) {
    Document document = test::MarkedDocument::read(table, {.id = "test", .language = "en"});
    harness.extract(document);
    EXPECT_THAT(test::readings(document, Type::money), ElementsAre("45,000 = EUR 45000")) << table;
  }
}

TEST(Money, LetsThePipelineSayWhatADollarIs) {
  const ExtractorHarness harness(R"({"dollar": "AUD"})");
  EXPECT_THAT(readings(harness.extract("a grant of $2 million"), Type::money),
              ElementsAre("$2 million = AUD 2000000"));
}

TEST(Money, ReadsNumbersInWords) {
  EXPECT_THAT(sums("Ten million dollars was pledged"),
              ElementsAre("Ten million dollars = USD 10000000"));
  EXPECT_THAT(sums("half a million euros"), ElementsAre("half a million euros = EUR 500000"));
  EXPECT_THAT(sums("un don de deux millions d'euros", "fr"),
              ElementsAre("deux millions d'euros = EUR 2000000"));
}

TEST(Money, ReadsOtherLanguages) {
  EXPECT_THAT(sums("mit 10 Mio. Euro", "de"), ElementsAre("10 Mio. Euro = EUR 10000000"));
  EXPECT_THAT(sums("2,5 Milliarden Euro", "de"),
              ElementsAre("2,5 Milliarden Euro = EUR 2500000000"));
  EXPECT_THAT(sums("3 milioni di euro", "it"), ElementsAre("3 milioni di euro = EUR 3000000"));
  EXPECT_THAT(sums("SEK 5 billion"), ElementsAre("SEK 5 billion = SEK 5000000000"));
  EXPECT_THAT(sums("500 kr", "sv"), ElementsAre("500 kr = SEK 500"));
}

TEST(Money, PassesOverNumbersThatAreNone) {
  EXPECT_THAT(sums("grant agreement No GA727816, 12.5.2019, 40 %, ALL 27 states, half a million "
                   "students, 2 600 years"),
              IsEmpty());
  EXPECT_THAT(sums("In 2018 EUR 500 was paid"), ElementsAre("EUR 500 = EUR 500"));
}

TEST(Money, LeavesOutARangeOfSums) {
  EXPECT_THAT(sums("between $1 million and $6 million"),
              ElementsAre("$1 million = USD 1000000", "$6 million = USD 6000000"));
  EXPECT_THAT(sums("\u20AC5-10 million"), IsEmpty());
}

}  // namespace
}  // namespace docweave
