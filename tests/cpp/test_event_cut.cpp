#include <cmath>

#include "catch.hpp"
#include "tidings/clusters/event_cut.hpp"

namespace tidings {
namespace {

const std::vector<Merge> merges{{0, 1, 0.9, 2}, {2, 3, 0.5, 2}, {5, 6, 0.2, 4}};

TEST_CASE("stories of large events are more alike the longer they are, and those of small events the more so",
          "[event_cut]") {
  CHECK(similarity_within_events(300, 50) > similarity_within_events(80, 50));
  CHECK(similarity_within_events(80, 50) > similarity_within_events(10, 50));
  CHECK(similarity_within_events(80, 2) > similarity_within_events(80, 5));
  CHECK(similarity_within_events(20, 2) > similarity_within_events(20, 20));
  CHECK(similarity_within_events(1e9, 1e9) == Approx(0.16));
}

TEST_CASE("labels follow the merges above a threshold", "[event_cut]") {
  CHECK(labels_at(merges, 5, 1) == std::vector<Index>{0, 1, 2, 3, 4});
  CHECK(labels_at(merges, 5, 0.9) == std::vector<Index>{0, 0, 1, 2, 3});
  CHECK(labels_at(merges, 5, 0.5) == std::vector<Index>{0, 0, 1, 1, 2});
  CHECK(labels_at(merges, 5, 0.1) == std::vector<Index>{0, 0, 0, 0, 1});
  CHECK(labels_at({}, 0, 0.1).empty());
}

TEST_CASE("the cut agrees with the sizes that it leaves", "[event_cut]") {
  for (const double words : {8.0, 25.0, 250.0}) {
    const double cut = event_cut(merges, 5, words);
    const std::vector<Index> labels = labels_at(merges, 5, cut);
    double log_size = 0;
    for (const Index label : labels) log_size += std::log(std::count(labels.begin(), labels.end(), label));
    CHECK(cut == Approx(similarity_within_events(words, std::exp(log_size / 5))).epsilon(1e-4));
  }
}

TEST_CASE("a scale moves heights and cut alike", "[event_cut]") {
  std::vector<Merge> lower = merges;
  for (Merge& merge : lower) merge.similarity *= 0.5;
  CHECK(event_cut(lower, 5, 100, 0.5) == Approx(0.5 * event_cut(merges, 5, 100)));
}

TEST_CASE("a pile that nothing joins has a cut", "[event_cut]") {
  CHECK(event_cut({}, 0, 0) > 0);
  CHECK(event_cut({}, 3, 1e6) > 0);
}

}  // namespace
}  // namespace tidings
