#include "clusters/mentions.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace {

std::vector<std::string> names_in(std::string_view text) {
  const tidings::detail::WordUse use({text}, {});
  std::vector<std::string> names;
  for (auto& mention : tidings::detail::mentions_in(text, use)) names.push_back(mention.name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("days of the week and months by themselves are no names") {
  CHECK(names_in("In Orvell on Friday Nov. 8 and in Wednesday's vote, but in September.") == Names{"Orvell"});
  CHECK(names_in("Er endet in Orvell am Mittwoch, nicht im Dezember.") == Names{"Orvell"});
  CHECK(names_in("They saw Ida March and a Black Friday, and Mars through a telescope.") ==
        Names{"Ida March", "Black Friday", "Mars"});
}
