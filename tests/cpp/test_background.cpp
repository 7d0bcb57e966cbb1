#include <cmath>
#include <filesystem>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/truncated_svd.hpp"

using tidings::Background;
using tidings::TfidfVectorizer;
using Texts = std::vector<std::string_view>;

namespace {

/// Four subjects of three words each, and a word that half of the texts have.
std::vector<std::string> subjects() {
  const std::vector<std::string> words{"lava ash crater", "court judge trial", "goal match league", "vote poll ballot"};
  std::vector<std::string> texts;
  for (int round = 0; round < 10; ++round) {
    for (const std::string& subject : words) texts.push_back(subject + (round % 2 == 0 ? " said" : ""));
  }
  return texts;
}

double cosine(const Background& background, std::string_view a, std::string_view b) {
  std::vector<double> x(background.dimensions(), 0);
  std::vector<double> y(background.dimensions(), 0);
  background.add_vector(*background.terms().find(a), 1, x);
  background.add_vector(*background.terms().find(b), 1, y);
  double xy = 0;
  double xx = 0;
  double yy = 0;
  for (std::size_t d = 0; d < x.size(); ++d) {
    xy += x[d] * y[d];
    xx += x[d] * x[d];
    yy += y[d] * y[d];
  }
  return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("words of a subject lie together, those of others apart") {
  const auto strings = subjects();
  const Background background = Background::build(Texts(strings.begin(), strings.end()), {.dimensions = 4});
  REQUIRE(background.n_documents() == 40);
  REQUIRE(background.terms().size() == 13);
  REQUIRE(background.document_frequencies()[static_cast<std::size_t>(*background.terms().find("said"))] == 20);
  REQUIRE(cosine(background, "lava", "crater") > 0.99);
  REQUIRE(std::abs(cosine(background, "lava", "judge")) < 0.05);
}

TEST_CASE("a background tells texts without a word in common apart") {
  const auto strings = subjects();
  const auto background =
      std::make_shared<const Background>(Background::build(Texts(strings.begin(), strings.end()), {.dimensions = 4}));
  TfidfVectorizer vectorizer({.background = background, .semantic = 0.5});
  const auto matrix = vectorizer.fit_transform<double>(Texts{"lava", "crater", "judge"});
  REQUIRE(matrix.cols() == 7);
  REQUIRE(vectorizer.n_columns() == 7);
  REQUIRE(matrix.row(0).dot(matrix.row(1)) > 0.49);
  REQUIRE(std::abs(matrix.row(0).dot(matrix.row(2))) < 0.05);

  const std::string path =
      (std::filesystem::temp_directory_path() / ("tidings-background-" + std::to_string(std::random_device()())))
          .string();
  vectorizer.save(path);
  REQUIRE_THROWS_WITH(TfidfVectorizer::load(path), contains_text("learnt with a background, which must be given"));
  const auto other = std::make_shared<const Background>(Background::build(Texts{"lava"}, {.dimensions = 0}));
  REQUIRE_THROWS_WITH(TfidfVectorizer::load(path, false, other), contains_text("learnt with another background"));
  REQUIRE(TfidfVectorizer::load(path, false, background).idf() == vectorizer.idf());
  background->save(path);
  REQUIRE(Background::load(path).fingerprint() == background->fingerprint());
  std::filesystem::remove(path);
  REQUIRE_THROWS_AS(Background::load(path), tidings::FileError);
}

TEST_CASE("backgrounds add up") {
  Background a = Background::build(Texts{"lava ash", "lava"}, {.dimensions = 0});
  a.merge(Background::build(Texts{"lava ferry"}, {.dimensions = 0}));
  REQUIRE(a.fingerprint() ==
          Background::build(Texts{"lava ash", "lava", "lava ferry"}, {.dimensions = 0}).fingerprint());
  REQUIRE_THROWS_AS(a.merge(Background::build(Texts{"x"}, {.analyzer = {.fold_case = false}, .dimensions = 0})),
                    std::invalid_argument);
}

TEST_CASE("a background that can not be built says so") {
  REQUIRE_THROWS_AS(Background::build(Texts{"lava ash"}, {.dimensions = 2}), std::invalid_argument);
  REQUIRE_THROWS_AS(Background::build(Texts{"a b"}, {.analyzer = {.ngram_range = {1, 2}}}), std::invalid_argument);
  REQUIRE_THROWS_AS(TfidfVectorizer({.semantic = 0.2}), std::invalid_argument);
}

TEST_CASE("singular vectors are orthonormal, ordered and oriented, for any number of threads") {
  std::mt19937 random(7);
  tidings::SparseMatrix<float> matrix(200, 60);
  for (int i = 0; i < 200; ++i) {
    for (int j = i % 3; j < 60; j += 3) matrix.insert(i, j) = static_cast<float>(random() % 10);
  }
  matrix.makeCompressed();
  const auto one = tidings::detail::right_singular_vectors(tidings::view(matrix), 5, {.n_jobs = 1});
  const auto two = tidings::detail::right_singular_vectors(tidings::view(matrix), 5, {.n_jobs = 2});
  REQUIRE(one == two);
  REQUIRE((one.transpose() * one - Eigen::MatrixXd::Identity(5, 5)).norm() < 1e-12);
  double last = 1e9;
  for (int v = 0; v < 5; ++v) {
    const double value = (matrix.cast<double>() * one.col(v)).norm();
    REQUIRE(value <= last * (1 + 1e-9));
    last = value;
    Eigen::Index largest = 0;
    one.col(v).cwiseAbs().maxCoeff(&largest);
    REQUIRE(one(largest, v) > 0);
  }
}
