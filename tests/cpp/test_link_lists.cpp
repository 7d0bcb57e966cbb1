#include "clusters/link_lists.hpp"

#include <string>

#include "catch.hpp"

using tidings::detail::without_link_lists;

TEST_CASE("links between a name and MORE leave the line") {
  CHECK(without_link_lists("Senator Brandt Ida (Idi) BrandtLava reaches Pelluna Brandt wins vote MORE said so.") ==
        "Senator Brandt said so.");
  CHECK(without_link_lists("So Brandt Ida BrandtLava flows MORE and Calloway Otto CallowayTrains stop MORE left.") ==
        "So Brandt and Calloway left.");
}

TEST_CASE("a headline can begin with a number") {
  CHECK(without_link_lists("So Brandt Ida Brandt2020 vote looms MORE left.") == "So Brandt left.");
}

TEST_CASE("MORE can be glued, and names can have particles") {
  CHECK(without_link_lists("So Brandt Ida BrandtMORE left.") == "So Brandt left.");
  CHECK(without_link_lists("So Brandt Ida von BrandtLava flows MORE left.") == "So Brandt left.");
}

TEST_CASE("a list that does not end is left alone, and so is prose") {
  for (const char* line :
       {"Senator Brandt Ida BrandtLava reaches Pelluna", "So Brandt Ida BrandtLava flows MOREOVER",
        "You can watch it live on YouTube, said Brandt. MORE", "Scott Adams (@ScottAdamsSays) said MORE",
        "Obama signed ObamaCare MORE", "A Mac is no MacBook MORE", "Fox News has it on FoxNews.com MORE"}) {
    CHECK(without_link_lists(line).empty());
  }
}

TEST_CASE("long lines without spaces are read quickly") {
  std::string line;
  for (int i = 0; i < 500'000; ++i) line += "aB";
  CHECK(without_link_lists(line).empty());
  CHECK(without_link_lists(std::string(1'000'000, 'a') + "B").empty());
}

TEST_CASE("words with a capital inside are left alone") {
  for (const char* line :
       {"McConnell met Mitch McConnell MORE.", "YouTube and BuzzFeed, said DeVos.", "ObamaCare after Obama MORE", "",
        "Straße und GmbHs", "部长YouTube表示", "الوزيرة YouTube قالت", "An iPhone and an eBook"}) {
    CHECK(without_link_lists(line).empty());
  }
}
