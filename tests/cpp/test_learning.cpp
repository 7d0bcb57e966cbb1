#include <map>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/learnt.hpp"
#include "vectors/tfidf_model.hpp"

using tidings::Index;
using tidings::SparseMatrix;
using tidings::Texts;
using tidings::TfidfOptions;
using tidings::TfidfVectorizer;

namespace {

using Views = std::vector<std::string_view>;

/// Texts of few words, so that n-grams recur: in several scripts, with apostrophes, decomposed, ill-formed, and longer
/// than a chunk.
std::vector<std::string> random_texts(std::size_t n, unsigned seed) {
  const std::vector<std::string> words = {"ash",      "Ash",     "ash's",    "ferry", "a",      "volcano-like",
                                          "1,200.50", "é",       "e\u0301",  "über",  "日本語", "новости",
                                          "don’t",    "don't",   "\xFF\xFE", "ทดสอบ", "x@y",    "",
                                          "straße",   "STRASSE", "ashore"};
  const std::vector<std::string> gaps = {" ", "\n", ", ", "\u00A0", "—", "  "};
  std::mt19937 engine(seed);
  std::vector<std::string> texts(n);
  for (std::string& text : texts) {
    const std::size_t length = engine() % 50 == 0 ? 6000 : engine() % 30;
    for (std::size_t w = 0; w < length; ++w) {
      text += words[engine() % words.size()];
      text += gaps[engine() % gaps.size()];
    }
  }
  return texts;
}

Views views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::vector<TfidfOptions> all_options() {
  std::vector<TfidfOptions> options;
  options.push_back({});
  options.push_back({.analyzer = {.stop_words = {"ash"}, .ngram_range = {1, 3}}, .min_df = std::size_t{2}});
  options.push_back({.analyzer = {.ngram_range = {2, 3}}, .max_df = 0.5});
  options.push_back({.analyzer = {.ngram_range = {1, 2}}, .max_features = 9});
  options.push_back({.analyzer = {.ngram_range = {1, 2}}, .vocabulary = std::vector<std::string>{"ferry ash", "ash"}});
  return options;
}

/// The same columns, idf and weights, bit for bit.
void require_same(const TfidfVectorizer& a, const TfidfVectorizer& b, const Views& texts) {
  REQUIRE(a.n_documents() == b.n_documents());
  REQUIRE(a.replaced() == b.replaced());
  REQUIRE(a.vocabulary().terms() == b.vocabulary().terms());
  REQUIRE(a.idf() == b.idf());
  const SparseMatrix<double> x = a.transform<double>(texts);
  const SparseMatrix<double> y = b.transform<double>(texts);
  REQUIRE(x.nonZeros() == y.nonZeros());
  REQUIRE(std::equal(x.valuePtr(), x.valuePtr() + x.nonZeros(), y.valuePtr()));
  REQUIRE(std::equal(x.innerIndexPtr(), x.innerIndexPtr() + x.nonZeros(), y.innerIndexPtr()));
}

Views part(const Views& texts, std::size_t begin, std::size_t end) {
  return {texts.begin() + static_cast<std::ptrdiff_t>(begin), texts.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace

TEST_CASE("counts are those of the analyzer, for texts of all scripts and any number of threads") {
  const auto owned = random_texts(300, 1);
  const Views texts = views_of(owned);
  for (const tidings::NgramRange range : {tidings::NgramRange{1, 1}, {1, 2}, {2, 4}, {3, 3}}) {
    const tidings::AnalyzerOptions analysis{.stop_words = {"ferry"}, .ngram_range = range};
    const tidings::Analyzer analyzer(analysis);
    std::map<std::string, std::map<Index, double>> expected;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (const std::string& term : analyzer.analyze(texts[i])) expected[term][static_cast<Index>(i)] += 1;
    }
    for (const int n_jobs : {1, 2, 5}) {
      TfidfVectorizer vectorizer(
          {.analyzer = analysis, .weighting = {.idf = tidings::Idf::none, .norm = tidings::Norm::none}});
      const SparseMatrix<double> matrix = vectorizer.fit_transform<double>(texts, {.n_jobs = n_jobs});
      REQUIRE(vectorizer.vocabulary().size() == expected.size());
      const Eigen::SparseMatrix<double> columns = matrix;
      Index column = 0;
      for (const auto& [term, counts] : expected) {
        REQUIRE(vectorizer.vocabulary()[column] == term);
        std::map<Index, double> actual;
        for (Eigen::SparseMatrix<double>::InnerIterator e(columns, column); e; ++e) {
          actual[static_cast<Index>(e.row())] = e.value();
        }
        REQUIRE(actual == counts);
        ++column;
      }
      const SparseMatrix<double> again = vectorizer.transform<double>(texts, {.n_jobs = n_jobs});
      REQUIRE((again - matrix).norm() == 0);
    }
  }
}

TEST_CASE("learning in parts is learning at once") {
  const auto owned = random_texts(200, 2);
  const Views texts = views_of(owned);
  for (const TfidfOptions& options : all_options()) {
    TfidfVectorizer whole(options);
    whole.fit(texts);
    TfidfVectorizer parts(options);
    for (const auto& [begin, end] : std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {1, 90}, {90, 200}}) {
      parts.partial_fit(part(texts, begin, end));
    }
    require_same(parts, whole, texts);
  }
}

TEST_CASE("merging is learning the texts of both") {
  const auto owned = random_texts(200, 3);
  const Views texts = views_of(owned);
  for (const TfidfOptions& options : all_options()) {
    TfidfVectorizer whole(options);
    whole.fit(texts);
    TfidfVectorizer first(options);
    TfidfVectorizer second(options);
    second.fit(part(texts, 60, 200));
    TfidfVectorizer none(options);
    first.merge(none);
    REQUIRE(first.n_documents() == 0);
    first.fit(part(texts, 0, 60));
    first.merge(second);
    require_same(first, whole, texts);
    none.merge(whole);
    require_same(none, whole, texts);
  }
}

TEST_CASE("forgetting is never having learnt") {
  const auto owned = random_texts(200, 4);
  const Views texts = views_of(owned);
  for (const TfidfOptions& options : all_options()) {
    TfidfVectorizer rest(options);
    rest.fit(part(texts, 50, 200));
    TfidfVectorizer forgetful(options);
    forgetful.fit(texts);
    forgetful.forget(part(texts, 0, 50));
    require_same(forgetful, rest, texts);
    forgetful.forget(part(texts, 50, 200));
    REQUIRE(forgetful.n_documents() == 0);
    if (!options.vocabulary) {
      REQUIRE(forgetful.model()->learnt().table.size() == 0);
      REQUIRE_THROWS_AS(forgetful.transform<float>(texts), std::logic_error);
    }
    forgetful.partial_fit(part(texts, 50, 200));
    require_same(forgetful, rest, texts);
  }
}

TEST_CASE("what min_df leaves out comes in when it is frequent") {
  TfidfVectorizer vectorizer({.min_df = std::size_t{2}});
  vectorizer.partial_fit(Views{"ash fell"});
  REQUIRE_FALSE(vectorizer.fitted());
  REQUIRE_THROWS_WITH(vectorizer.transform<float>(Views{"ash"}), contains_text("no term yet"));
  vectorizer.partial_fit(Views{"more ash"});
  REQUIRE(vectorizer.vocabulary().size() == 1);
  REQUIRE(vectorizer.vocabulary()[0] == "ash");
}

TEST_CASE("what was not learnt cannot be forgotten, and nothing is lost by trying") {
  TfidfVectorizer vectorizer;
  REQUIRE_THROWS_AS(vectorizer.forget(Views{"ash"}), std::logic_error);
  vectorizer.fit(Views{"ash fell", "ferry"});
  REQUIRE_THROWS_WITH(vectorizer.forget(Views{"ash ferry lava"}),
                      "forget: the term \"lava\" is in 1 of these texts, but only in 0 of those that were learnt");
  REQUIRE_THROWS_WITH(vectorizer.forget(Views{"", "", ""}), "forget: 3 texts are not among the 2 that were learnt");
  REQUIRE(vectorizer.vocabulary().size() == 3);
}

TEST_CASE("vectorizers that cannot learn together say so") {
  TfidfVectorizer words;
  words.fit(Views{"ash fell"});
  TfidfVectorizer pairs({.analyzer = {.ngram_range = {1, 2}}});
  pairs.fit(Views{"ash fell"});
  REQUIRE_THROWS_AS(words.merge(pairs), std::invalid_argument);
  TfidfVectorizer restored({}, {"ash"}, {1.5});
  REQUIRE_THROWS_AS(restored.partial_fit(Views{"ash"}), std::logic_error);
  TfidfVectorizer few({.max_features = 1});
  few.fit(Views{"ash"});
  REQUIRE_THROWS_WITH(words.merge(few), contains_text("max_features"));
}

TEST_CASE("a damaged state is found out") {
  const auto owned = random_texts(40, 5);
  TfidfVectorizer vectorizer({.analyzer = {.ngram_range = {1, 3}}});
  vectorizer.fit(views_of(owned));
  const tidings::detail::Learnt learnt = vectorizer.model()->learnt();
  REQUIRE_NOTHROW(tidings::detail::check(learnt, false, false));
  const auto damaged = [&](const auto& damage) {
    tidings::detail::Learnt copy = learnt;
    damage(copy);
    REQUIRE_THROWS_AS(tidings::detail::check(copy, false, false), std::invalid_argument);
  };
  damaged([](auto& l) { l.table.df.pop_back(); });
  damaged([](auto& l) { l.table.df[0] = 41; });
  damaged([](auto& l) { l.table.ends.clear(); });
  damaged([](auto& l) { l.table.ends[1] = l.table.size() + 1; });
  damaged([](auto& l) { l.table.occurrences.resize(1); });
  damaged([](auto& l) { std::swap(l.table.ngrams[0], l.table.ngrams[1]); });
  damaged([](auto& l) { l.table.ngrams.back() = 0; });
  damaged([](auto& l) { l.table.ngrams[0] |= 0xFFFFFFFFU; });
  damaged([](auto& l) { l.table.words = {}; });
}
