#include "clusters/link_lists.hpp"

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

TEST_CASE("glued headlines are parted where nothing ends them") {
  CHECK(without_link_lists("Senator Brandt Ida BrandtLava reaches Pelluna") == "Senator Brandt\nLava reaches Pelluna");
}

TEST_CASE("words with a capital inside are left alone") {
  for (const char* line :
       {"McConnell met Mitch McConnell MORE.", "YouTube and BuzzFeed, said DeVos.", "ObamaCare after Obama MORE", "",
        "Straße und GmbHs", "部长YouTube表示", "الوزيرة YouTube قالت", "An iPhone and an eBook"}) {
    CHECK(without_link_lists(line).empty());
  }
}
