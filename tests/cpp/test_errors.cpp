#include "catch.hpp"
#include "tidings/base/errors.hpp"

using tidings::FileError;
using tidings::require;

TEST_CASE("require names the argument, the expectation and the value") {
  REQUIRE_NOTHROW(require(true, "n", "positive", 3));
  REQUIRE_THROWS_AS(require(false, "n", "positive", -3), std::invalid_argument);
  REQUIRE_THROWS_WITH(require(false, "n", "positive", -3), "n must be positive, got -3");
  REQUIRE_THROWS_WITH(require(false, "norm", "l1 or l2", "max"), "norm must be l1 or l2, got max");
}

TEST_CASE("a FileError names the file and the problem") {
  const FileError error("a/b.txt", "no such file");
  REQUIRE(error.path() == "a/b.txt");
  REQUIRE(std::string(error.what()) == "a/b.txt: no such file");
}
