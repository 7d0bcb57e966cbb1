#include <utility>

#include "catch.hpp"
#include "tidings/base/progress.hpp"

TEST_CASE("progress that nobody wants is ignored") {
  tidings::Progress progress;
  REQUIRE_NOTHROW(progress.update(1, 2));
  tidings::ProgressPart part(nullptr, 0, 1, 2);
  REQUIRE_NOTHROW(part.update(1, 2));
}

TEST_CASE("a part tells the whole where it stands") {
  class Last : public tidings::Progress {
   public:
    void update(std::size_t done, std::size_t total) override { last = {done, total}; }
    std::pair<std::size_t, std::size_t> last;
  } whole;
  tidings::ProgressPart part(&whole, 20, 60, 100);
  part.update(0, 4);
  REQUIRE(whole.last == std::pair<std::size_t, std::size_t>{20, 100});
  part.update(1, 4);
  REQUIRE(whole.last == std::pair<std::size_t, std::size_t>{30, 100});
  part.update(4, 4);
  REQUIRE(whole.last == std::pair<std::size_t, std::size_t>{60, 100});
  part.update(0, 0);
  REQUIRE(whole.last == std::pair<std::size_t, std::size_t>{60, 100});
}
