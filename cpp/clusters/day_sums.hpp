/// @file
/// The rows of a cluster, summed day by day, so that similarities with time between them have exact means.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/sparse_sum.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The sum of a cluster's rows of one day.
struct DaySum {
  Day day;
  SparseSum sum;
};

/// Those of a cluster, days ascending.
using DaySums = std::vector<DaySum>;

/// The sums of some rows.
/// @param days    of all rows; empty if time makes no difference: then the sum is that of one day, 0
/// @param members ascending
[[nodiscard]] DaySums sums_by_day(const SparseMatrix<double>& rows, const std::vector<Day>& days,
                                  const std::vector<std::size_t>& members);

/// Those of both clusters.
[[nodiscard]] DaySums add(const DaySums& a, const DaySums& b);

}  // namespace tidings::detail
