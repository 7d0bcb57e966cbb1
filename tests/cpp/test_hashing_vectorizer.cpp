#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "tidings/vectors/hashing_vectorizer.hpp"
#include "vectors/murmur_hash.hpp"

using tidings::HashingOptions;
using tidings::HashingVectorizer;
using tidings::Norm;
using tidings::SparseMatrix;
using tidings::detail::murmur_hash;

TEST_CASE("the hash has its published values") {
  REQUIRE(murmur_hash("") == 0);
  REQUIRE(murmur_hash("hello") == 0x248BFA47);
  REQUIRE(murmur_hash("hello, world") == 0x149BBB7F);
  REQUIRE(murmur_hash("The quick brown fox jumps over the lazy dog") == 0x2E4FF723);
}

TEST_CASE("terms are counted in the columns of their hashes") {
  const std::vector<std::string_view> texts{"lava ash lava", "", "ash"};
  const HashingVectorizer vectorizer({.norm = Norm::none, .alternate_sign = false});
  const SparseMatrix<double> matrix = vectorizer.transform<double>(texts);
  REQUIRE(matrix.rows() == 3);
  REQUIRE(matrix.cols() == 1 << 20);
  REQUIRE(matrix.nonZeros() == 3);
  const auto column = [](std::string_view term) {
    const auto hash = static_cast<std::int32_t>(murmur_hash(term));
    return std::abs(std::int64_t{hash}) % (1 << 20);
  };
  REQUIRE(matrix.coeff(0, column("lava")) == 2);
  REQUIRE(matrix.coeff(2, column("ash")) == 1);
}

TEST_CASE("one column takes every term, and signs cancel") {
  const std::vector<std::string_view> texts{"lava ash ferry train harbour smoke"};
  HashingOptions options{.analyzer = {.ngram_range = {1, 2}}, .n_features = 1, .norm = Norm::none};
  double sum = 0;
  for (const std::string term : {"lava", "ash", "ferry", "train", "harbour", "smoke", "lava ash", "ash ferry",
                                 "ferry train", "train harbour", "harbour smoke"}) {
    sum += murmur_hash(term) >> 31U != 0 ? -1 : 1;
  }
  REQUIRE(HashingVectorizer(options).transform<double>(texts).coeff(0, 0) == sum);
  options.alternate_sign = false;
  REQUIRE(HashingVectorizer(options).transform<double>(texts).coeff(0, 0) == 11);
  options.binary = true;
  REQUIRE(HashingVectorizer(options).transform<float>(texts).coeff(0, 0) == 1);
}

TEST_CASE("wrong options of hashing are refused") {
  REQUIRE_THROWS_AS(HashingVectorizer({.n_features = 0}), std::invalid_argument);
  REQUIRE_THROWS_AS(HashingVectorizer({.n_features = std::size_t{1} << 31U}), std::invalid_argument);
  REQUIRE_THROWS_AS(HashingVectorizer({.norm = Norm::pivoted}), std::invalid_argument);
}
