/// @file
/// The terms of a text in the order of their columns. Private to the library.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "vectors/term_bag.hpp"

namespace tidings::detail {

/// Sorts rows of counts by their terms, which are columns. Linear where a row is long.
class RowOrder {
 public:
  explicit RowOrder(std::size_t n_columns);

  /// @return the row, sorted; valid until the next call
  std::span<const TermCount> sort(std::span<const TermCount> row);

 private:
  unsigned digit_bits_ = 1;
  std::size_t n_digits_ = 1;
  std::vector<TermCount> row_;
  std::vector<TermCount> other_;
};

}  // namespace tidings::detail
