#include <limits>
#include <stdexcept>

#include "catch.hpp"
#include "tidings/vectors/weighting.hpp"

using tidings::Idf;
using tidings::Norm;
using tidings::smart_weighting;
using tidings::Tf;
using tidings::Weighting;

TEST_CASE("SMART's names are three letters") {
  REQUIRE(smart_weighting("ltc") == Weighting{.tf = Tf::logarithmic, .idf = Idf::logarithmic, .norm = Norm::l2});
  REQUIRE(smart_weighting("npn") == Weighting{.tf = Tf::natural, .idf = Idf::probabilistic, .norm = Norm::none});
  REQUIRE(smart_weighting("Lnu") == Weighting{.tf = Tf::log_average, .idf = Idf::none, .norm = Norm::pivoted});
  REQUIRE(smart_weighting("atc").tf == Tf::augmented);
  REQUIRE(smart_weighting("bnn").tf == Tf::binary);
  for (const char* wrong : {"", "lt", "ltcc", "xtc", "lxc", "ltx", "LTC"}) {
    REQUIRE_THROWS_AS(smart_weighting(wrong), std::invalid_argument);
  }
}

TEST_CASE("what a weighting is made of is checked") {
  REQUIRE_NOTHROW(check(Weighting{.k1 = 0, .b = 1, .slope = 0}));
  REQUIRE_THROWS_AS(check(Weighting{.k1 = -1}), std::invalid_argument);
  REQUIRE_THROWS_AS(check(Weighting{.k1 = std::numeric_limits<double>::infinity()}), std::invalid_argument);
  REQUIRE_THROWS_AS(check(Weighting{.b = 1.5}), std::invalid_argument);
  REQUIRE_THROWS_AS(check(Weighting{.slope = std::numeric_limits<double>::quiet_NaN()}), std::invalid_argument);
}
