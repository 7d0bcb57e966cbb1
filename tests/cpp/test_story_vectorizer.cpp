#include <cmath>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/vectors/story_vectorizer.hpp"

using tidings::Corpus;
using tidings::Norm;
using tidings::SparseMatrix;
using tidings::Story;
using tidings::StoryColumn;
using tidings::StoryField;
using tidings::StoryVectorizer;

namespace {

Corpus stories() {
  Story first;
  first.headline = "Lava reaches harbour";
  first.paragraphs = {"Trains stand still in Grindavik."};
  Story second;
  second.headline = "Lava again";
  second.paragraphs = {"Nobody left Grindavik."};
  return Corpus({first, second});
}

}  // namespace

TEST_CASE("the cosine of stories is the weighted mean of the fields'") {
  const Corpus corpus = stories();
  const std::vector<StoryField> fields{
      {"headline", StoryColumn::headline, 1, {}},
      {"names", StoryColumn::body, 3, {.analyzer = {.unit = tidings::Unit::names}}},
  };
  StoryVectorizer vectorizer(fields);
  REQUIRE_THROWS_AS(vectorizer.transform<double>(corpus), std::logic_error);
  REQUIRE_THROWS_AS(vectorizer.columns_of("names"), std::logic_error);
  const SparseMatrix<double> matrix = vectorizer.fit_transform<double>(corpus);
  double expected = 0;
  for (const auto column : {StoryColumn::headline, StoryColumn::body}) {
    const bool names = column == StoryColumn::body;
    tidings::TfidfVectorizer alone(fields[names ? 1 : 0].vectors);
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < 2; ++i) texts.push_back(names ? corpus.body(i) : corpus.headline(i));
    const auto rows = alone.fit_transform<double>(texts);
    expected += (names ? 0.75 : 0.25) * rows.row(0).dot(rows.row(1));
  }
  REQUIRE(std::abs(matrix.row(0).dot(matrix.row(1)) - expected) < 1e-15);
  REQUIRE((vectorizer.transform<double>(corpus) - matrix).norm() == 0);
  REQUIRE(vectorizer.columns_of("headline") == std::pair<tidings::Index, tidings::Index>{0, 4});
  REQUIRE(vectorizer.columns_of("names") == std::pair<tidings::Index, tidings::Index>{4, 5});
  REQUIRE(vectorizer.vectorizer("names").vocabulary()[0] == "grindavik");
  REQUIRE_THROWS_AS(vectorizer.columns_of("byline"), std::invalid_argument);
}

TEST_CASE("any column that is text can be a field, and lists are joined") {
  tidings::Story story;
  story.kicker = "kicker";
  story.epigraph = "epigraph";
  story.byline = {"Ann Doe", "Bo Roe"};
  story.paragraphs = {"first", "second"};
  story.takeaways = {"takeaway", "another"};
  story.subheads = {"subhead"};
  story.captions = {"caption"};
  story.corrections = {"correction"};
  story.url = "url";
  story.language = "en";
  story.label = "label";
  const std::vector<std::pair<StoryColumn, std::vector<std::string>>> expected{
      {StoryColumn::kicker, {"kicker"}},     {StoryColumn::epigraph, {"epigraph"}},
      {StoryColumn::byline, {"doe", "ann"}}, {StoryColumn::paragraphs, {"first", "second"}},
      {StoryColumn::subheads, {"subhead"}},  {StoryColumn::takeaways, {"another", "takeaway"}},
      {StoryColumn::captions, {"caption"}},  {StoryColumn::corrections, {"correction"}},
      {StoryColumn::url, {"url"}},           {StoryColumn::language, {"en"}},
      {StoryColumn::label, {"label"}}};
  for (const auto& [column, terms] : expected) {
    StoryVectorizer vectorizer({{"field", column, 1, {}}});
    REQUIRE(vectorizer.fit_transform<float>(Corpus({story})).nonZeros() > 0);
    for (const std::string& term : terms) REQUIRE(vectorizer.vectorizer("field").vocabulary().find(term));
    const std::string path = (std::filesystem::temp_directory_path() / "tidings-column.safetensors").string();
    vectorizer.save(path);
    REQUIRE(StoryVectorizer::load(path).fields().front().column == column);
    std::filesystem::remove(path);
  }
}

TEST_CASE("a field without terms has no columns") {
  StoryVectorizer vectorizer({{"text", StoryColumn::text, 1, {}}, {"source", StoryColumn::source, 1, {}}});
  const auto matrix = vectorizer.fit_transform<float>(stories());
  const auto [begin, end] = vectorizer.columns_of("source");
  REQUIRE(begin == end);
  REQUIRE(vectorizer.transform<float>(stories()).cols() == matrix.cols());
}

TEST_CASE("stories are learnt in parts, merged and forgotten as if all had been fitted at once") {
  const Corpus both = stories();
  const Corpus first = both.select(std::vector<std::size_t>{0});
  const Corpus second = both.select(std::vector<std::size_t>{1});
  StoryVectorizer fitted;
  const SparseMatrix<double> expected = fitted.fit_transform<double>(both);
  StoryVectorizer in_parts;
  in_parts.partial_fit(second);
  in_parts.partial_fit(first);
  REQUIRE((in_parts.transform<double>(both) - expected).norm() == 0);
  StoryVectorizer merged;
  merged.partial_fit(first);
  StoryVectorizer other;
  other.partial_fit(second);
  merged.merge(other);
  REQUIRE((merged.transform<double>(both) - expected).norm() == 0);
  merged.forget(second);
  StoryVectorizer alone;
  alone.partial_fit(first);
  REQUIRE((merged.transform<double>(both) - alone.transform<double>(both)).norm() == 0);
  REQUIRE(merged.vectorizer("text").vocabulary().terms() == alone.vectorizer("text").vocabulary().terms());
  REQUIRE_THROWS_AS(merged.forget(both), std::invalid_argument);
  REQUIRE_THROWS_AS(merged.merge(StoryVectorizer({{"text", StoryColumn::text, 1, {}}})), std::invalid_argument);
  REQUIRE_THROWS_AS(StoryVectorizer().forget(both), std::logic_error);
}

TEST_CASE("a saved vectorizer of stories comes back, and learns on") {
  const std::string path = "test_story_vectorizer.safetensors";
  const Corpus corpus = stories();
  StoryVectorizer saved({{"headline", StoryColumn::headline, 1, {}},
                         {"names", StoryColumn::body, 3, {.analyzer = {.unit = tidings::Unit::names}}}});
  REQUIRE_THROWS_AS(saved.save(path), std::logic_error);
  saved.partial_fit(corpus);
  saved.save(path);
  StoryVectorizer loaded = StoryVectorizer::load(path);
  REQUIRE(loaded.fields()[1].name == "names");
  REQUIRE(loaded.fields()[1].column == StoryColumn::body);
  REQUIRE(loaded.fields()[1].weight == 3);
  REQUIRE((loaded.transform<double>(corpus) - saved.transform<double>(corpus)).norm() == 0);
  saved.partial_fit(corpus);
  loaded.partial_fit(corpus);
  REQUIRE((loaded.transform<double>(corpus) - saved.transform<double>(corpus)).norm() == 0);
  tidings::TfidfVectorizer words;
  words.fit(std::vector<std::string_view>{"lava"});
  words.save(path);
  REQUIRE_THROWS_AS(StoryVectorizer::load(path), tidings::FileError);
  std::remove(path.c_str());
}

TEST_CASE("wrong fields of stories are refused") {
  const StoryField field{"a", StoryColumn::text, 1, {}};
  REQUIRE_THROWS_AS(StoryVectorizer(std::vector<StoryField>{}), std::invalid_argument);
  REQUIRE_THROWS_AS(StoryVectorizer({field, field}), std::invalid_argument);
  REQUIRE_THROWS_AS(StoryVectorizer({{"a", StoryColumn::text, -1, {}}}), std::invalid_argument);
  REQUIRE_THROWS_AS(StoryVectorizer({{"a", StoryColumn::text, 1, {.weighting = {.norm = Norm::l1}}}}),
                    std::invalid_argument);
  const SparseMatrix<double> two(2, 1);
  const SparseMatrix<double> three(3, 1);
  const std::vector<tidings::SparseView<double>> views{tidings::view(two), tidings::view(three)};
  const std::vector<double> weights{1, 1};
  REQUIRE_THROWS_AS(tidings::join_fields<double>(views, weights), std::invalid_argument);
}
