/// @file
/// Texts read block by block, on all threads. Private to the library.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "vectors/counts.hpp"

namespace tidings::detail {

/// Reads all texts in blocks of Counts::texts_per_block.
/// @param blocks is overwritten
/// @param start makes the reader of a thread, a pointer to something with read(texts, begin, end) and replaced()
/// @return ill-formed UTF-8 sequences
template <class Block, class Start>
std::size_t read_in_blocks(const Texts& texts, const Execution& execution, std::vector<Block>& blocks,
                           const Start& start) {
  constexpr std::size_t block_size = Counts::texts_per_block;
  blocks = std::vector<Block>((texts.size() + block_size - 1) / block_size);
  std::atomic<std::size_t> replaced = 0;
  parallel_for(texts.size(), block_size, execution, [&]() -> Worker {
    return [&, reader = start()](std::size_t begin, std::size_t end) {
      const std::size_t before = reader->replaced();
      blocks[begin / block_size] = reader->read(texts, begin, end);
      replaced += reader->replaced() - before;
    };
  });
  return replaced;
}

}  // namespace tidings::detail
