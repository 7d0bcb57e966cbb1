#include "text/word_masks.hpp"

#include "text/word_edges.hpp"
#include "text/word_masks_kernels.hpp"

namespace tidings {
namespace {

/// Bit k of the result is bit 0 of byte k.
std::uint64_t low_bits(std::uint64_t bytes) {
  return ((bytes & 0x0101010101010101U) * 0x0102040810204080U) >> 56U;
}

std::uint64_t parts_of_eight(const AsciiParts& parts, const char* bytes) {
  std::uint64_t packed = 0;
  for (unsigned k = 0; k < 8; ++k) packed |= std::uint64_t{parts.of(bytes[k])} << (8 * k);
  return packed;
}

WordMasks word_masks_portable(const AsciiParts& parts, const char* block) {
  WordMasks masks;
  for (unsigned at = 0; at < block_size; at += 8) {
    const std::uint64_t packed = parts_of_eight(parts, block + at);
    masks.letter |= low_bits(packed) << at;
    masks.digit |= low_bits(packed >> 1U) << at;
    masks.connector |= low_bits(packed >> 2U) << at;
    masks.mid_letter |= low_bits(packed >> 3U) << at;
    masks.mid_number |= low_bits(packed >> 4U) << at;
    masks.not_ascii |= low_bits(packed >> 7U) << at;
  }
  return masks;
}

bool has_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vbmi") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("popcnt") != 0;
#else
  return false;
#endif
}

bool has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("popcnt") != 0;
#else
  return false;
#endif
}

std::size_t write_edges_portable(std::uint64_t bytes, bool inside, std::uint32_t at, Piece* pieces) {
  return write_edges_one_by_one(bytes, inside, at, pieces);
}

}  // namespace

const std::vector<NamedKernel>& mask_kernels() {
  static const std::vector<NamedKernel> kernels = [] {
    std::vector<NamedKernel> found;
    if (word_masks_avx512.masks != nullptr && has_avx512()) found.push_back(word_masks_avx512);
    if (word_masks_avx2.masks != nullptr && has_avx2()) found.push_back(word_masks_avx2);
    if (word_masks_neon.masks != nullptr) found.push_back(word_masks_neon);
    found.push_back({"portable", word_masks_portable, write_edges_portable});
    return found;
  }();
  return kernels;
}

}  // namespace tidings
