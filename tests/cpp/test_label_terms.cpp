#include "clusters/label_terms.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using tidings::Analyzer;
using tidings::detail::forms_of;

TEST_CASE("the words of a phrase are forms of it, but for those that the analyzer leaves out") {
  const Analyzer french({.stop_words = {"la", "de"}});
  CHECK(forms_of("mairie de la ville", french) == std::vector<std::string>{"mairie de la ville", "mairie", "ville"});
  const Analyzer any({.languages = {{.code = "fr", .stop_words = {"la", "de"}}}, .drop_language_stop_words = true});
  CHECK(forms_of("la ville", any) == std::vector<std::string>{"la ville", "ville"});
  CHECK(forms_of("G-7 summit", french) == std::vector<std::string>{"G-7 summit", "G-7", "summit"});
  CHECK(forms_of("the ville", Analyzer()) == std::vector<std::string>{"the ville", "ville"});
}
