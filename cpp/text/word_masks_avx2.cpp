#include "text/word_edges.hpp"
#include "text/word_masks_kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tidings {
#if defined(__x86_64__)
namespace {

#define TIDINGS_AVX2 __attribute__((target("avx2,bmi,popcnt")))

/// The halves of 32 bytes: the lower four bits, and one bit that names the upper four (none for other than ASCII).
struct Halves {
  __m256i lower;
  __m256i upper;
};

TIDINGS_AVX2 inline __m256i load(const void* bytes) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(bytes));
}

TIDINGS_AVX2 inline std::uint64_t sign_bits(__m256i bytes) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
}

TIDINGS_AVX2 inline Halves halves_of(__m256i bytes) {
  const __m256i nibble = _mm256_set1_epi8(15);
  const __m256i bits = _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0));
  const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
  return {_mm256_and_si256(bytes, nibble), _mm256_shuffle_epi8(bits, upper)};
}

TIDINGS_AVX2 inline std::uint64_t members(const Halves& halves, __m256i rows) {
  const __m256i in_row = _mm256_and_si256(_mm256_shuffle_epi8(rows, halves.lower), halves.upper);
  return ~sign_bits(_mm256_cmpeq_epi8(in_row, _mm256_setzero_si256())) & 0xFFFFFFFFU;
}

TIDINGS_AVX2 inline std::uint64_t members(const Halves& first, const Halves& second,
                                          const std::array<std::uint8_t, 16>& set) {
  const __m256i rows =
      _mm256_broadcastsi128_si256(_mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(set.data()))));
  return members(first, rows) | members(second, rows) << 32U;
}

TIDINGS_AVX2 WordMasks masks_of(const AsciiParts& parts, const char* block) {
  const __m256i bytes[] = {load(block), load(block + 32)};
  const Halves first = halves_of(bytes[0]);
  const Halves second = halves_of(bytes[1]);
  return {members(first, second, parts.rows[0]), members(first, second, parts.rows[1]),
          members(first, second, parts.rows[2]), members(first, second, parts.rows[3]),
          members(first, second, parts.rows[4]), sign_bits(bytes[0]) | sign_bits(bytes[1]) << 32U};
}

TIDINGS_AVX2 std::size_t write_edges(std::uint64_t bytes, bool inside, std::uint32_t at, Piece* pieces) {
  return write_edges_one_by_one(bytes, inside, at, pieces);
}

#undef TIDINGS_AVX2

}  // namespace

const NamedKernel word_masks_avx2{"avx2", masks_of, write_edges};
#else
const NamedKernel word_masks_avx2{"avx2", nullptr, nullptr};
#endif

}  // namespace tidings
