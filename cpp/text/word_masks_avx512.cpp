#include "text/word_edges.hpp"
#include "text/word_masks_kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace tidings {
#if defined(__x86_64__)
namespace {

#define TIDINGS_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi,popcnt")))

TIDINGS_AVX512 inline __m512i load(const void* bytes) {
  return _mm512_loadu_si512(bytes);
}

/// Looks all bytes up in the table of ASCII at once.
TIDINGS_AVX512 WordMasks masks_of(const AsciiParts& parts, const char* block) {
  const __m512i bytes = load(block);
  const std::uint64_t not_ascii = _mm512_movepi8_mask(bytes);
  const __m512i found = _mm512_maskz_permutex2var_epi8(~not_ascii, load(parts.of_byte.data()), bytes,
                                                       load(parts.of_byte.data() + block_size));
  const auto with = [&](WordPart part) TIDINGS_AVX512 {
    return _mm512_test_epi8_mask(found, _mm512_set1_epi8(static_cast<char>(AsciiParts::bit(part))));
  };
  return {with(WordPart::letter),     with(WordPart::digit),      with(WordPart::connector),
          with(WordPart::mid_letter), with(WordPart::mid_number), not_ascii};
}

/// Puts 16 numbers down.
TIDINGS_AVX512 inline void store(__m128i numbers, __m512i at, char* out) {
  _mm512_storeu_si512(out, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, numbers), at));
}

/// Packs the numbers of the bits that are set, of which half a block's come at once.
TIDINGS_AVX512 std::size_t write_edges(std::uint64_t bytes, bool inside, std::uint32_t at, Piece* pieces) {
  alignas(block_size) static constexpr auto numbers = [] {
    std::array<std::uint8_t, block_size> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
    return all;
  }();
  constexpr std::size_t step = 16 * sizeof(std::uint32_t);
  const std::uint64_t edges = edges_of(bytes, inside);
  const auto n = static_cast<std::size_t>(_mm_popcnt_u64(edges));
  const __m512i packed = _mm512_maskz_compress_epi8(edges, load(numbers.data()));
  const __m512i base = _mm512_set1_epi32(static_cast<int>(at));
  char* out = static_cast<char*>(static_cast<void*>(pieces)) + (inside ? offsetof(Piece, end) : 0);
  store(_mm512_maskz_extracti32x4_epi32(0xF, packed, 0), base, out);
  store(_mm512_maskz_extracti32x4_epi32(0xF, packed, 1), base, out + step);
  if (n > block_size / 2) {
    store(_mm512_maskz_extracti32x4_epi32(0xF, packed, 2), base, out + 2 * step);
    store(_mm512_maskz_extracti32x4_epi32(0xF, packed, 3), base, out + 3 * step);
  }
  return (n + (inside ? 1 : 0)) / 2;
}

#undef TIDINGS_AVX512

}  // namespace

const NamedKernel word_masks_avx512{"avx512", masks_of, write_edges};
#else
const NamedKernel word_masks_avx512{"avx512", nullptr, nullptr};
#endif

}  // namespace tidings
