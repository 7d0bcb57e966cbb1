#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "vectors/term_table.hpp"

namespace tidings::detail {
namespace {

/// A table that is read from its begin to its end, and what its terms have become.
class Reader {
 public:
  explicit Reader(const TermTable& table) : table_(table), numbers_(table.size()) {}

  [[nodiscard]] const TermTable& table() const { return table_; }
  [[nodiscard]] TermId at() const { return at_; }
  [[nodiscard]] bool is_before(std::size_t length) const { return at_ < end(length); }
  [[nodiscard]] std::string_view word() const { return table_.words[at_]; }
  [[nodiscard]] NgramTable::Key ngram() const {
    return NgramTable::key_of(numbers_[table_.prefix_of(at_)], numbers_[table_.word_of(at_)]);
  }

  void next(TermId number) { numbers_[at_++] = number; }
  [[nodiscard]] Renumbering numbers() && { return std::move(numbers_); }

 private:
  [[nodiscard]] std::size_t end(std::size_t length) const {
    return table_.ends.empty() ? 0 : table_.ends[std::min(length, table_.ends.size()) - 1];
  }

  const TermTable& table_;
  TermId at_ = 0;
  Renumbering numbers_;
};

/// Makes two tables one, term by term.
class Merger {
 public:
  Merger(const TermTable& a, const TermTable& b) : a_(a), b_(b) {
    table_.words.reserve(a.words.size() + b.words.size(), a.words.bytes().size() + b.words.bytes().size());
    table_.ngrams.reserve(a.ngrams.size() + b.ngrams.size());
    table_.df.reserve(a.size() + b.size());
    table_.occurrences.reserve(a.occurrences.size() + b.occurrences.size());
  }

  MergedTerms merge() && {
    merge(
        1, [](const Reader& reader) { return reader.word(); },
        [&](std::string_view word) { table_.words.push_back(word); });
    const std::size_t longest = std::max(a_.table().ends.size(), b_.table().ends.size());
    for (std::size_t length = 2; length <= longest; ++length) {
      merge(
          length, [](const Reader& reader) { return reader.ngram(); },
          [&](NgramTable::Key ngram) { table_.ngrams.push_back(ngram); });
    }
    MergedTerms merged{std::move(table_), {}};
    merged.of.push_back(std::move(a_).numbers());
    merged.of.push_back(std::move(b_).numbers());
    return merged;
  }

 private:
  /// Merges the terms of a length.
  template <class Key, class Append>
  void merge(std::size_t length, const Key& key, const Append& append) {
    while (a_.is_before(length) && b_.is_before(length)) {
      const auto first = key(a_);
      const auto second = key(b_);
      append(std::min(first, second));
      take(first <= second, second <= first);
    }
    for (; a_.is_before(length); take(true, false)) append(key(a_));
    for (; b_.is_before(length); take(false, true)) append(key(b_));
    table_.ends.push_back(table_.size());
  }

  void take(bool from_a, bool from_b) {
    const auto number = static_cast<TermId>(table_.size());
    table_.df.push_back((from_a ? a_.table().df[a_.at()] : 0) + (from_b ? b_.table().df[b_.at()] : 0));
    const auto occurrences = [](const Reader& reader) { return reader.table().occurrences[reader.at()]; };
    if (!a_.table().occurrences.empty() || !b_.table().occurrences.empty()) {
      table_.occurrences.push_back((from_a ? occurrences(a_) : 0) + (from_b ? occurrences(b_) : 0));
    }
    if (from_a) a_.next(number);
    if (from_b) b_.next(number);
  }

  Reader a_;
  Reader b_;
  TermTable table_;
};

/// Makes neighbouring tables one.
/// @return the table that each one went into is at half its position
std::vector<MergedTerms> merge_pairs(std::vector<TermTable> tables, const Execution& execution) {
  std::vector<MergedTerms> merged((tables.size() + 1) / 2);
  parallel_for(merged.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) {
        if (2 * p + 1 < tables.size()) {
          merged[p] = merge_terms(tables[2 * p], tables[2 * p + 1]);
          tables[2 * p] = tables[2 * p + 1] = {};
        } else {
          merged[p].table = std::move(tables[2 * p]);
        }
      }
    };
  });
  return merged;
}

Renumbering identity(std::size_t n) {
  Renumbering numbers(n);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

MergedTerms merge_terms(const TermTable& a, const TermTable& b) {
  return Merger(a, b).merge();
}

MergedTerms merge_terms(std::vector<TermTable> tables, const Execution& execution) {
  MergedTerms result;
  for (const TermTable& table : tables) result.of.push_back(identity(table.size()));
  for (std::size_t width = 1; tables.size() > 1; width *= 2) {
    std::vector<MergedTerms> pairs = merge_pairs(std::exchange(tables, {}), execution);
    for (std::size_t i = 0; i < result.of.size(); ++i) {
      const MergedTerms& pair = pairs[i / (2 * width)];
      if (pair.of.empty()) continue;
      const Renumbering& numbers = pair.of[i / width % 2];
      for (TermId& term : result.of[i]) term = numbers[term];
    }
    for (MergedTerms& pair : pairs) tables.push_back(std::move(pair.table));
  }
  result.table = std::move(tables.front());
  return result;
}

}  // namespace tidings::detail
