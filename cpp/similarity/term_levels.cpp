#include "similarity/term_levels.hpp"

#include <algorithm>

#include "similarity/byte_weights.hpp"

namespace tidings::detail {
namespace {

/// Terms in more than one of so many rows are frequent. Their weights are kept for all rows, and a multiplication there
/// costs less than a sixth of one in a list; of bytes, less than a twelfth, if not half of them were worth keeping.
constexpr std::size_t frequent_part = 6;
constexpr std::size_t frequent_part_of_bytes = 12;
/// Among fewer rows, most of what bytes let through is only the best that was seen so far.
constexpr std::size_t least_rows_of_bytes = 4000;
constexpr std::size_t row_part = 2;    ///< rows have less than such a part of the terms, or bytes let through too much
constexpr std::size_t query_part = 8;  ///< queries have more, or fewer weights are multiplied one by one
constexpr std::size_t least_width = 64;  ///< terms in a level
constexpr std::size_t most_levels = 10;

std::vector<Index> count_rows(const UnitRows& rows) {
  std::vector<Index> frequencies(rows.n_columns(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows.for_each(i, [&](Index column, double) { ++frequencies[static_cast<std::size_t>(column)]; });
  }
  return frequencies;
}

/// The terms in more than `most` rows, by frequency.
std::vector<Index> more_frequent(const std::vector<Index>& frequencies, std::size_t most) {
  std::vector<Index> frequent;
  for (std::size_t column = 0; column < frequencies.size(); ++column) {
    if (static_cast<std::size_t>(frequencies[column]) > most) frequent.push_back(static_cast<Index>(column));
  }
  std::ranges::stable_sort(frequent, {}, [&](Index column) { return frequencies[static_cast<std::size_t>(column)]; });
  return frequent;
}

/// The weights of the terms in more than `most` rows.
std::size_t count_frequent(const UnitRows& queries, const std::vector<Index>& frequencies, std::size_t most) {
  std::size_t n_weights = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    queries.for_each(i, [&](Index column, double) {
      if (static_cast<std::size_t>(frequencies[static_cast<std::size_t>(column)]) > most) ++n_weights;
    });
  }
  return n_weights;
}

/// The frequency over which terms have a share of the squared norms.
std::size_t frequency_of_share(const UnitRows& rows, const std::vector<Index>& frequencies, double share) {
  std::vector<double> squares(rows.size() + 1, 0);  // of the terms with each frequency
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows.for_each(i, [&](Index column, double weight) {
      squares[static_cast<std::size_t>(frequencies[static_cast<std::size_t>(column)])] += weight * weight;
    });
  }
  double left = share * static_cast<double>(rows.size());
  std::size_t frequency = rows.size();
  while (frequency > 0 && squares[frequency] <= left) left -= squares[frequency--];
  return frequency;
}

}  // namespace

bool are_worth_bytes(const FrequentUse& use) {
  return use.n_rows >= least_rows_of_bytes && use.n_terms >= least_byte_terms && use.n_terms <= most_byte_terms &&
         use.n_weights * row_part < use.n_terms * use.n_rows &&
         use.n_query_weights * query_part >= use.n_terms * use.n_queries;
}

TermLevels TermLevels::of_neighbors(const UnitRows& rows) {
  const std::vector<Index> frequencies = count_rows(rows);
  return {frequencies, more_frequent(frequencies, rows.size() / frequent_part), false};
}

TermLevels TermLevels::of_neighbors(const UnitRows& rows, const UnitRows& queries) {
  if (!scan_kernels().front().reads_bytes) return of_neighbors(rows);
  const std::vector<Index> frequencies = count_rows(rows);
  const std::size_t most = rows.size() / frequent_part_of_bytes;
  std::vector<Index> frequent = more_frequent(frequencies, most);
  const bool has_bytes = are_worth_bytes({.n_terms = frequent.size(),
                                          .n_rows = rows.size(),
                                          .n_weights = count_frequent(rows, frequencies, most),
                                          .n_queries = queries.size(),
                                          .n_query_weights = count_frequent(queries, frequencies, most)});
  if (!has_bytes) frequent = more_frequent(frequencies, rows.size() / frequent_part);
  return {frequencies, frequent, has_bytes};
}

TermLevels::TermLevels(const std::vector<Index>& frequencies, const std::vector<Index>& frequent, bool has_bytes)
    : numbers_(frequencies.size(), -1),
      n_terms_(frequent.size()),
      width_(has_bytes ? n_terms_ : std::max(least_width, (n_terms_ + most_levels - 1) / most_levels)),
      n_levels_((n_terms_ + width_ - 1) / width_),
      has_bytes_(has_bytes) {
  for (std::size_t number = 0; number < frequent.size(); ++number) {
    numbers_[static_cast<std::size_t>(frequent[number])] = static_cast<Index>(number);
  }
}

TermLevels TermLevels::of_pairs(const UnitRows& rows, double share) {
  TermLevels levels;
  levels.numbers_ = count_rows(rows);
  const std::size_t most = frequency_of_share(rows, levels.numbers_, share);
  for (Index& number : levels.numbers_) number = static_cast<std::size_t>(number) > most ? 0 : -1;
  return levels;
}

}  // namespace tidings::detail
