/// @file
/// Which bytes of a block of text are letters, digits and so on, as bit masks: the first step to ASCII words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tidings {

/// What a character can be to a word; one may be several.
enum class WordPart : std::uint8_t { letter, digit, connector, mid_letter, mid_number };
inline constexpr std::size_t n_word_parts = 5;

/// The parts that the ASCII characters play, in the two layouts that kernels read. Filled by add.
struct AsciiParts {
  static constexpr std::uint8_t not_ascii = 0x80;

  /// Bit p of of_byte[b]: byte b plays part p. Bit 7: it is not ASCII.
  std::array<std::uint8_t, 256> of_byte = [] {
    std::array<std::uint8_t, 256> parts{};
    for (std::size_t byte = 128; byte < parts.size(); ++byte) parts[byte] = not_ascii;
    return parts;
  }();
  /// Bit h of rows[p][l]: character 16 * h + l plays part p. So one look-up by each half of a byte tells of any set.
  std::array<std::array<std::uint8_t, 16>, n_word_parts> rows{};

  void add(unsigned char ascii, WordPart part) {
    of_byte[ascii] = static_cast<std::uint8_t>(of_byte[ascii] | bit(part));
    std::uint8_t& row = rows[static_cast<std::size_t>(part)][ascii & 15U];
    row = static_cast<std::uint8_t>(row | 1U << (ascii >> 4U));
  }

  [[nodiscard]] static constexpr unsigned bit(WordPart part) { return 1U << static_cast<unsigned>(part); }
  [[nodiscard]] unsigned of(char c) const { return of_byte[static_cast<unsigned char>(c)]; }
};

inline constexpr std::size_t block_size = 64;

/// Bit i is for byte i of the block.
struct WordMasks {
  std::uint64_t letter = 0;
  std::uint64_t digit = 0;
  std::uint64_t connector = 0;
  std::uint64_t mid_letter = 0;
  std::uint64_t mid_number = 0;
  std::uint64_t not_ascii = 0;

  /// The masks of the first n bytes, fewer than 64.
  [[nodiscard]] WordMasks first(std::size_t n) const {
    const std::uint64_t kept = (std::uint64_t{1} << n) - 1;
    return {letter & kept, digit & kept, connector & kept, mid_letter & kept, mid_number & kept, not_ascii & kept};
  }

  [[nodiscard]] bool operator==(const WordMasks&) const = default;
};

/// The masks of block_size bytes. All kernels give the same.
using MaskKernel = WordMasks (*)(const AsciiParts& parts, const char* block);

/// Bytes [begin, end) of a text.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
};

/// Writes the edges of the words of a block, in their order. All kernels give the same.
/// @param bytes those that belong to words
/// @param inside whether a word goes on from the block before: then the first edge is its end
/// @param at is added to the number of each byte
/// @param pieces of which the first has its begin if `inside`. Has room for edge_room more; beyond the edges garbage is
///        written
/// @return how many words end
using EdgeKernel = std::size_t (*)(std::uint64_t bytes, bool inside, std::uint32_t at, Piece* pieces);
inline constexpr std::size_t edge_room = block_size / 2 + 8;

struct NamedKernel {
  std::string_view name;
  MaskKernel masks;
  EdgeKernel edges;
};

/// The kernels that this processor can run, the fastest first; "portable" is always there.
[[nodiscard]] const std::vector<NamedKernel>& mask_kernels();

}  // namespace tidings
