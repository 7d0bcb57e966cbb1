#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/vectors/tfidf.hpp"

using tidings::AnalyzerOptions;
using tidings::Idf;
using tidings::Norm;
using tidings::SparseMatrix;
using tidings::Tf;
using tidings::TfidfOptions;
using tidings::TfidfVectorizer;

using tidings::Weighting;

namespace {

using Texts = std::vector<std::string_view>;
using Rows = std::vector<std::map<std::string, double>>;

double reference_tf(const Weighting& weighting, double count, double length, double most, double distinct,
                    double mean_length) {
  if (weighting.tf == Tf::logarithmic) return 1 + std::log(count);
  if (weighting.tf == Tf::augmented) return 0.5 + 0.5 * count / most;
  if (weighting.tf == Tf::binary) return 1;
  if (weighting.tf == Tf::log_average) return (1 + std::log(count)) / (1 + std::log(length / distinct));
  if (weighting.tf == Tf::natural) return count;
  const double k = weighting.k1 * (1 - weighting.b + weighting.b * length / mean_length);
  return count * (weighting.k1 + 1) / (count + k);
}

double reference_idf(Idf kind, double df, double n) {
  if (kind == Idf::smooth) return std::log((n + 1) / (df + 1)) + 1;
  if (kind == Idf::plain) return std::log(n / df) + 1;
  if (kind == Idf::logarithmic) return std::log(n / df);
  if (kind == Idf::probabilistic) return n - df > df ? std::log((n - df) / df) : 0;
  return kind == Idf::none ? 1 : std::log(1 + (n - df + 0.5) / (df + 0.5));
}

/// Weights by the definition, over maps.
Rows reference_tfidf(const Texts& texts, const TfidfOptions& options) {
  const tidings::Analyzer analyzer(options.analyzer);
  Rows rows;
  std::map<std::string, double> df;
  for (const auto text : texts) {
    rows.emplace_back();
    for (const auto& term : analyzer.analyze(text)) rows.back()[term] += 1;
    for (const auto& [term, count] : rows.back()) df[term] += 1;
  }
  double total_length = 0;
  double total_distinct = 0;
  for (auto& row : rows) {
    for (auto& [term, count] : row) total_length += options.binary ? count = 1 : count;
    total_distinct += static_cast<double>(row.size());
  }
  const auto n = static_cast<double>(texts.size());
  for (auto& row : rows) {
    double length = 0;
    double most = 0;
    for (const auto& [term, count] : row) {
      length += count;
      most = std::max(most, count);
    }
    const auto distinct = static_cast<double>(row.size());
    double l1 = 0;
    double l2 = 0;
    for (auto& [term, weight] : row) {
      weight = reference_tf(options.weighting, weight, length, most, distinct, total_length / n) *
               reference_idf(options.weighting.idf, df[term], n);
      l1 += weight;
      l2 += weight * weight;
    }
    const double slope = options.weighting.slope;
    const std::map<Norm, double> lengths{{Norm::none, 1},
                                         {Norm::l1, l1},
                                         {Norm::l2, std::sqrt(l2)},
                                         {Norm::pivoted, (1 - slope) * total_distinct / n + slope * distinct}};
    for (auto& [term, weight] : row) {
      if (lengths.at(options.weighting.norm) > 0) weight /= lengths.at(options.weighting.norm);
    }
  }
  return rows;
}

template <class Real>
Rows to_rows(const SparseMatrix<Real>& matrix, const TfidfVectorizer& vectorizer) {
  Rows rows(static_cast<std::size_t>(matrix.rows()));
  for (int i = 0; i < matrix.rows(); ++i) {
    for (typename SparseMatrix<Real>::InnerIterator e(matrix, i); e; ++e) {
      rows[static_cast<std::size_t>(i)][std::string(vectorizer.vocabulary()[e.index()])] =
          static_cast<double>(e.value());
    }
  }
  return rows;
}

void require_close(const Rows& actual, const Rows& expected, double tolerance) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    REQUIRE(actual[i].size() == expected[i].size());
    for (const auto& [term, weight] : expected[i]) REQUIRE(std::abs(actual[i].at(term) - weight) < tolerance);
  }
}

/// Texts of words w0 ... w199, low numbers more often.
std::vector<std::string> random_texts(std::size_t n, unsigned seed) {
  std::mt19937 engine(seed);
  std::geometric_distribution<int> word(0.03);
  std::uniform_int_distribution<int> length(0, 60);
  std::vector<std::string> texts(n);
  for (std::string& text : texts) {
    for (int k = length(engine); k > 0; --k) text += "w" + std::to_string(word(engine)) + " ";
  }
  return texts;
}

template <class Real>
bool bit_equal(const SparseMatrix<Real>& a, const SparseMatrix<Real>& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && a.nonZeros() == b.nonZeros() &&
         std::equal(a.outerIndexPtr(), a.outerIndexPtr() + a.rows() + 1, b.outerIndexPtr()) &&
         std::equal(a.innerIndexPtr(), a.innerIndexPtr() + a.nonZeros(), b.innerIndexPtr()) &&
         std::equal(a.valuePtr(), a.valuePtr() + a.nonZeros(), b.valuePtr());
}

const Texts three = {"lava ash lava", "ash ferry", "ferry ferry train"};

}  // namespace

TEST_CASE("weights equal the definition under every option") {
  TfidfOptions options;
  options.weighting.norm = GENERATE(Norm::none, Norm::l1, Norm::l2, Norm::pivoted);
  options.weighting.idf = GENERATE(Idf::none, Idf::smooth, Idf::plain, Idf::logarithmic, Idf::probabilistic, Idf::bm25);
  options.weighting.tf = GENERATE(Tf::natural, Tf::logarithmic, Tf::augmented, Tf::binary, Tf::log_average, Tf::bm25);
  options.binary = GENERATE(true, false);
  options.analyzer.ngram_range = {1, 2};
  const auto strings = random_texts(40, 3);
  const Texts texts(strings.begin(), strings.end());
  TfidfVectorizer vectorizer(options);
  require_close(to_rows(vectorizer.fit_transform<double>(texts), vectorizer), reference_tfidf(texts, options), 1e-12);
  require_close(to_rows(vectorizer.transform<float>(texts), vectorizer), reference_tfidf(texts, options), 1e-5);
}

TEST_CASE("vectors are bit-equal for any number of threads") {
  const auto strings = random_texts(700, 4);
  const Texts texts(strings.begin(), strings.end());
  TfidfVectorizer one;
  const auto expected = one.fit_transform<float>(texts, {.n_jobs = 1});
  for (const int n_jobs : {2, 8}) {
    TfidfVectorizer many;
    REQUIRE(bit_equal(many.fit_transform<float>(texts, {.n_jobs = n_jobs}), expected));
    REQUIRE(bit_equal(many.transform<float>(texts, {.n_jobs = n_jobs}), expected));
    REQUIRE(many.idf() == one.idf());
  }
}

TEST_CASE("columns are in the order of bytes") {
  TfidfVectorizer vectorizer;
  vectorizer.fit(three);
  std::vector<std::string_view> terms;
  for (tidings::Index c = 0; c < 4; ++c) terms.push_back(vectorizer.vocabulary()[c]);
  REQUIRE(terms == std::vector<std::string_view>{"ash", "ferry", "lava", "train"});
}

TEST_CASE("terms are left out by document frequency and by number") {
  const auto terms = [](const TfidfOptions& options) {
    TfidfVectorizer vectorizer(options);
    vectorizer.fit(three);
    std::set<std::string> result;
    for (std::size_t c = 0; c < vectorizer.vocabulary().size(); ++c) {
      result.emplace(vectorizer.vocabulary()[static_cast<tidings::Index>(c)]);
    }
    return result;
  };
  using Terms = std::set<std::string>;
  REQUIRE(terms({.min_df = std::size_t{2}}) == Terms{"ash", "ferry"});
  REQUIRE(terms({.min_df = 0.5}) == Terms{"ash", "ferry"});
  REQUIRE(terms({.max_df = std::size_t{1}}) == Terms{"lava", "train"});
  REQUIRE(terms({.max_df = 0.5}) == Terms{"lava", "train"});
  REQUIRE(terms({.max_features = 1}) == Terms{"ferry"});
  REQUIRE(terms({.max_features = 3}) == Terms{"ash", "ferry", "lava"});
  REQUIRE(terms({.max_features = 1, .binary = true}) == Terms{"ash"});
}

TEST_CASE("a given vocabulary keeps its order, and learns only the idf") {
  TfidfVectorizer vectorizer(
      {.vocabulary = std::vector<std::string>{"train", "ash", "unseen"}, .weighting = {.norm = Norm::none}});
  const auto rows = to_rows(vectorizer.fit_transform<double>(three), vectorizer);
  REQUIRE(vectorizer.vocabulary()[0] == "train");
  REQUIRE(rows[0].size() == 1);
  REQUIRE(std::abs(rows[0].at("ash") - (std::log(4.0 / 3) + 1)) < 1e-12);
  REQUIRE(std::abs(vectorizer.idf()[2] - (std::log(4.0) + 1)) < 1e-12);
}

TEST_CASE("a vectorizer made from what was learnt transforms as the one that learnt it") {
  TfidfVectorizer learnt;
  learnt.fit(three);
  const TfidfVectorizer restored({}, {"ash", "ferry", "lava", "train"}, learnt.idf());
  REQUIRE(bit_equal(restored.transform<float>(three), learnt.transform<float>(three)));
  REQUIRE_THROWS_AS(TfidfVectorizer({}, {"ash"}, {}), std::invalid_argument);
}

TEST_CASE("what cannot be learnt is refused, and the vectorizer stays as it was") {
  TfidfVectorizer vectorizer;
  REQUIRE_THROWS_AS(vectorizer.transform<float>(three), std::logic_error);
  vectorizer.fit(three);
  REQUIRE_THROWS_WITH(vectorizer.fit(Texts{"", "!"}), contains_text("empty vocabulary: none of the 2 texts"));
  REQUIRE_THROWS_WITH(vectorizer.fit(Texts{}), contains_text("empty vocabulary"));
  REQUIRE(vectorizer.vocabulary().size() == 4);
  REQUIRE_THROWS_WITH(TfidfVectorizer({.min_df = std::size_t{3}}).fit(three), contains_text("no term remains"));
  REQUIRE_THROWS_WITH(TfidfVectorizer({.min_df = std::size_t{2}, .max_df = 0.1}).fit(three), contains_text("max_df"));
  REQUIRE_THROWS_WITH(
      TfidfVectorizer({.vocabulary = std::vector<std::string>{"x"}, .weighting = {.idf = Idf::plain}}).fit(three),
      contains_text("\"x\""));
}

TEST_CASE("a vectorizer refuses wrong options with their value") {
  REQUIRE_THROWS_WITH(TfidfVectorizer({.min_df = 1.5}), contains_text("1.5"));
  REQUIRE_THROWS_WITH(TfidfVectorizer({.max_df = -0.5}), contains_text("-0.5"));
  REQUIRE_THROWS_WITH(TfidfVectorizer({.max_features = 0}), contains_text("max_features"));
  REQUIRE_THROWS_WITH(TfidfVectorizer({.vocabulary = std::vector<std::string>{}}), contains_text("vocabulary"));
  REQUIRE_THROWS_WITH(TfidfVectorizer({.vocabulary = std::vector<std::string>{"a", "a"}}), contains_text("twice"));
}

TEST_CASE("ill-formed texts are counted, or refused with the text's position") {
  const Texts texts = {"lava", "as\xFFh \xFE"};
  TfidfVectorizer vectorizer;
  vectorizer.fit(texts);
  REQUIRE(vectorizer.replaced() == 2);
  TfidfVectorizer strict({.analyzer = {.on_ill_formed = tidings::OnIllFormed::raise}});
  REQUIRE_THROWS_WITH(strict.fit(texts), "text 1: ill-formed UTF-8: byte 0xff at offset 2");
}

TEST_CASE("common words are left out, and n-grams that have them") {
  const Texts texts{"the lava of the ash", "the ferry", "the lava"};
  TfidfVectorizer vectorizer({.analyzer = {.ngram_range = {1, 2}}, .max_word_df = 0.9});
  vectorizer.fit(texts);
  std::vector<std::string> terms;
  for (std::size_t t = 0; t < vectorizer.vocabulary().size(); ++t) {
    terms.emplace_back(vectorizer.vocabulary()[static_cast<tidings::Index>(t)]);
  }
  REQUIRE(terms == std::vector<std::string>{"ash", "ferry", "lava", "lava of", "of"});
  REQUIRE_THROWS_AS(TfidfVectorizer({.analyzer = {.ngram_range = {2, 2}}, .max_word_df = 0.9}), std::invalid_argument);
  REQUIRE_THROWS_AS(TfidfVectorizer({.max_word_df = 1.5}), std::invalid_argument);
}

TEST_CASE("a vectorizer that was saved comes back") {
  const auto strings = random_texts(30, 5);
  const Texts texts(strings.begin(), strings.end());
  const std::string path = (std::filesystem::temp_directory_path() /
                            ("tidings-tfidf-" + std::to_string(std::random_device()()) + ".safetensors"))
                               .string();
  TfidfOptions options{.analyzer = {.stop_words = {"a"}, .ngram_range = {1, 2}}, .min_df = std::size_t{2}};
  options.weighting = {.tf = Tf::bm25, .idf = Idf::bm25, .norm = Norm::none, .k1 = 1.5};
  TfidfVectorizer vectorizer(options);
  REQUIRE_THROWS_AS(vectorizer.save(path), std::logic_error);
  vectorizer.fit(texts);
  vectorizer.save(path);
  TfidfVectorizer loaded = TfidfVectorizer::load(path);
  REQUIRE(loaded.options().analyzer == options.analyzer);
  REQUIRE(loaded.options().weighting == options.weighting);
  REQUIRE((loaded.transform<double>(texts) - vectorizer.transform<double>(texts)).norm() == 0);
  vectorizer.partial_fit(three);
  loaded.partial_fit(three);
  REQUIRE(loaded.idf() == vectorizer.idf());
  std::filesystem::remove(path);
  REQUIRE_THROWS_AS(TfidfVectorizer::load(path), tidings::FileError);
}
