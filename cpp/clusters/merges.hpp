/// @file
/// What agglomerations share.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/clusters/average_link.hpp"

namespace tidings::detail {

/// @throws std::invalid_argument as average_link
void check(const AverageLinkOptions& options, Eigen::Index n_rows);

/// The label of each row after the merges, numbered in the order of first rows.
[[nodiscard]] std::vector<Index> labels_after(const std::vector<Merge>& merges, std::size_t n_rows);

}  // namespace tidings::detail
