#include "vectors/selection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

namespace tidings::detail {
namespace {

/// 1 or 0 for each term.
using Flags = LargeVector<std::uint8_t>;

/// Drops words in more texts than that, and n-grams that have one.
void drop_common(const TermTable& table, double most, Flags& selected) {
  const auto is_common = [most](std::uint32_t df) { return static_cast<double>(df) > most; };
  if (std::none_of(table.df.begin(), table.df.begin() + std::ptrdiff_t(table.words.size()), is_common)) return;
  Flags common(table.size(), 0);
  for (std::size_t t = 0; t < table.size(); ++t) {
    const auto term = static_cast<TermId>(t);
    const bool is_word = t < table.words.size();
    common[t] =
        (is_word ? is_common(table.df[t]) : (common[table.prefix_of(term)] | common[table.word_of(term)]) != 0) ? 1 : 0;
    if (common[t] != 0) selected[t] = 0;
  }
}

Flags within(const TermTable& table, const Limits& limits) {
  Flags selected(table.size());
  for (std::size_t t = 0; t < table.size(); ++t) {
    const auto df = static_cast<double>(table.df[t]);
    selected[t] = static_cast<std::uint8_t>(df > 0) & static_cast<std::uint8_t>(df >= limits.least) &
                  static_cast<std::uint8_t>(df <= limits.most);
  }
  drop_common(table, limits.most_of_word, selected);
  return selected;
}

/// Numbers the selected terms in the order of their bytes. An n-gram follows the one that it begins with and precedes
/// whatever follows that one, for a space comes before every byte of a word: the terms are a tree in preorder, whose
/// leaves the longest terms are.
/// @param at works as the number of selected terms at and below each inner term, then as where the next one below it
///        belongs
Selection in_order(const TermTable& table, const Flags& selected) {
  const std::size_t n_words = table.words.size();
  const std::size_t n_inner = table.ends.size() < 2 ? 0 : table.ends[table.ends.size() - 2];
  LargeVector<std::uint32_t> at(selected.begin(), selected.begin() + std::ptrdiff_t(n_inner));
  const auto below = [&](std::size_t t) { return t < n_inner ? at[t] : selected[t]; };
  for (std::size_t t = table.size(); t-- > n_words;) at[table.prefix_of(static_cast<TermId>(t))] += below(t);
  std::uint64_t n_columns = 0;
  for (std::size_t t = 0; t < n_words; ++t) n_columns += below(t);
  if (n_columns > static_cast<std::uint64_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("vocabulary: " + std::to_string(n_columns) + " terms are more than 2^31 - 1");
  }
  Selection selection{LargeVector<Index>(table.size()), LargeVector<TermId>(n_columns)};
  std::uint32_t next_word = 0;
  for (TermId t = 0; t < table.size(); ++t) {
    std::uint32_t& next = t < n_words ? next_word : at[table.prefix_of(t)];
    const std::uint32_t begin = next;
    next += below(t);
    if (t < n_inner) at[t] = begin + selected[t];
    selection.column_of[t] = selected[t] != 0 ? static_cast<Index>(begin) : -1;
    if (selected[t] != 0) selection.terms[begin] = t;
  }
  return selection;
}

/// The terms of the columns with the most occurrences, the first of those with as many.
Flags most_frequent(const TermTable& table, Selection selection, std::size_t max_features) {
  const auto frequency = [&](TermId t) { return table.occurrences.empty() ? table.df[t] : table.occurrences[t]; };
  std::ranges::stable_sort(selection.terms, std::ranges::greater{}, frequency);
  selection.terms.resize(max_features);
  Flags selected(table.size(), 0);
  for (const TermId t : selection.terms) selected[t] = 1;
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
  std::vector<std::size_t> ends;
  resize_large(ends, selection.terms.size());
  parallel_for(ends.size(), block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t c = begin; c < end; ++c) ends[c] = table.spelt_size(selection.terms[c]);
    };
  });
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::string bytes;
  resize_large(bytes, ends.empty() ? 0 : ends.back());
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
