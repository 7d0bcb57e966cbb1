/// @file
/// Events are narrow in time: similarity that fades with the days between two stories.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A day, counted from 1970-01-01 in UTC.
using Day = std::int64_t;

/// What the days between two stories leave of their similarity: 1 on the same day, less by 1/days for each day
/// between them, 0 from `days` on.
struct DayWindow {
  int days = 10;

  [[nodiscard]] double factor(Day a, Day b) const;
};

/// The days of some rows, and what the days leave of similarity. Without days, time makes no difference.
struct RowDays {
  std::vector<Day> days = {};  ///< of each row, or none
  DayWindow window = {};

  [[nodiscard]] double factor(std::size_t i, std::size_t j) const {
    return days.empty() ? 1.0 : window.factor(days[i], days[j]);
  }
};

/// @throws std::invalid_argument if there is not one day a row, or the window has no day
void check_row_days(const RowDays& time, std::size_t n_rows);

/// Rows whose inner products are those of the given rows, times the factor of their days.
///
/// The factor is the part that the windows [day, day + days) of two rows have in common. So each value is copied to
/// each part of its row's window, times the square root of that part's share, and a pair of rows meets in what both
/// windows cover. What no other row meets is kept in one column of the row's own, so that lengths stay as they are.
/// Whatever works on inner products, such as average link by cluster sums, then knows of time, exactly.
///
/// Memory: up to `days` values for each value that another row has within the window; one where all are of one day.
/// @param rows of length 1, or 0
/// @throws std::invalid_argument as check_row_days
/// @throws std::length_error at 2^31 non-zeros or columns
template <class Real>
[[nodiscard]] SparseMatrix<double> spread_over_days(const SparseView<Real>& rows, const RowDays& time);

}  // namespace tidings
