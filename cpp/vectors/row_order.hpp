/// @file
/// The terms of a text in the order of their columns. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "vectors/term_bag.hpp"

namespace tidings::detail {

/// Sorts rows by columns. Linear where a row is long.
/// @tparam Item a column, or a TermCount whose term is one
template <class Item>
class RowOrder {
 public:
  explicit RowOrder(std::size_t n_columns);

  /// @return the row, sorted; valid until the next call
  std::span<const Item> sort(std::span<const Item> row);

 private:
  template <std::size_t n_digits>
  std::span<const Item> sort_by_digits(std::span<const Item> row);

  unsigned digit_bits_;
  std::size_t n_digits_;
  std::vector<Item> row_;
  std::vector<Item> other_;
};

}  // namespace tidings::detail
