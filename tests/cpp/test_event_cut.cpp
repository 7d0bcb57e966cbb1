#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "tidings/clusters/event_cut.hpp"

namespace tidings {
namespace {

const std::vector<Merge> merges{{0, 1, 0.9, 2}, {2, 3, 0.5, 2}, {5, 6, 0.2, 4}};

TEST_CASE("stories of large events are more alike the longer they are, and those of small events the more so",
          "[event_cut]") {
  CHECK(similarity_within_events(300, 50, 1000) > similarity_within_events(80, 50, 1000));
  CHECK(similarity_within_events(80, 50, 1000) > similarity_within_events(10, 50, 1000));
  CHECK(similarity_within_events(80, 2, 1000) > similarity_within_events(80, 5, 1000));
  CHECK(similarity_within_events(20, 2, 1000) > similarity_within_events(20, 20, 1000));
  CHECK(similarity_within_events(20, 2, 1000) > similarity_within_events(20, 2, 10));
  CHECK(similarity_within_events(1e9, 1e9, 1e9) == Approx(0.11));
}

TEST_CASE("labels follow the merges above a threshold", "[event_cut]") {
  CHECK(labels_at(merges, 5, 1) == std::vector<Index>{0, 1, 2, 3, 4});
  CHECK(labels_at(merges, 5, 0.9) == std::vector<Index>{0, 0, 1, 2, 3});
  CHECK(labels_at(merges, 5, 0.5) == std::vector<Index>{0, 0, 1, 1, 2});
  CHECK(labels_at(merges, 5, 0.1) == std::vector<Index>{0, 0, 0, 0, 1});
  CHECK(labels_at({}, 0, 0.1).empty());
}

TEST_CASE("the cut agrees with what it leaves", "[event_cut]") {
  for (const double words : {8.0, 25.0, 250.0}) {
    const double cut = event_cut(merges, {5, 0, words, 5});
    const std::vector<Index> labels = labels_at(merges, 5, cut);
    double log_size = 0;
    double alone = 0;
    for (const Index label : labels) {
      const auto size = static_cast<double>(std::count(labels.begin(), labels.end(), label));
      log_size += std::log(size) / 5;
      alone += size == 1 ? 0.2 : 0;
    }
    const auto merged = [&](double t) {
      return std::ranges::count_if(merges, [&](auto& m) { return m.similarity >= t; });
    };
    const auto far = static_cast<double>(merged(1.5 * cut));
    const double near = static_cast<double>(merged(cut)) - far;
    const double least = similarity_within_events(words, std::exp(log_size), 5) + 0.24 * alone * alone;
    CHECK(cut == Approx(least * std::pow((far + 1) / (near + 1), 0.24)).epsilon(0.05));
  }
}

TEST_CASE("stories without words change no cut", "[event_cut]") {
  CHECK(event_cut(merges, {5, 0, 100, 5}) ==
        event_cut(std::vector<Merge>{{0, 1, 0.9, 2}, {2, 3, 0.5, 2}, {7, 8, 0.2, 4}}, {7, 2, 100, 5}));
}

TEST_CASE("a pile in which most stories are alone is cut higher", "[event_cut]") {
  CHECK(event_cut(merges, {50, 0, 100, 50}) > event_cut(merges, {5, 0, 100, 50}));
}

TEST_CASE("a pile that nothing joins has a cut", "[event_cut]") {
  CHECK(event_cut({}, {}) > 0);
  CHECK(event_cut({}, {3, 0, 1e6, 3}) > 0);
  CHECK(event_cut({}, {3, 3, 0, 0}) > 0);
}

}  // namespace
}  // namespace tidings
