#include "text/word_edges.hpp"
#include "text/word_masks_kernels.hpp"

#if defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace tidings {
#if defined(__aarch64__)
namespace {

using Block = std::array<uint8x16_t, 4>;

/// Bit i is set where byte i of the four registers is 0xFF; the others are 0.
std::uint64_t bits_of(const Block& bytes) {
  constexpr std::uint8_t weights[] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weight = vld1q_u8(weights);
  const uint8x16_t first = vpaddq_u8(vandq_u8(bytes[0], weight), vandq_u8(bytes[1], weight));
  const uint8x16_t second = vpaddq_u8(vandq_u8(bytes[2], weight), vandq_u8(bytes[3], weight));
  const uint8x16_t pairs = vpaddq_u8(first, second);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
}

/// The lower four bits of each byte, and one bit that names the upper four (none for other than ASCII).
struct Halves {
  Block lower;
  Block upper;
};

Halves halves_of(const Block& bytes) {
  constexpr std::uint8_t bits[] = {1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0};
  Halves halves;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    halves.lower[k] = vandq_u8(bytes[k], vdupq_n_u8(15));
    halves.upper[k] = vqtbl1q_u8(vld1q_u8(bits), vshrq_n_u8(bytes[k], 4));
  }
  return halves;
}

std::uint64_t members(const Halves& halves, const std::array<std::uint8_t, 16>& set) {
  const uint8x16_t rows = vld1q_u8(set.data());
  Block found;
  for (std::size_t k = 0; k < found.size(); ++k) {
    found[k] = vtstq_u8(vqtbl1q_u8(rows, halves.lower[k]), halves.upper[k]);
  }
  return bits_of(found);
}

WordMasks masks_of(const AsciiParts& parts, const char* block) {
  Block bytes;
  Block not_ascii;
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    bytes[k] = vld1q_u8(static_cast<const std::uint8_t*>(static_cast<const void*>(block)) + 16 * k);
    not_ascii[k] = vcgeq_u8(bytes[k], vdupq_n_u8(128));
  }
  const Halves halves = halves_of(bytes);
  return {members(halves, parts.rows[0]), members(halves, parts.rows[1]), members(halves, parts.rows[2]),
          members(halves, parts.rows[3]), members(halves, parts.rows[4]), bits_of(not_ascii)};
}

}  // namespace

const NamedKernel word_masks_neon{"neon", masks_of, write_edges_one_by_one};
#else
const NamedKernel word_masks_neon{"neon", nullptr, nullptr};
#endif

}  // namespace tidings
