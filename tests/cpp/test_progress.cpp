#include "catch.hpp"
#include "tidings/base/progress.hpp"

TEST_CASE("progress that nobody wants is ignored") {
  tidings::Progress progress;
  REQUIRE_NOTHROW(progress.update(1, 2));
}
