#include "similarity/term_levels.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

/// Terms in more than one of so many rows are frequent. Their weights are kept for all rows, and a multiplication there
/// costs less than a sixth of one in a list.
constexpr std::size_t frequent_part = 6;
constexpr std::size_t least_width = 64;  ///< terms in a level
constexpr std::size_t most_levels = 10;

std::vector<Index> count_rows(const UnitRows& rows) {
  std::vector<Index> frequencies(rows.n_columns(), 0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows.for_each(i, [&](Index column, double) { ++frequencies[static_cast<std::size_t>(column)]; });
  }
  return frequencies;
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
  std::vector<Index> frequent;
  for (std::size_t column = 0; column < frequencies.size(); ++column) {
    if (static_cast<std::size_t>(frequencies[column]) > rows.size() / frequent_part) {
      frequent.push_back(static_cast<Index>(column));
    }
  }
  std::ranges::stable_sort(frequent, {}, [&](Index column) { return frequencies[static_cast<std::size_t>(column)]; });
  levels.numbers_.assign(frequencies.size(), -1);
  for (std::size_t number = 0; number < frequent.size(); ++number) {
    levels.numbers_[static_cast<std::size_t>(frequent[number])] = static_cast<Index>(number);
  }
  levels.n_terms_ = frequent.size();
  levels.width_ = std::max(least_width, (frequent.size() + most_levels - 1) / most_levels);
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
