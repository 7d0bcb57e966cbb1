/// @file
/// Where events stand among each other's subjects.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// What columns are, and what is to be made of them.
struct ThemeSpace {
  std::size_t n_places = 0;  ///< the last columns, kept as they are
  std::size_t dimensions = 100;
};

/// A row for each event: the mean of its rows' terms, moved to the leading singular vectors of all such means if there
/// are more events than dimensions, beside the mean of its rows' places. Each of the two parts gets the length that it
/// has in the event's rows (the root of the mean square), so that an event of many rows weighs them as one row does.
/// @param rows    of length 1 or 0
/// @param members the rows of each event
[[nodiscard]] SparseMatrix<float> theme_places(const SparseMatrix<double>& rows,
                                               const std::vector<std::vector<std::size_t>>& members,
                                               const ThemeSpace& space, const Execution& execution);

}  // namespace tidings::detail
