#include "catch.hpp"
#include "tidings/text/surface_forms.hpp"

using tidings::Analyzer;
using tidings::surface_forms;
using Texts = std::vector<std::string_view>;
using Forms = std::vector<std::string>;

TEST_CASE("a term is shown as it is written most often") {
  const Texts texts = {"Huawei HUAWEI Huawei’s", "huawei HUAWEI Huawei"};
  REQUIRE(surface_forms(texts, Analyzer(), {"huawei"}) == Forms{"Huawei"});
}

TEST_CASE("of equally frequent forms the lowest by bytes is shown") {
  REQUIRE(surface_forms(Texts{"lava Lava"}, Analyzer(), {"lava"}) == Forms{"Lava"});
}

TEST_CASE("a phrase is shown with the words between, not across punctuation") {
  const Analyzer analyzer({.stop_words = {"of"}, .ngram_range = {1, 2}});
  REQUIRE(surface_forms(Texts{"Bank  of\nSalvo"}, analyzer, {"bank salvo"}) == Forms{"Bank of Salvo"});
  REQUIRE(surface_forms(Texts{"the Bank. Salvo"}, analyzer, {"bank salvo"}) == Forms{"bank salvo"});
}

TEST_CASE("a term that is nowhere stands for itself") {
  REQUIRE(surface_forms(Texts{"lava"}, Analyzer(), {"ash", "lava"}) == Forms{"ash", "lava"});
  REQUIRE(surface_forms(Texts{}, Analyzer(), {}).empty());
}
