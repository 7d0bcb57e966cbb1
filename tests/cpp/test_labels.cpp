#include <algorithm>

#include "catch.hpp"
#include "tidings/clusters/labels.hpp"
#include "tidings/vectors/tfidf.hpp"

using tidings::ClusterLabel;
using tidings::Index;
using tidings::label_clusters;
using tidings::view;

namespace {

using Terms = std::vector<std::string>;

std::vector<Terms> terms_of(const std::vector<std::string_view>& texts, const std::vector<Index>& labels,
                            std::size_t n_terms) {
  tidings::TfidfVectorizer vectorizer({.analyzer = {.ngram_range = {1, 2}}});
  const auto matrix = vectorizer.fit_transform<double>(texts);
  std::vector<Terms> result;
  for (const ClusterLabel& label :
       label_clusters(view(matrix), labels, vectorizer.vocabulary(), {.n_terms = n_terms})) {
    result.emplace_back();
    for (const Index term : label.terms) result.back().emplace_back(vectorizer.vocabulary()[term]);
    REQUIRE(label.weights.size() == label.terms.size());
  }
  return result;
}

}  // namespace

TEST_CASE("a cluster is labelled by what tells it from the others") {
  const auto terms =
      terms_of({"lava village today", "lava ash today", "strike train today", "train drivers today"}, {0, 0, 1, 1}, 1);
  REQUIRE(terms == std::vector<Terms>{{"lava"}, {"train"}});
}

TEST_CASE("a term of several rows' cluster is in at least two of them") {
  const auto terms = terms_of({"lava alpha", "lava beta", "train gamma"}, {0, 0, 1}, 5);
  REQUIRE(terms[0] == Terms{"lava"});
  REQUIRE(terms[1].size() > 0);
}

TEST_CASE("a phrase stands for its words") {
  const auto terms = terms_of({"mount ashkara glows", "mount ashkara smokes", "train late"}, {0, 0, 1}, 3);
  REQUIRE(terms[0] == Terms{"mount ashkara"});
}

TEST_CASE("the medoid is the member most similar to all") {
  tidings::TfidfVectorizer vectorizer;
  const std::vector<std::string_view> texts = {"a1 b1", "a1 b1 c1", "c1 a1", "z9"};
  const auto matrix = vectorizer.fit_transform<float>(texts);
  const auto labels = label_clusters(view(matrix), std::vector<Index>{0, 0, 0, 1}, vectorizer.vocabulary());
  REQUIRE(labels[0].medoid == 1);
  REQUIRE(labels[1].medoid == 3);
}

TEST_CASE("of two members the first is the medoid") {
  tidings::TfidfVectorizer vectorizer;
  for (int k = 0; k < 200; ++k) {
    const std::string first = "lava ash w" + std::to_string(k) + " x" + std::to_string(k * 7 % 11);
    const std::string second = "lava ferry x" + std::to_string(k % 11) + " y" + std::to_string(k);
    const auto matrix = vectorizer.fit_transform<double>(std::vector<std::string_view>{"train", first, second});
    REQUIRE(label_clusters(view(matrix), std::vector<Index>{0, 1, 1}, vectorizer.vocabulary())[1].medoid == 1);
  }
}

TEST_CASE("a label's weights are its terms' own") {
  tidings::TfidfVectorizer vectorizer({.analyzer = {.ngram_range = {1, 2}}});
  const std::vector<std::string_view> texts = {"lava village lava", "lava village today", "train village",
                                               "train late"};
  const auto matrix = vectorizer.fit_transform<double>(texts);
  const std::vector<Index> labels = {0, 0, 1, 1};
  for (std::size_t c = 0; const ClusterLabel& label : label_clusters(view(matrix), labels, vectorizer.vocabulary())) {
    for (std::size_t t = 0; t < label.terms.size(); ++t) {
      double expected = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        const double weight = matrix.coeff(static_cast<int>(i), label.terms[t]);
        expected += (static_cast<std::size_t>(labels[i]) == c ? weight : -weight) / 2;
      }
      REQUIRE(std::abs(label.weights[t] - expected) < 1e-12);
    }
    ++c;
  }
}

TEST_CASE("labels that do not fit the rows are refused") {
  tidings::TfidfVectorizer vectorizer;
  const auto matrix = vectorizer.fit_transform<float>(std::vector<std::string_view>{"aa", "bb"});
  const auto label = [&](const std::vector<Index>& labels) {
    return label_clusters(view(matrix), labels, vectorizer.vocabulary());
  };
  REQUIRE_THROWS_AS(label({0}), std::invalid_argument);
  REQUIRE_THROWS_AS(label({0, -1}), std::invalid_argument);
  REQUIRE_THROWS_AS(label({0, 2}), std::invalid_argument);
  REQUIRE_THROWS_AS(label({1, 1}), std::invalid_argument);
  REQUIRE_THROWS_AS(label_clusters(view(matrix), std::vector<Index>{0, 0}, tidings::Vocabulary()),
                    std::invalid_argument);
}
