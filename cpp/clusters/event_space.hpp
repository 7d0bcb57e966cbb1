/// @file
/// Stories as points: what their similarity is, and who is near whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The day of each story that has a date.
[[nodiscard]] std::vector<std::optional<Day>> days_of(const Corpus& stories);

/// Gives each story without a day that of the most similar story that has one by then: near neighbours first, the most
/// similar pair before others, of equal ones the lower number; what is left by then looks among all that have a day. A
/// story that is like none gets the first day of all. Empty if none has a day.
[[nodiscard]] std::vector<Day> filled_days(const std::vector<std::optional<Day>>& days,
                                           const SparseMatrix<float>& matrix, const Execution& execution);

/// Some rows of a matrix.
[[nodiscard]] SparseMatrix<float> select_rows(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows);

/// The length of each row of a matrix.
[[nodiscard]] std::vector<double> lengths_of(const SparseMatrix<float>& matrix);

/// Stories that can be compared: their similarity is the cosine of their rows, times what time leaves of it. To be
/// read; does not outlive what it was made of.
struct EventSpace {
  const SparseMatrix<float>& matrix;
  const std::vector<double>& lengths;
  const RowDays& time;

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(matrix.rows()); }

  /// 0 for all if time makes no difference.
  [[nodiscard]] Day day_of(std::size_t i) const { return time.days.empty() ? 0 : time.days[i]; }

  /// What time leaves of the similarity of a story of that day and another.
  [[nodiscard]] double factor_on(Day day, std::size_t j) const {
    return time.days.empty() ? 1 : time.window.factor(day, time.days[j]);
  }
};

}  // namespace tidings::detail
