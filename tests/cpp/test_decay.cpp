// Document frequencies that fade with time, and the forms of words that models keep.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/text/surface_forms.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/decay.hpp"

using tidings::SparseMatrix;
using tidings::TfidfOptions;
using tidings::TfidfVectorizer;

namespace {

constexpr std::int64_t day = 86400;

struct Collection {
  std::vector<std::string> texts;
  std::vector<std::int64_t> times;

  [[nodiscard]] Collection part(std::size_t begin, std::size_t end) const {
    return {{texts.begin() + std::ptrdiff_t(begin), texts.begin() + std::ptrdiff_t(end)},
            {times.begin() + std::ptrdiff_t(begin), times.begin() + std::ptrdiff_t(end)}};
  }
  [[nodiscard]] std::vector<std::string_view> views() const { return {texts.begin(), texts.end()}; }
};

Collection random_collection(std::size_t n, std::mt19937& random) {
  const std::vector<std::string> words{"Lava", "lava", "LAVA", "ash's", "Ash", "harbour", "Harbour", "train", "Zug"};
  Collection collection;
  for (std::size_t i = 0; i < n; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 1 + random() % 6; ++k) text += words[random() % words.size()] + " ";
    collection.texts.push_back(text);
    collection.times.push_back(1'700'000'000 + static_cast<std::int64_t>(random() % 200) * day / 4);
  }
  return collection;
}

TfidfOptions options() {
  TfidfOptions result{.analyzer = {.ngram_range = {1, 2}}};
  result.half_life = 3.5;
  result.surface_forms = true;
  return result;
}

void require_equal(const TfidfVectorizer& a, const TfidfVectorizer& b) {
  REQUIRE(a.vocabulary().terms() == b.vocabulary().terms());
  REQUIRE(a.idf() == b.idf());
  REQUIRE(a.surface_forms() == b.surface_forms());
}

}  // namespace

TEST_CASE("the idf of what fades is that of the direct formula") {
  std::mt19937 random(1);
  const Collection all = random_collection(60, random);
  TfidfVectorizer vectorizer(options());
  const auto matrix = vectorizer.fit_transform<double>(all.views(), {}, all.times);
  const std::int64_t now = *std::max_element(all.times.begin(), all.times.end());
  const auto weight = [&](std::size_t i) { return std::exp2(-double(now - all.times[i]) / double(day) / 3.5); };
  double n = 0;
  for (std::size_t i = 0; i < all.texts.size(); ++i) n += weight(i);
  std::vector<double> df(vectorizer.n_columns(), 0.0);
  for (int row = 0; row < matrix.outerSize(); ++row) {
    for (SparseMatrix<double>::InnerIterator entry(matrix, row); entry; ++entry) {
      df[static_cast<std::size_t>(entry.col())] += weight(static_cast<std::size_t>(row));
    }
  }
  for (std::size_t c = 0; c < df.size(); ++c) {
    REQUIRE(std::abs(vectorizer.idf()[c] - (std::log((1 + n) / (1 + df[c])) + 1)) < 1e-9);
  }
}

TEST_CASE("what fades and what forms are kept do not depend on parts, order or what was forgotten") {
  std::mt19937 random(2);
  for (int round = 0; round < 20; ++round) {
    const Collection all = random_collection(40, random);
    const Collection first = all.part(0, 15);
    const Collection rest = all.part(15, 40);
    TfidfVectorizer whole(options());
    whole.fit(all.views(), {.n_jobs = 2}, all.times);
    TfidfVectorizer parts(options());
    parts.partial_fit(rest.views(), {}, rest.times);
    parts.partial_fit(first.views(), {}, first.times);
    require_equal(parts, whole);
    TfidfVectorizer merged(options());
    merged.fit(first.views(), {}, first.times);
    TfidfVectorizer other(options());
    other.fit(rest.views(), {}, rest.times);
    merged.merge(other);
    require_equal(merged, whole);
    merged.forget(first.views(), {}, first.times);
    require_equal(merged, other);
  }
}

TEST_CASE("what fades and the forms are saved") {
  std::mt19937 random(3);
  const std::string path = "test_decay.safetensors";
  const Collection all = random_collection(30, random);
  TfidfVectorizer vectorizer(options());
  vectorizer.fit(all.views(), {}, all.times);
  vectorizer.save(path);
  TfidfVectorizer loaded = TfidfVectorizer::load(path);
  std::remove(path.c_str());
  require_equal(loaded, vectorizer);
  loaded.forget(all.part(0, 10).views(), {}, all.part(0, 10).times);
  TfidfVectorizer fresh(options());
  fresh.fit(all.part(10, 30).views(), {}, all.part(10, 30).times);
  require_equal(loaded, fresh);
}

TEST_CASE("forms that a model keeps are those that its texts have") {
  std::mt19937 random(4);
  const Collection all = random_collection(50, random);
  TfidfOptions words{.surface_forms = true};
  TfidfVectorizer vectorizer(words);
  vectorizer.fit(all.views());
  std::vector<std::string> terms;
  for (std::size_t c = 0; c < vectorizer.n_columns(); ++c) {
    terms.emplace_back(vectorizer.vocabulary()[static_cast<tidings::Index>(c)]);
  }
  const auto views = all.views();
  REQUIRE(vectorizer.surface_forms() == tidings::surface_forms(views, vectorizer.analyzer(), terms));
  words.analyzer.ngram_range = {1, 2};
  TfidfVectorizer pairs(words);
  pairs.fit(std::vector<std::string_view>{"Ana Pérez's trains", "東京 Tower"});
  REQUIRE(pairs.surface_forms() == std::vector<std::string>{"Ana", "Ana Pérez", "Pérez", "Pérez trains", "Tower",
                                                            "trains", "東京", "東京 Tower"});
}

TEST_CASE("times and forms that cannot be are refused") {
  const std::vector<std::string_view> texts{"lava", "ash"};
  const std::vector<std::int64_t> times{0, day};
  TfidfOptions fading;
  fading.half_life = 1;
  TfidfVectorizer vectorizer(fading);
  REQUIRE_THROWS_AS(vectorizer.fit(texts), std::invalid_argument);
  REQUIRE_THROWS_AS(TfidfVectorizer().fit(texts, {}, times), std::invalid_argument);
  REQUIRE_THROWS_AS(vectorizer.fit(texts, {}, std::vector<std::int64_t>{0, std::int64_t{1} << 62U}),
                    std::invalid_argument);
  vectorizer.fit(texts, {}, times);
  REQUIRE_THROWS_AS(vectorizer.forget(std::vector<std::string_view>{"lava"}, {}, std::vector<std::int64_t>{day}),
                    std::invalid_argument);
  REQUIRE(vectorizer.n_documents() == 2);
  TfidfVectorizer plain;
  plain.fit(texts);
  REQUIRE_THROWS_AS(plain.merge(vectorizer), std::invalid_argument);
  REQUIRE_THROWS_AS(plain.surface_forms(), std::logic_error);
  fading.half_life = -1;
  REQUIRE_THROWS_AS(TfidfVectorizer(fading), std::invalid_argument);
  TfidfOptions characters;
  characters.analyzer.unit = tidings::Unit::characters;
  characters.surface_forms = true;
  REQUIRE_THROWS_AS(TfidfVectorizer(characters), std::invalid_argument);
}

TEST_CASE("damaged states of what fades are noticed") {
  using tidings::detail::Decayed;
  using tidings::detail::is_sound;
  const Decayed sound{{5, 9}, {1, 2}, {0, 3}, {2, 3}, {0, 2, 1}, {7, 7, 7}};
  REQUIRE(is_sound(sound, 3, 3));
  REQUIRE(is_sound(Decayed{}, 0, 3));
  REQUIRE_FALSE(is_sound(sound, 4, 3));
  REQUIRE_FALSE(is_sound(sound, 3, 2));
  Decayed damaged = sound;
  damaged.ends = {3, 2};
  REQUIRE_FALSE(is_sound(damaged, 3, 3));
  damaged = sound;
  damaged.terms = {2, 0, 1};
  REQUIRE_FALSE(is_sound(damaged, 3, 3));
  damaged = sound;
  damaged.weights[1] = 0;
  REQUIRE_FALSE(is_sound(damaged, 3, 3));
  damaged = sound;
  damaged.times = {9, 5};
  REQUIRE_FALSE(is_sound(damaged, 3, 3));
}
