#include "text/name_form.hpp"

#include <gtest/gtest.h>

namespace docweave {
namespace {

TEST(NameForms, TellAcronymsFromNames) {
  EXPECT_EQ(name_form("OSCE"), NameForm::acronym);
  EXPECT_EQ(name_form("Bled"), NameForm::name);
}

TEST(NameForms, TakeWordsWithoutACapitalForDescriptions) {
  EXPECT_EQ(name_form("first phase"), NameForm::description);
  EXPECT_EQ(name_form("First phase"), NameForm::name);
  EXPECT_EQ(name_form("2018"), NameForm::name);
  EXPECT_EQ(name_form("المغرب"), NameForm::name);
}

}  // namespace
}  // namespace docweave
