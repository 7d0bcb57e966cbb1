/// @file
/// Sorting by whole numbers. Private to the library.
#pragma once

#include <cstdint>

#include "base/large_vector.hpp"

namespace tidings::detail {

/// Sorts keys ascending, and the values along with them; equal keys keep their order. Linear: a pass for each digit of
/// 11 bits in which keys differ. Keeps its memory for the next time.
/// @see D. Knuth, The Art of Computer Programming, volume 3, section 5.2.5
class RadixSort {
 public:
  void sort(LargeVector<std::uint64_t>& keys, LargeVector<std::uint32_t>& values);

 private:
  LargeVector<std::uint64_t> keys_;
  LargeVector<std::uint32_t> values_;
};

}  // namespace tidings::detail
