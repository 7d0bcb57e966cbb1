// Which texts contain most of a shorter one, against all pairs compared one by one.
#include "similarity/containment_join.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <tuple>
#include <vector>

#include "catch.hpp"

using tidings::detail::containment_join;
using tidings::detail::JoinOptions;
using tidings::detail::SharedShingles;
using tidings::detail::TextPair;

namespace {

using Text = std::set<std::uint32_t>;  ///< its shingles
using Found = std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>;

/// The shingles that at least two texts have, numbered from the rarest up.
SharedShingles shared_shingles(const std::vector<Text>& texts, std::uint32_t n_shingles) {
  std::vector<std::uint32_t> frequency(n_shingles, 0);
  for (const Text& text : texts) {
    for (const std::uint32_t shingle : text) ++frequency[shingle];
  }
  std::vector<std::uint32_t> order(n_shingles);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t shingle) { return frequency[shingle]; });
  SharedShingles shared;
  std::vector<std::int64_t> numbers(n_shingles, -1);
  for (const std::uint32_t shingle : order) {
    if (frequency[shingle] < 2) continue;
    numbers[shingle] = static_cast<std::int64_t>(shared.frequency.size());
    shared.frequency.push_back(frequency[shingle]);
    shared.hashes.push_back(shingle);
  }
  for (const Text& text : texts) {
    const std::size_t begin = shared.shingles.size();
    for (const std::uint32_t shingle : text) {
      if (numbers[shingle] >= 0) shared.shingles.push_back(static_cast<std::uint32_t>(numbers[shingle]));
    }
    std::sort(shared.shingles.begin() + static_cast<std::ptrdiff_t>(begin), shared.shingles.end());
    shared.ends.push_back(shared.shingles.size());
    shared.sizes.push_back(static_cast<std::uint32_t>(text.size()));
  }
  return shared;
}

Found reference_join(const std::vector<Text>& texts, const JoinOptions& options) {
  Found found;
  for (std::uint32_t a = 0; a < texts.size(); ++a) {
    for (std::uint32_t b = 0; b < texts.size(); ++b) {
      if (std::pair(texts[a].size(), a) >= std::pair(texts[b].size(), b)) continue;
      const auto size = static_cast<double>(texts[a].size());
      const auto overlap = static_cast<std::size_t>(
          std::ranges::count_if(texts[a], [&](std::uint32_t shingle) { return texts[b].contains(shingle); }));
      const double part = texts[a].size() <= options.most_of_short ? options.part_of_short : 1;
      const bool is_contained = static_cast<double>(overlap) >= part * options.threshold * size - 1e-9 * size;
      const bool is_long_enough = size >= options.min_length_ratio * static_cast<double>(texts[b].size());
      if (is_contained && is_long_enough && overlap >= options.least_overlap) found.insert({a, b, overlap});
    }
  }
  return found;
}

Found joined(const std::vector<Text>& texts, std::uint32_t n_shingles, const JoinOptions& options) {
  Found found;
  for (const TextPair& pair : containment_join(shared_shingles(texts, n_shingles), options, {.n_jobs = 2})) {
    REQUIRE(found.insert({pair.shorter, pair.longer, pair.overlap}).second);
  }
  return found;
}

/// Shingles [begin, end).
Text range(std::uint32_t begin, std::uint32_t end) {
  Text text;
  for (std::uint32_t shingle = begin; shingle < end; ++shingle) text.insert(shingle);
  return text;
}

/// Texts of 8 to 100 shingles, each with a part of the one before it.
std::vector<Text> random_texts(std::uint32_t seed, std::uint32_t n_shingles) {
  std::mt19937 random(seed);
  std::vector<Text> texts;
  for (std::size_t t = 0; t < 60; ++t) {
    Text text;
    const std::size_t kept = random() % 100;
    if (!texts.empty()) {
      for (const std::uint32_t shingle : texts.back()) {
        if (random() % 100 < kept) text.insert(shingle);
      }
    }
    const std::size_t size = 8 + random() % 93;
    while (text.size() < size) text.insert(static_cast<std::uint32_t>(random() % n_shingles));
    texts.push_back(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("the join finds the pairs of which the shorter one has enough in the longer one") {
  const double part_of_short = GENERATE(1.0, 0.5, 0.8);
  const std::size_t most_of_short = GENERATE(0U, 30U, 400U);
  const double threshold = GENERATE(0.3, 0.5, 0.9);
  const JoinOptions options{.threshold = threshold, .part_of_short = part_of_short, .most_of_short = most_of_short};
  std::size_t n_found = 0;
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const std::vector<Text> texts = random_texts(seed, 1000);
    const Found found = joined(texts, 1000, options);
    REQUIRE(found == reference_join(texts, options));
    n_found += found.size();
  }
  REQUIRE(n_found > 0);
}

TEST_CASE("a part of the threshold is enough up to the length of short texts, and not beyond") {
  const JoinOptions options{.threshold = 0.6, .part_of_short = 0.5, .most_of_short = 100};
  const auto is_found = [&](std::uint32_t size, std::uint32_t overlap) {
    return !joined({range(0, size), range(size - overlap, 2 * size)}, 1000, options).empty();
  };
  CHECK(is_found(100, 30));
  CHECK_FALSE(is_found(100, 29));
  CHECK_FALSE(is_found(101, 60));
  CHECK(is_found(101, 61));
}

TEST_CASE("the length of the shorter text decides, however long the other one is") {
  const JoinOptions options{.threshold = 0.6, .part_of_short = 0.5, .most_of_short = 100};
  CHECK(joined({range(0, 90), range(60, 400)}, 1000, options) == Found{{0, 1, 30}});
  CHECK(joined({range(60, 400), range(0, 90)}, 1000, options) == Found{{1, 0, 30}});
}

TEST_CASE("few shingles in common are chance, however short the text is") {
  const JoinOptions options{.threshold = 0.6, .part_of_short = 0.5, .least_overlap = 8};
  CHECK(joined({range(0, 10), range(3, 40)}, 1000, options).empty());
  CHECK(joined({range(0, 10), range(2, 40)}, 1000, options) == Found{{0, 1, 8}});
}
