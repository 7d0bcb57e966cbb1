#include "tidings/similarity/differences.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>

#include "similarity/shingle_reader.hpp"
#include "tidings/text/analyzer.hpp"

namespace tidings {
namespace {

constexpr std::size_t most_cells = 250'000;  ///< of a table of subsequences
constexpr std::size_t most_levels = 64;      ///< of passages within passages
constexpr std::size_t least_common = 3;      ///< words in a row

using Words = std::span<const std::uint32_t>;

/// A word of the first text, and the one of the second that it is.
struct Match {
  std::size_t first;
  std::size_t second;
};

/// Words as numbers, the same for the same word.
class Numbers {
 public:
  [[nodiscard]] std::vector<std::uint32_t> of(const TermList& terms) {
    std::vector<std::uint32_t> words;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      words.push_back(numbers_.emplace(std::string(terms[i].text), next).first->second);
    }
    return words;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The longest series of matches that ascends in both texts, of matches that ascend in the first.
std::vector<Match> longest_ascending(const std::vector<Match>& matches) {
  constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> ends;  // of the series of each length, the match with the lowest end
  std::vector<std::size_t> previous(matches.size(), none);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto at =
        std::ranges::lower_bound(ends, matches[i].second, {}, [&](std::size_t m) { return matches[m].second; });
    if (at != ends.begin()) previous[i] = *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<Match> series;
  for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i]) series.push_back(matches[i]);
  std::ranges::reverse(series);
  return series;
}

/// Finds which words of two texts are the same ones.
class Matcher {
 public:
  Matcher(Words first, Words second) : a_(first), b_(second) {}

  [[nodiscard]] std::vector<Match> match() {
    match({0, a_.size()}, {0, b_.size()}, 0);
    std::ranges::sort(matches_, {}, &Match::first);
    return std::move(matches_);
  }

 private:
  void match(Span a, Span b, std::size_t level) {
    while (a.begin < a.end && b.begin < b.end && a_[a.begin] == b_[b.begin]) add(a.begin++, b.begin++);
    while (a.begin < a.end && b.begin < b.end && a_[a.end - 1] == b_[b.end - 1]) add(--a.end, --b.end);
    if (a.begin == a.end || b.begin == b.end) return;
    const std::vector<Match> anchors = level < most_levels ? unique_in_both(a, b) : std::vector<Match>();
    if (anchors.empty()) return match_subsequence(a, b);
    for (const Match& anchor : anchors) {
      match({a.begin, anchor.first}, {b.begin, anchor.second}, level + 1);
      add(anchor.first, anchor.second);
      a.begin = anchor.first + 1;
      b.begin = anchor.second + 1;
    }
    match(a, b, level + 1);
  }

  void add(std::size_t first, std::size_t second) { matches_.push_back({first, second}); }

  [[nodiscard]] std::vector<Match> unique_in_both(const Span& a, const Span& b) const {
    struct Places {
      std::size_t n_first = 0;
      std::size_t n_second = 0;
      std::size_t second = 0;
    };
    std::unordered_map<std::uint32_t, Places> places;
    for (std::size_t i = a.begin; i < a.end; ++i) ++places[a_[i]].n_first;
    for (std::size_t j = b.begin; j < b.end; ++j) {
      Places& place = places[b_[j]];
      ++place.n_second;
      place.second = j;
    }
    std::vector<Match> matches;
    for (std::size_t i = a.begin; i < a.end; ++i) {
      const Places& place = places[a_[i]];
      if (place.n_first == 1 && place.n_second == 1) matches.push_back({i, place.second});
    }
    return longest_ascending(matches);
  }

  /// The longest common subsequence, by the table of those of all ends.
  void match_subsequence(const Span& a, const Span& b) {
    const std::size_t n = a.end - a.begin;
    const std::size_t m = b.end - b.begin;
    if (n > most_cells / m) return;
    std::vector<std::uint32_t> lengths((n + 1) * (m + 1), 0);
    const auto length = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return lengths[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        const bool same = a_[a.begin + i] == b_[b.begin + j];
        length(i, j) = same ? 1 + length(i + 1, j + 1) : std::max(length(i + 1, j), length(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
      if (a_[a.begin + i] == b_[b.begin + j]) {
        add(a.begin + i++, b.begin + j++);
      } else if (length(i + 1, j) >= length(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  Words a_;
  Words b_;
  std::vector<Match> matches_;
};

/// Passages in words: those that are the same, and what lies between them.
std::vector<Difference> passages(const std::vector<Match>& matches, std::size_t n_first, std::size_t n_second) {
  std::vector<Difference> result;
  std::size_t a = 0;
  std::size_t b = 0;
  const auto change_up_to = [&](std::size_t first, std::size_t second) {
    if (a < first || b < second) result.push_back({false, {a, first}, {b, second}});
  };
  for (const auto& [first, second] : matches) {
    change_up_to(first, second);
    a = first + 1;
    b = second + 1;
    if (!result.empty() && result.back().same) {
      result.back().first.end = a;
      result.back().second.end = b;
    } else {
      result.push_back({true, {first, a}, {second, b}});
    }
  }
  change_up_to(n_first, n_second);
  return result;
}

std::size_t length(const Difference& passage) {
  return std::max(passage.first.end - passage.first.begin, passage.second.end - passage.second.begin);
}

/// Joins changes that only a few words keep apart.
std::vector<Difference> without_chance(const std::vector<Difference>& passages) {
  std::vector<Difference> result;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const bool between = i > 0 && i + 1 < passages.size() && !result.back().same;
    const bool chance = passages[i].same && between && length(passages[i]) < least_common &&
                        2 * length(passages[i]) < length(result.back()) + length(passages[i + 1]);
    if (chance || (!passages[i].same && !result.empty() && !result.back().same)) {
      result.back().first.end = passages[i].first.end;
      result.back().second.end = passages[i].second.end;
    } else {
      result.push_back(passages[i]);
    }
  }
  return result;
}

/// Where in the text a word begins; the first one at the text's begin, and what follows the last at its end.
std::size_t place_of(const TermList& terms, std::size_t word, std::size_t size) {
  return word == 0 ? 0 : word == terms.size() ? size : terms[word].begin;
}

Span in_bytes(const Span& words, const TermList& terms, std::size_t size) {
  if (terms.size() == 0) return {0, size};
  if (words.begin == words.end) {
    const std::size_t at = place_of(terms, words.begin, size);
    return {at, at};
  }
  return {place_of(terms, words.begin, size), words.end == terms.size() ? size : terms[words.end].begin};
}

}  // namespace

std::vector<Difference> differences(std::string_view first, std::string_view second) {
  const Analyzer analyzer(detail::shingle_words());
  TermList a;
  TermList b;
  analyzer.analyze(first, a);
  analyzer.analyze(second, b);
  Numbers numbers;
  const std::vector<std::uint32_t> words = numbers.of(a);
  const std::vector<std::uint32_t> others = numbers.of(b);
  std::vector<Difference> result =
      without_chance(passages(Matcher(words, others).match(), words.size(), others.size()));
  for (Difference& passage : result) {
    passage.first = in_bytes(passage.first, a, first.size());
    passage.second = in_bytes(passage.second, b, second.size());
  }
  return result;
}

}  // namespace tidings
