#include "clusters/story_furniture.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/xxh64.hpp"
#include "clusters/sparse_sum.hpp"
#include "clusters/text_units.hpp"
#include "tidings/stories/corpus_builder.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_stories = 3;
constexpr std::size_t most_compared = 256;  ///< of the stories with a unit
constexpr std::size_t least_rest = 3;       ///< a story counts if what does not recur is one part in so many of it
constexpr double least_evidence = 480;      ///< words of all rests together: three teasers of one event can share none

bool has(const std::vector<std::uint64_t>& keys, std::string_view unit) {
  return std::ranges::binary_search(keys, key_of_unit(unit));
}

/// A mean cosine between those of stories of one event and of others, which are far apart: higher for few texts and
/// short ones, whose mean can be high by chance.
double likeness_within_events(double words, double n) {
  return 0.16 * words * words / (words * words + 36 * 36) + 22 / (words + 40) / std::pow(n, 0.7);
}

/// The text without units of those keys. Where the text ends, so does a unit; white space goes with what was before it.
std::string text_without(std::string_view text, const std::vector<std::uint64_t>& keys) {
  std::string result;
  for_each_unit(text, [&](std::string_view unit) {
    if (!has(keys, unit)) result += unit;
  });
  return result;
}

/// Stories that share units, and their vectors without these.
class Rests {
 public:
  Rests(const Corpus& stories, const std::vector<UnitPlace>& recurring, TfidfOptions options,
        const Execution& execution)
      : place_(stories.size(), stories.size()) {
    std::vector<std::uint64_t> keys;
    std::vector<std::size_t> positions;
    for (const UnitPlace& unit : recurring) {
      if (keys.empty() || keys.back() != unit.key) keys.push_back(unit.key);
      positions.push_back(unit.text);
    }
    std::ranges::sort(positions);
    positions.erase(std::ranges::unique(positions).begin(), positions.end());
    std::vector<std::string> texts;
    for (const std::size_t i : positions) {
      place_[i] = texts.size();
      texts.push_back(rest_of(stories, i, keys));
      if (least_rest * texts.back().size() < stories.text(i).size()) texts.back().clear();
      hashes_.push_back(xxh64(stories.text(i)));
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    TfidfVectorizer vectorizer(std::move(options));
    const Analyzer& analyzer = vectorizer.analyzer();
    if (std::ranges::none_of(views, [&](std::string_view text) { return !analyzer.analyze(text).empty(); })) return;
    rows_ = normalized_rows(view(vectorizer.fit_transform<double>(views, execution)));
    words_ = median_size();
  }

  /// Whether the stories are less alike than those of one event are.
  [[nodiscard]] bool are_strangers(std::span<const UnitPlace> stories) const {
    if (rows_.rows() == 0) return false;
    std::vector<std::size_t> rows;
    for (const UnitPlace& story : stories) {
      const std::size_t row = place_[story.text];
      if (size_of(row) > 0) rows.push_back(row);
    }
    const auto n = static_cast<double>(rows.size());
    if (rows.size() < least_stories || n * words_ < least_evidence) return false;
    return mean_cosine(std::move(rows)) < likeness_within_events(words_, n);
  }

 private:
  static std::string rest_of(const Corpus& stories, std::size_t i, const std::vector<std::uint64_t>& keys) {
    const std::string_view headline = stories.headline(i);
    std::string_view text = stories.text(i);
    if (!headline.empty() && has(keys, headline) && text.starts_with(headline)) text.remove_prefix(headline.size());
    return text_without(text, keys);
  }

  [[nodiscard]] Index size_of(std::size_t row) const {
    return rows_.outerIndexPtr()[row + 1] - rows_.outerIndexPtr()[row];
  }

  [[nodiscard]] double median_size() const {
    std::vector<Index> sizes;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      if (size_of(i) > 0) sizes.push_back(size_of(i));
    }
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::ranges::nth_element(sizes, middle);
    return *middle;
  }

  /// Of many, those whose texts have the lowest hashes are compared: the same in any order of the stories.
  [[nodiscard]] double mean_cosine(std::vector<std::size_t> rows) const {
    const auto hash = [&](std::size_t row) { return hashes_[row]; };
    std::ranges::stable_sort(rows, {}, hash);
    rows.resize(std::min(rows.size(), most_compared));
    const auto n = static_cast<double>(rows.size());
    const SparseSum sum = sum_rows(rows_, rows);
    return (dot(sum.row(), sum.row()) - n) / (n * (n - 1));
  }

  std::vector<std::size_t> place_;  ///< of each story: its row
  std::vector<std::uint64_t> hashes_;
  SparseMatrix<double> rows_;
  double words_ = 0;
};

/// The places of those units that stand in several stories.
std::vector<UnitPlace> recurring_units(const Corpus& stories, const Execution& execution) {
  std::vector<std::string_view> headlines;
  for (std::size_t i = 0; i < stories.size(); ++i) headlines.push_back(stories.headline(i));
  std::vector<UnitPlace> recurring;
  for_each_key(unit_places(stories.texts(), headlines, execution), [&](std::span<const UnitPlace> unit) {
    if (unit.size() >= least_stories) recurring.insert(recurring.end(), unit.begin(), unit.end());
  });
  return recurring;
}

}  // namespace

StoryFurniture::StoryFurniture(std::vector<std::uint64_t> keys) : keys_(std::move(keys)) {
  std::ranges::sort(keys_);
}

StoryFurniture::StoryFurniture(const Corpus& stories, const std::vector<std::string>& stop_words,
                               const std::shared_ptr<const Background>& background, const Execution& execution) {
  const std::vector<UnitPlace> recurring = recurring_units(stories, execution);
  if (recurring.empty()) return;
  TfidfOptions words{.weighting = {.tf = Tf::logarithmic}, .background = background};
  words.analyzer.stop_words = stop_words;
  const Rests rests(stories, recurring, std::move(words), {.n_jobs = execution.n_jobs});
  for_each_key(recurring, [&](std::span<const UnitPlace> unit) {
    if (rests.are_strangers(unit)) keys_.push_back(unit.front().key);
  });
}

bool StoryFurniture::contains(std::string_view unit) const {
  return has(keys_, unit);
}

bool StoryFurniture::is_all_of(std::string_view headline) const {
  return contains(headline) || (key_of_unit(headline) != 0 && key_of_unit(text_without(headline, keys_)) == 0);
}

bool StoryFurniture::stands_in(const Corpus& stories, std::size_t i) const {
  if (contains(stories.headline(i))) return true;
  bool found = false;
  for_each_unit(stories.text(i), [&](std::string_view unit) { found = found || contains(unit); });
  return found;
}

Story StoryFurniture::cleaned(Story story) const {
  if (!story.headline.empty() && is_all_of(story.headline)) story.headline.clear();
  for (std::string& takeaway : story.takeaways) takeaway = text_without(takeaway, keys_);
  for (std::string& paragraph : story.paragraphs) paragraph = text_without(paragraph, keys_);
  std::erase(story.takeaways, "");
  std::erase(story.paragraphs, "");
  return story;
}

Corpus StoryFurniture::without(const Corpus& stories) const {
  if (empty()) return stories;
  CorpusBuilder builder;
  std::vector<std::size_t> positions(stories.size());
  std::size_t n_cleaned = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    positions[i] = i;
    if (!stands_in(stories, i)) continue;
    positions[i] = stories.size() + n_cleaned++;
    builder.add(cleaned(stories[i]));
  }
  return n_cleaned == 0 ? stories : (stories + std::move(builder).build()).select(positions);
}

}  // namespace tidings::detail
