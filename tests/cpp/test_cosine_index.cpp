#include "tidings/similarity/cosine_index.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <thread>

#include "catch.hpp"
#include "reference.hpp"
#include "similarity/index_state.hpp"
#include "tidings/base/errors.hpp"

using tidings::CosineIndex;
using tidings::IndexMatches;
using tidings::QueryOptions;
using tidings::SparseMatrix;
using tidings::view;

namespace {

constexpr int n_columns = 12;
using Ids = std::vector<std::int64_t>;

Ids range(std::int64_t begin, std::size_t size) {
  Ids ids(size);
  std::iota(ids.begin(), ids.end(), begin);
  return ids;
}

SparseMatrix<float> random_rows(std::uint32_t seed, std::size_t n_rows) {
  return reference::random_matrix<float>(seed, static_cast<int>(n_rows), n_columns, 0.3, true);
}

void require_equal(const IndexMatches& a, const IndexMatches& b) {
  REQUIRE(a.offsets == b.offsets);
  REQUIRE(a.ids == b.ids);
  REQUIRE(a.similarities == b.similarities);
}

/// An index of the same rows, made at once, in the order of ids.
CosineIndex rebuilt(const CosineIndex& index) {
  const tidings::IndexRows all = index.rows();
  std::map<std::int64_t, int> order;
  for (std::size_t i = 0; i < all.ids.size(); ++i) order[all.ids[i]] = static_cast<int>(i);
  SparseMatrix<double> rows(all.rows.rows(), all.rows.cols());
  Ids ids;
  for (const auto& [id, i] : order) {
    rows.startVec(static_cast<Eigen::Index>(ids.size()));
    for (SparseMatrix<double>::InnerIterator e(all.rows, i); e; ++e) {
      rows.insertBack(static_cast<Eigen::Index>(ids.size()), e.col()) = e.value();
    }
    ids.push_back(id);
  }
  rows.finalize();
  CosineIndex other(index.n_columns());
  other.add(std::span<const std::int64_t>(ids), view(rows));
  return other;
}

std::string temporary(const char* name) {
  return (std::filesystem::temp_directory_path() / name).string();
}

}  // namespace

TEST_CASE("a random series of changes equals a rebuild each time") {
  std::mt19937 engine(static_cast<std::mt19937::result_type>(GENERATE(1, 2, 3)));
  CosineIndex index(n_columns);
  Ids present;
  std::int64_t next = 0;
  const auto queries = random_rows(99, 20);
  for (std::uint32_t step = 0; step < 60; ++step) {
    const std::size_t size = std::min<std::size_t>(engine() % 30, present.size());
    std::shuffle(present.begin(), present.end(), engine);
    const Ids some(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(size));
    const auto action = engine() % 3;
    if (action == 0) {
      const Ids ids = range(next, engine() % 40);
      next += static_cast<std::int64_t>(ids.size());
      index.add(std::span(ids), view(random_rows(step, ids.size())));
      present.insert(present.end(), ids.begin(), ids.end());
    } else if (action == 1) {
      index.remove(some);
      present.erase(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(size));
    } else {
      index.update(std::span(some), view(random_rows(step + 1000, size)));
    }
    REQUIRE(index.size() == present.size());
    const CosineIndex other = rebuilt(index);
    for (const std::size_t k : {1U, 5U, 2000U}) {
      const QueryOptions options{.n_neighbors = k, .min_similarity = step % 2 == 0 ? 0 : -1.0};
      require_equal(index.query(view(queries), options), other.query(view(queries), options, {.n_jobs = 1}));
    }
  }
}

TEST_CASE("rows that come one by one are found like rows that come at once") {
  constexpr std::size_t n = 200;  // more than are compared without an index
  const auto rows = random_rows(7, n);
  CosineIndex index(n_columns);
  for (std::size_t i = 0; i < n; ++i) {
    const SparseMatrix<float> row = rows.middleRows(static_cast<Eigen::Index>(i), 1);
    index.add(range(static_cast<std::int64_t>(i), 1), view(row));
    if (i % 31 != 0 && i % 64 > 1 && i + 1 != n) continue;
    const QueryOptions options{.n_neighbors = 7, .min_similarity = i % 2 == 0 ? -1.0 : 0.1};
    require_equal(index.query(view(rows), options), rebuilt(index).query(view(rows), options));
  }
}

TEST_CASE("there are few segments however rows come, and no row is written often") {
  const std::size_t at_once = GENERATE(1U, 10U);
  constexpr std::size_t n = 2000;
  tidings::detail::IndexState state(n_columns);
  const auto rows = random_rows(3, at_once);
  std::set<const tidings::detail::IndexSegment*> segments;  // kept, so that none has the address of another
  std::vector<std::shared_ptr<const tidings::detail::IndexSnapshot>> snapshots;
  std::size_t n_written = 0;
  for (std::size_t size = at_once; size <= n; size += at_once) {
    state.change({}, range(static_cast<std::int64_t>(size - at_once), at_once), rows);
    snapshots.push_back(state.snapshot());
    const auto& parts = snapshots.back()->parts;
    for (const auto& part : parts) n_written += segments.insert(part.segment.get()).second ? part.n_rows : 0;
    REQUIRE(parts.size() <= static_cast<std::size_t>(std::bit_width(size / at_once)));
  }
  REQUIRE(n_written <= n * static_cast<std::size_t>(std::bit_width(n / at_once)));
}

TEST_CASE("matches equal a dense search") {
  const auto rows = random_rows(3, 300);
  CosineIndex index(n_columns);
  const Ids ids = range(1000, 300);
  for (std::size_t i = 0; i < 300; i += 7) {
    const std::size_t n = std::min<std::size_t>(7, 300 - i);
    const SparseMatrix<float> some = rows.middleRows(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(n));
    index.add(std::span(ids).subspan(i, n), view(some));
  }
  const auto dense = reference::dense(rows);
  const IndexMatches matches = index.query(view(rows), {.n_neighbors = 5});
  for (std::size_t q = 0; q < dense.size(); ++q) {
    std::vector<double> expected;
    for (const auto& row : dense) expected.push_back(reference::cosine(dense[q], row));
    std::vector<double> best = expected;
    std::ranges::sort(best, std::greater{});
    for (std::size_t r = 0; r < matches.offsets[q + 1] - matches.offsets[q]; ++r) {
      const std::size_t m = matches.offsets[q] + r;
      REQUIRE(std::abs(matches.similarities[m] - best[r]) < 1e-9);
      REQUIRE(std::abs(expected[static_cast<std::size_t>(matches.ids[m] - 1000)] - best[r]) < 1e-9);
    }
  }
}

TEST_CASE("of equal rows the lowest ids are found") {
  CosineIndex index(2);
  SparseMatrix<double> row(1, 2);
  row.insert(0, 1) = 3;
  row.makeCompressed();
  for (std::int64_t id = 50; id > 0; --id) index.add(std::span<const std::int64_t>(&id, 1), view(row));
  REQUIRE(index.query(view(row), {.n_neighbors = 3}).ids == Ids{1, 2, 3});
  REQUIRE(index.query(view(row), {.n_neighbors = 3}).similarities == std::vector<double>{1, 1, 1});
}

TEST_CASE("what is wrong changes nothing") {
  CosineIndex index(n_columns);
  const Ids ids = range(0, 3);
  index.add(std::span(ids), view(random_rows(1, 3)));
  const Ids twice = {7, 7};
  const Ids one_known = {7, 2};
  REQUIRE_THROWS_WITH(index.add(std::span(twice), view(random_rows(2, 2))),
                      "ids must be different from each other, got 7");
  REQUIRE_THROWS_WITH(index.add(std::span(one_known), view(random_rows(2, 2))), "ids must be new, got 2");
  REQUIRE_THROWS_WITH(index.remove(one_known), "ids must be of rows that are there, got 7");
  REQUIRE_THROWS_WITH(index.update(std::span(one_known), view(random_rows(2, 2))), contains_text("got 7"));
  REQUIRE_THROWS_WITH(index.add(std::span(ids), view(random_rows(2, 2))),
                      "ids must be as many as rows, got 3 for 2 rows");
  const auto wide = reference::random_matrix<float>(1, 2, 13, 0.5);
  REQUIRE_THROWS_WITH(index.query(view(wide)), contains_text("13 columns against 12"));
  REQUIRE_THROWS_WITH(index.query(view(random_rows(2, 2)), {.n_neighbors = 0}), contains_text("got 0"));
  REQUIRE_THROWS_WITH(CosineIndex(0), contains_text("got 0"));
  REQUIRE(index.size() == 3);
  REQUIRE_FALSE(index.contains(7));
  REQUIRE(index.contains(2));
}

TEST_CASE("an index is the same when it was saved and loaded, and a damaged file is refused") {
  const std::string path = temporary("tidings_test.index");
  CosineIndex index(n_columns);
  const Ids ids = range(5, 40);
  index.add(std::span(ids), view(random_rows(1, 40)));
  index.remove(Ids{6, 7});
  index.save(path);
  const auto queries = random_rows(2, 10);
  require_equal(CosineIndex::load(path).query(view(queries)), index.query(view(queries)));
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-3, std::ios::end);
  file.put('!');
  file.close();
  REQUIRE_THROWS_AS(CosineIndex::load(path), tidings::FileError);
  std::filesystem::remove(path);
  CosineIndex(3).save(path);
  REQUIRE(CosineIndex::load(path).size() == 0);
  std::filesystem::remove(path);
}

TEST_CASE("a reader sees whole changes while a writer makes them") {
  const char* asked = std::getenv("TIDINGS_STRESS_SECONDS");
  const std::chrono::duration<double> duration(asked == nullptr ? 0.3 : std::atof(asked));
  CosineIndex index(n_columns);
  const auto rows = random_rows(1, 20);
  std::atomic<bool> done = false;
  std::atomic<int> halves = 0;
  const std::jthread reader([&] {
    while (!done) {
      const IndexMatches matches = index.query(view(rows), {.n_neighbors = 100, .min_similarity = -1}, {.n_jobs = 2});
      for (std::size_t q = 0; q < 20; ++q) {
        if ((matches.offsets[q + 1] - matches.offsets[q]) % 20 != 0) ++halves;  // changes are of 20 rows each
      }
    }
  });
  const auto end = std::chrono::steady_clock::now() + duration;
  for (std::int64_t round = 0; std::chrono::steady_clock::now() < end; ++round) {
    const Ids ids = range(20 * round, 20);
    index.add(std::span(ids), view(rows));
    if (round % 3 == 0) index.update(std::span(ids), view(random_rows(static_cast<std::uint32_t>(round), 20)));
    if (round >= 4) index.remove(range(20 * (round - 4), 20));
  }
  done = true;
  REQUIRE(halves == 0);
}

TEST_CASE("an index finds what is just at the least similarity, and ties what is equal but for rounding") {
  CosineIndex index(4);
  SparseMatrix<double> rows(4, 4);
  for (int i = 0; i < 4; ++i) {
    rows.insert(i, 0) = 3 - i + (i == 3);
    rows.insert(i, i == 3 ? 3 : 2) = 3 - i + (i == 3);
  }
  rows.makeCompressed();
  const std::vector<std::int64_t> ids{9, 5, 7, 1};
  index.add(std::span(ids), view(rows));
  SparseMatrix<double> query(1, 4);
  query.insert(0, 0) = 1;
  query.insert(0, 1) = 1;
  query.makeCompressed();
  const auto matches = index.query(view(query), {.min_similarity = 0.5});
  REQUIRE(matches.ids == std::vector<std::int64_t>{1, 5, 7, 9});
  REQUIRE(matches.similarities == std::vector<double>{.5, .5, .5, .5});
}
