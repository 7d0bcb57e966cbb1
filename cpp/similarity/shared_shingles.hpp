/// @file
/// Which runs of words occur in several texts. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// The shingles of texts that at least two of them have, numbered from the rarest up.
struct SharedShingles {
  std::vector<std::size_t> ends;         ///< of each text's shingles in `shingles`
  std::vector<std::uint32_t> shingles;   ///< of each text, ascending
  std::vector<std::uint32_t> sizes;      ///< the number of different shingles of each text, shared or not
  std::vector<std::uint32_t> frequency;  ///< of each shingle: the number of texts
  std::vector<std::uint64_t> hashes;     ///< of each shingle

  [[nodiscard]] std::size_t n_texts() const { return ends.size(); }

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t text) const {
    const std::size_t begin = text == 0 ? 0 : ends[text - 1];
    return {shingles.data() + begin, ends[text] - begin};
  }

  /// How many shingles two texts have in common.
  [[nodiscard]] std::size_t overlap(std::size_t a, std::size_t b) const;

  /// Takes shingles out of all texts, as if they had never been.
  void remove(const std::vector<bool>& removed);
};

/// The shingles of a block of neighbouring texts, by parts of the range of hashes.
struct ShingleBlock {
  static constexpr std::size_t n_texts = 256;

  std::vector<std::uint64_t> hashes;
  std::vector<std::uint8_t> texts;   ///< of each hash, counted from the block's first; ascending within each part
  std::vector<std::uint32_t> ends;   ///< of each part
  std::vector<std::uint32_t> sizes;  ///< of each text: the number of its shingles
};

/// Puts the shingles of a block into their parts.
/// @param ends of each text's hashes
/// @param n_parts a power of two
[[nodiscard]] ShingleBlock make_block(std::span<const std::uint64_t> hashes, std::span<const std::size_t> ends,
                                      std::size_t n_parts);

/// Finds the shared ones, part by part.
/// @param kept texts that take part; the others have no shingles
[[nodiscard]] SharedShingles find_shared(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept,
                                         const Execution& execution);

}  // namespace tidings::detail
