#include "tidings/clusters/themes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "catch.hpp"
#include "reference.hpp"

using tidings::Index;
using tidings::SparseMatrix;

namespace {

/// Rows of n_subjects subjects in turn, each with 6 of the 20 terms of its subject, and one that all subjects have.
SparseMatrix<float> subjects(Index n, Index n_subjects) {
  std::mt19937 engine(5);
  SparseMatrix<float> matrix(n, n_subjects * 20 + 1);
  for (Index i = 0; i < n; ++i) {
    std::set<Index> terms{n_subjects * 20};
    while (terms.size() < 7) terms.insert(i % n_subjects * 20 + static_cast<Index>(engine() % 20));
    matrix.startVec(i);
    for (const Index term : terms) matrix.insertBack(i, term) = 1;
  }
  matrix.finalize();
  return matrix;
}

std::vector<Index> each_its_own(Index n) {
  std::vector<Index> events(static_cast<std::size_t>(n));
  std::iota(events.begin(), events.end(), 0);
  return events;
}

bool same_partition(const std::vector<Index>& a, const std::vector<Index>& b) {
  return tidings::adjusted_rand(a, b) == 1;
}

std::vector<Index> in_turn(Index n, Index n_subjects) {
  std::vector<Index> labels;
  for (Index i = 0; i < n; ++i) labels.push_back(i % n_subjects);
  return labels;
}

}  // namespace

TEST_CASE("themes are the subjects, and so is their number") {
  for (const Index n : {24, 60, 300}) {  // below and above the number of dimensions
    const auto matrix = subjects(n, 4);
    const auto themes = tidings::find_themes(tidings::view(matrix), each_its_own(n));
    REQUIRE(themes.n_themes == 4);
    REQUIRE(same_partition(themes.labels, in_turn(n, 4)));
    REQUIRE(themes.stability > 0.3);
    REQUIRE(themes.stability < 1);
  }
}

TEST_CASE("there are as many themes as are wanted") {
  const auto matrix = subjects(40, 4);
  for (std::size_t n = 1; n <= 40; ++n) {
    const auto themes = tidings::find_themes(tidings::view(matrix), each_its_own(40), {.n_themes = n});
    REQUIRE(themes.n_themes == n);
    REQUIRE(std::set<Index>(themes.labels.begin(), themes.labels.end()).size() == n);
    if (n == 4) REQUIRE(same_partition(themes.labels, in_turn(40, 4)));
  }
}

TEST_CASE("stories of one event are in one theme, and larger themes come first") {
  const auto matrix = subjects(60, 3);
  std::vector<Index> events;
  for (Index i = 0; i < 60; ++i) events.push_back(i / 30 * 15 + i % 15);  // 30 events of two stories of a subject
  const auto themes = tidings::find_themes(tidings::view(matrix), events);
  REQUIRE(themes.event_themes.size() == 30);
  for (std::size_t i = 0; i < events.size(); ++i) {
    REQUIRE(themes.labels[i] == themes.event_themes[static_cast<std::size_t>(events[i])]);
  }
  std::vector<std::size_t> sizes(themes.n_themes, 0);
  for (const Index label : themes.labels) ++sizes[static_cast<std::size_t>(label)];
  REQUIRE(std::is_sorted(sizes.rbegin(), sizes.rend()));
}

TEST_CASE("themes are the same for any number of threads") {
  const auto matrix = subjects(300, 7);
  const auto one = tidings::find_themes(tidings::view(matrix), each_its_own(300), {}, {.n_jobs = 1});
  const auto four = tidings::find_themes(tidings::view(matrix), each_its_own(300), {}, {.n_jobs = 4});
  REQUIRE(one.labels == four.labels);
  REQUIRE(one.stability == four.stability);
}

TEST_CASE("places in a background's space count by their share") {
  // Two rows share their terms, two others their places, which have nine tenths of the squared length.
  SparseMatrix<double> matrix(4, 4);
  const double term = std::sqrt(0.1);
  const double place = std::sqrt(0.9);
  for (Index i = 0; i < 4; ++i) {
    matrix.startVec(i);
    matrix.insertBack(i, i % 2) = term;
    matrix.insertBack(i, 2 + i / 2) = place;
  }
  matrix.finalize();
  const auto themes = tidings::find_themes(tidings::view(matrix), each_its_own(4), {.n_places = 2});
  REQUIRE(themes.labels == std::vector<Index>{0, 0, 1, 1});
}

TEST_CASE("few rows, equal rows and empty rows have themes") {
  const SparseMatrix<double> none(0, 5);
  REQUIRE(tidings::find_themes(tidings::view(none), {}).n_themes == 0);
  const auto one = subjects(1, 1);
  REQUIRE(tidings::find_themes(tidings::view(one), each_its_own(1)).labels == std::vector<Index>{0});
  const auto two = subjects(2, 2);
  REQUIRE(tidings::find_themes(tidings::view(two), each_its_own(2)).labels.size() == 2);
  const SparseMatrix<double> empty(7, 5);
  REQUIRE(tidings::find_themes(tidings::view(empty), each_its_own(7)).labels == std::vector<Index>(7, 0));
  REQUIRE(tidings::find_themes(tidings::view(empty), each_its_own(7), {.n_themes = 3}).n_themes == 3);
  for (const Index n : {5, 150}) {
    SparseMatrix<double> equal(n, 200);
    for (Index i = 0; i < n; ++i) {
      equal.startVec(i);
      for (Index t = 0; t < 150; ++t) equal.insertBack(i, t) = 1;
    }
    equal.finalize();
    const auto themes = tidings::find_themes(tidings::view(equal), each_its_own(n));
    REQUIRE(themes.labels.size() == static_cast<std::size_t>(n));
    REQUIRE(themes.stability < 1);
  }
}

TEST_CASE("themes do not depend on the order of the events") {
  const Index n = 300;
  std::mt19937 engine(9);
  std::vector<std::set<Index>> rows(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i) {  // faint subjects: half of the terms are from all of them
    auto& terms = rows[static_cast<std::size_t>(i)];
    while (terms.size() < 10) terms.insert(i % 10 * 60 + static_cast<Index>(engine() % 60));
    while (terms.size() < 20) terms.insert(static_cast<Index>(engine() % 600));
  }
  const auto themes_of = [&](const std::vector<Index>& order) {
    SparseMatrix<float> matrix(n, 600);
    for (Index i = 0; i < n; ++i) {
      matrix.startVec(i);
      for (const Index term : rows[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])]) {
        matrix.insertBack(i, term) = 1;
      }
    }
    matrix.finalize();
    const auto found = tidings::find_themes(tidings::view(matrix), each_its_own(n), {.n_themes = 20}).labels;
    std::vector<Index> labels(found.size());
    for (std::size_t i = 0; i < found.size(); ++i) labels[static_cast<std::size_t>(order[i])] = found[i];
    return labels;
  };
  std::vector<Index> order = each_its_own(n);
  const auto first = themes_of(order);
  std::ranges::shuffle(order, engine);
  REQUIRE(tidings::adjusted_rand(first, themes_of(order)) > 0.95);
}

TEST_CASE("themes refuse what makes no sense") {
  const auto matrix = subjects(5, 2);
  const auto rows = tidings::view(matrix);
  const auto events = each_its_own(5);
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, events, {.n_themes = 6}), contains_text("6 for 5"));
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, events, {.n_themes = 0}), contains_text("n_themes"));
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, events, {.n_places = 99}), contains_text("n_places"));
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, events, {.dimensions = 0}), contains_text("dimensions"));
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, events, {.n_neighbors = 0}), contains_text("n_neighbors"));
  REQUIRE_THROWS_WITH(tidings::find_themes(rows, each_its_own(4)), contains_text("4 against 5"));
}
