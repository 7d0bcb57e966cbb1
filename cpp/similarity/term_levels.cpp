#include "similarity/term_levels.hpp"

#include <algorithm>

#include "similarity/coarse.hpp"

namespace tidings::detail {
namespace {

/// Terms in more than one of so many rows are frequent. Their weights are kept for all rows, and a multiplication there
/// costs less than a sixth of one in a list; of bytes, less than a twelfth, if not half of them were worth keeping.
constexpr std::size_t frequent_part = 6;
constexpr std::size_t frequent_part_of_bytes = 12;
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

/// Whether there are so many frequent terms that going through their weights would take most of the time, and most of
/// them are missing in most rows, so that the few sums that bytes let through cost little.
bool are_worth_bytes(const std::vector<Index>& frequent, const std::vector<Index>& frequencies, std::size_t n_rows) {
  std::size_t n_weights = 0;
  for (const Index column : frequent)
    n_weights += static_cast<std::size_t>(frequencies[static_cast<std::size_t>(column)]);
  return frequent.size() >= least_coarse_terms && frequent.size() <= most_coarse_terms &&
         n_weights < frequent.size() * n_rows / 2;
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

TermLevels TermLevels::of_neighbors(const UnitRows& rows) {
  TermLevels levels;
  const std::vector<Index> frequencies = count_rows(rows);
  std::vector<Index> frequent = more_frequent(frequencies, rows.size() / frequent_part_of_bytes);
  levels.has_bytes_ = scan_kernels().front().reads_bytes && are_worth_bytes(frequent, frequencies, rows.size());
  if (!levels.has_bytes_) frequent = more_frequent(frequencies, rows.size() / frequent_part);
  levels.numbers_.assign(frequencies.size(), -1);
  for (std::size_t number = 0; number < frequent.size(); ++number) {
    levels.numbers_[static_cast<std::size_t>(frequent[number])] = static_cast<Index>(number);
  }
  levels.n_terms_ = frequent.size();
  levels.width_ = std::max(least_width, (frequent.size() + most_levels - 1) / most_levels);
  if (levels.has_bytes_) levels.width_ = frequent.size();
  levels.n_levels_ = (frequent.size() + levels.width_ - 1) / levels.width_;
  return levels;
}

TermLevels TermLevels::of_pairs(const UnitRows& rows, double share) {
  TermLevels levels;
  levels.numbers_ = count_rows(rows);
  const std::size_t most = frequency_of_share(rows, levels.numbers_, share);
  for (Index& number : levels.numbers_) number = static_cast<std::size_t>(number) > most ? 0 : -1;
  return levels;
}

}  // namespace tidings::detail
