/// @file
/// The rows of each cluster.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/clusters/metrics.hpp"

namespace tidings {

/// The members of each cluster, ascending.
/// @param labels one a row, from 0 up to the number of clusters - 1, each used
/// @throws std::invalid_argument if their number is not n_rows, or one is negative or unused
[[nodiscard]] std::vector<std::vector<std::size_t>> members_of(Labels labels, std::size_t n_rows);

/// How many members each cluster has.
[[nodiscard]] std::vector<std::size_t> sizes_of(const std::vector<std::vector<std::size_t>>& members);

}  // namespace tidings
