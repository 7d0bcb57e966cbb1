/// @file
/// Where the words of a block begin and end: the second step to ASCII words.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/word_masks.hpp"

namespace tidings {

/// The bits of the bytes at which words begin, and of those that they end before: by turns, each word's begin and its
/// end.
[[nodiscard]] inline std::uint64_t edges_of(std::uint64_t bytes, bool inside) {
  return bytes ^ (bytes << 1U | std::uint64_t{inside});
}

/// An EdgeKernel, to be compiled for processors of several kinds.
[[gnu::always_inline]] inline std::size_t write_edges_one_by_one(std::uint64_t bytes, bool inside, std::uint32_t at,
                                                                 Piece* pieces) {
  constexpr std::size_t group = 4;                                      // most blocks have no more than three of these
  constexpr std::uint64_t stop = std::uint64_t{1} << (block_size - 1);  // the place of no bit is not defined
  std::uint64_t edges = edges_of(bytes, inside);
  const auto next = [&] {
    const auto edge = at + static_cast<std::uint32_t>(__builtin_ctzll(edges | stop));
    edges &= edges - 1;
    return edge;
  };
  const auto n = (static_cast<std::size_t>(std::popcount(edges)) + (inside ? 1 : 0)) / 2;
  if (inside) {
    if (edges == 0) return 0;
    pieces++->end = next();
  }
  while (edges != 0) {
    for (std::size_t i = 0; i < group; ++i, ++pieces) {
      pieces->begin = next();
      pieces->end = next();
    }
  }
  return n;
}

}  // namespace tidings
