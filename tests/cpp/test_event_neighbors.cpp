#include <random>

#include "catch.hpp"
#include "clusters/event_neighbors.hpp"
#include "clusters/groups.hpp"
#include "reference.hpp"

using tidings::Day;
using tidings::dot;
using tidings::Index;
using tidings::normalized_rows;
using tidings::row;
using tidings::SimilarStory;
using tidings::view;
using tidings::detail::event_neighbors;
using tidings::detail::EventSpace;

namespace {

constexpr std::size_t n_stories = 90;

/// Stories of some days, of which one has no words, in clusters that span days or lie outside all windows.
struct Pile {
  tidings::SparseMatrix<float> matrix;
  std::vector<double> lengths;
  tidings::SparseMatrix<double> rows;
  tidings::RowDays time;
  std::vector<Index> labels;

  Pile(std::uint32_t seed, int n_days)
      : matrix(reference::random_matrix<float>(seed, n_stories, 60, 0.1)),
        lengths(tidings::detail::lengths_of(matrix)),
        rows(normalized_rows(view(matrix))),
        time{{}, {.days = 6}},
        labels(n_stories) {
    std::mt19937 engine(seed);
    for (std::size_t i = 0; i < n_stories; ++i) labels[i] = static_cast<Index>(i < 25 ? i : engine() % 25);
    if (n_days > 0) {
      for (std::size_t i = 0; i < n_stories; ++i) time.days.push_back(static_cast<Day>(engine()) % n_days);
    }
  }

  [[nodiscard]] EventSpace space() const { return {matrix, lengths, time}; }

  [[nodiscard]] double similarity(std::size_t i, std::size_t j) const {
    return dot(row(view(rows), i), row(view(rows), j)) * time.factor(i, j);
  }
};

}  // namespace

TEST_CASE("the nearest stories and the runner-up are those of all comparisons", "[events]") {
  const int n_days = GENERATE(0, 1, 5, 40, 4000);
  const Pile pile(7, n_days);
  const auto members = tidings::members_of(pile.labels, n_stories);
  const auto found = event_neighbors(pile.space(), pile.labels, tidings::sizes_of(members), 5, {});
  for (std::size_t i = 0; i < n_stories; ++i) {
    std::vector<SimilarStory> all;
    std::vector<double> means(members.size(), 0);
    for (std::size_t j = 0; j < n_stories; ++j) {
      const double similarity = pile.similarity(i, j);
      if (j != i && similarity > 0) all.push_back({static_cast<Index>(j), similarity});
      const auto cluster = static_cast<std::size_t>(pile.labels[j]);
      means[cluster] += similarity / static_cast<double>(members[cluster].size());
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &SimilarStory::similarity);
    all.resize(std::min<std::size_t>(all.size(), 5));
    REQUIRE(found.stories[i].size() == all.size());
    for (std::size_t k = 0; k < all.size(); ++k) {
      REQUIRE(std::abs(found.stories[i][k].similarity - all[k].similarity) < 1e-12);
      REQUIRE(found.stories[i][k].position == all[k].position);
    }
    means[static_cast<std::size_t>(pile.labels[i])] = 0;
    const auto best = std::ranges::max_element(means);
    REQUIRE(std::abs(found.runners_up[i].similarity - *best) < 1e-12);
    REQUIRE(found.runners_up[i].cluster == (*best > 0 ? static_cast<Index>(best - means.begin()) : -1));
  }
}

TEST_CASE("more nearest stories may be asked for than there are", "[events]") {
  const Pile pile(8, 3);
  const auto members = tidings::members_of(pile.labels, n_stories);
  const auto all = event_neighbors(pile.space(), pile.labels, tidings::sizes_of(members), 1000, {});
  const auto none = event_neighbors(pile.space(), pile.labels, tidings::sizes_of(members), 0, {});
  for (std::size_t i = 0; i < n_stories; ++i) {
    REQUIRE(all.stories[i].size() < n_stories);
    REQUIRE(none.stories[i].empty());
    REQUIRE(none.runners_up[i].cluster == all.runners_up[i].cluster);
  }
}
