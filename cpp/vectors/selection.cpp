#include "vectors/selection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

namespace tidings::detail {
namespace {

/// Drops words in more texts than that, and n-grams that have one.
void drop_common(const TermTable& table, double most, std::vector<bool>& selected) {
  const auto is_common = [most](std::uint32_t df) { return static_cast<double>(df) > most; };
  if (std::none_of(table.df.begin(), table.df.begin() + std::ptrdiff_t(table.words.size()), is_common)) return;
  std::vector<bool> common(table.size());
  for (std::size_t t = 0; t < table.size(); ++t) {
    const auto term = static_cast<TermId>(t);
    common[t] =
        t < table.words.size() ? is_common(table.df[t]) : common[table.prefix_of(term)] || common[table.word_of(term)];
    if (common[t]) selected[t] = false;
  }
}

std::vector<bool> within(const TermTable& table, const Limits& limits) {
  std::vector<bool> selected(table.size());
  for (std::size_t t = 0; t < table.size(); ++t) {
    const auto df = static_cast<double>(table.df[t]);
    selected[t] = df > 0 && df >= limits.least && df <= limits.most;
  }
  drop_common(table, limits.most_of_word, selected);
  return selected;
}

/// Numbers the selected terms in the order of their bytes. An n-gram follows the one that it begins with and precedes
/// whatever follows that one, for a space comes before every byte of a word: the terms are a tree in preorder.
/// @param at works as the number of selected terms at and below each term, then as where the next one below it belongs
Selection in_order(const TermTable& table, const std::vector<bool>& selected) {
  const std::size_t n_words = table.words.size();
  LargeVector<std::uint32_t> at(selected.begin(), selected.end());
  for (std::size_t t = table.size(); t-- > n_words;) at[table.prefix_of(static_cast<TermId>(t))] += at[t];
  const std::uint64_t n_columns = std::accumulate(at.begin(), at.begin() + std::ptrdiff_t(n_words), std::uint64_t{0});
  if (n_columns > static_cast<std::uint64_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("vocabulary: " + std::to_string(n_columns) + " terms are more than 2^31 - 1");
  }
  Selection selection{LargeVector<Index>(table.size(), -1), LargeVector<TermId>(n_columns)};
  std::uint32_t next_word = 0;
  for (TermId t = 0; t < table.size(); ++t) {
    std::uint32_t& next = t < n_words ? next_word : at[table.prefix_of(t)];
    const std::uint32_t begin = next;
    next += at[t];
    at[t] = begin + (selected[t] ? 1 : 0);
    if (!selected[t]) continue;
    selection.column_of[t] = static_cast<Index>(begin);
    selection.terms[begin] = t;
  }
  return selection;
}

/// The terms of the columns with the most occurrences, the first of those with as many.
std::vector<bool> most_frequent(const TermTable& table, Selection selection, std::size_t max_features) {
  const auto frequency = [&](TermId t) { return table.occurrences.empty() ? table.df[t] : table.occurrences[t]; };
  std::ranges::stable_sort(selection.terms, std::ranges::greater{}, frequency);
  selection.terms.resize(max_features);
  std::vector<bool> selected(table.size());
  for (const TermId t : selection.terms) selected[t] = true;
  return selected;
}

}  // namespace

Selection select_terms(const TermTable& table, const Limits& limits) {
  Selection selection = in_order(table, within(table, limits));
  if (!limits.max_features || selection.terms.size() <= *limits.max_features) return selection;
  return in_order(table, most_frequent(table, std::move(selection), *limits.max_features));
}

StringList spell_columns(const TermTable& table, const Selection& selection, const Execution& execution) {
  constexpr std::size_t block = 4096;
  std::vector<std::size_t> ends(selection.terms.size());
  std::size_t n_bytes = 0;
  for (std::size_t c = 0; c < ends.size(); ++c) ends[c] = n_bytes += table.spelt_size(selection.terms[c]);
  std::string bytes(n_bytes, '\0');
  parallel_for(ends.size(), block, execution, [&]() -> Worker {
    return [&, spelt = std::string()](std::size_t begin, std::size_t end) mutable {
      spelt.clear();
      for (std::size_t c = begin; c < end; ++c) table.spell(selection.terms[c], spelt);
      std::ranges::copy(spelt, bytes.begin() + std::ptrdiff_t(begin == 0 ? 0 : ends[begin - 1]));
    };
  });
  return {std::move(bytes), std::move(ends)};
}

Columns columns_of(const Renumbering& of, const Selection& selection) {
  Columns columns{.of_word = LargeVector<Index>(of.size()), .of_ngram = {}};
  for (std::size_t i = 0; i < of.size(); ++i) columns.of_word[i] = selection.column_of[of[i]];
  return columns;
}

}  // namespace tidings::detail
