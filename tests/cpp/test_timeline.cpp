#include "catch.hpp"
#include "tidings/clusters/timeline.hpp"

namespace tidings {
namespace {

const std::vector<Index> labels{0, 1, 0, 0, 1, 0, 2};
const std::vector<std::optional<Day>> days{5, 3, 7, 5, std::nullopt, 9, std::nullopt};

TEST_CASE("an event's stories are counted by day", "[timeline]") {
  const std::vector<Timeline> found = timelines(labels, days);
  CHECK(found.size() == 3);
  CHECK(found[0].days == std::vector<StoriesOnDay>{{5, 2}, {7, 1}, {9, 1}});
  CHECK(found[0].first() == 5);
  CHECK(found[0].peak() == 5);
  CHECK(found[0].last() == 9);
  CHECK(found[1].undated == 1);
  CHECK(found[2].days.empty());
  CHECK_THROWS_AS(found[2].peak(), std::logic_error);
}

TEST_CASE("a timeline sees nothing that is still to come", "[timeline]") {
  for (Day until = 2; until < 11; ++until) {
    std::vector<Index> known;
    std::vector<std::optional<Day>> past;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (days[i] && *days[i] > until) continue;
      known.push_back(labels[i]);
      past.push_back(days[i]);
    }
    const std::vector<Timeline> then = timelines(known, past);
    const std::vector<Timeline> now = timelines(labels, days, until);
    for (std::size_t event = 0; event < now.size(); ++event) {
      if (event < then.size()) {
        CHECK(now[event].days == then[event].days);
        CHECK(now[event].undated == then[event].undated);
      }
    }
  }
}

TEST_CASE("of equal days the earliest is the peak, and wrong days are refused", "[timeline]") {
  CHECK(timelines(std::vector<Index>{0, 0}, {4, 2})[0].peak() == 2);
  CHECK(timelines({}, {}).empty());
  CHECK_THROWS_AS(timelines(labels, {1}), std::invalid_argument);
  CHECK_THROWS_AS(timelines(std::vector<Index>{-1}, {1}), std::invalid_argument);
}

}  // namespace
}  // namespace tidings
