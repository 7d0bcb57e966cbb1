#include "similarity/byte_weights.hpp"
#include "similarity/scan.hpp"

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // of the header below: GCC bug 105593
#endif
#include <immintrin.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#endif

namespace tidings::detail {
#if defined(__x86_64__)
namespace {

/// The queries that are still compared with a panel.
struct Active {
  std::array<std::uint32_t, scan_rows> slots;
  std::size_t size = 0;
};

/// The queries of a tile against the places of one panel.
struct Panel {
  const ScanBlock& block;
  std::size_t begin;  ///< its first place
  const float* rests;
  const std::uint8_t* bytes;
};

[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline __m512 limit_of(const Panel& panel,
                                                                                 const ScanQuery& query) {
  return _mm512_min_ps(_mm512_set1_ps(query.limit), _mm512_loadu_ps(panel.block.place_limits + panel.begin));
}

/// Whether any place may come out above, from the sums without frequent terms.
[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline bool any_may_be_above(const Panel& panel,
                                                                                       const ScanQuery& query) {
  const __m512 most = _mm512_fmadd_ps(_mm512_set1_ps(query.rests[0]), _mm512_loadu_ps(panel.rests),
                                      _mm512_loadu_ps(query.sums + panel.begin));
  return _mm512_cmp_ps_mask(most, limit_of(panel, query), _CMP_GT_OQ) != 0;
}

[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline void clear(const Panel& panel,
                                                                            const ScanQuery& query) {
  _mm512_storeu_ps(query.sums + panel.begin, _mm512_setzero_ps());
}

/// By the number of an active query.
struct Products {
  __m512i of[scan_rows];  // NOLINT(modernize-avoid-c-arrays)
};

/// The products of the bytes of n queries, from the slots given on, with those of the places.
template <std::size_t n>
[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline void multiply(const Panel& panel,
                                                                               const std::uint32_t* slots,
                                                                               __m512i* products) {
  __m512i sums[n];  // NOLINT(modernize-avoid-c-arrays)
  std::array<const std::int8_t*, n> bytes;
  for (std::size_t q = 0; q < n; ++q) {
    sums[q] = _mm512_setzero_si512();
    bytes[q] = panel.block.queries[slots[q]].bytes;
  }
  const std::size_t size = n_bytes(panel.block.n_dense);
  for (std::size_t term = 0; term < size; term += byte_group) {
    const __m512i weights = _mm512_loadu_si512(panel.bytes + term * scan_width);
    for (std::size_t q = 0; q < n; ++q) {
      std::int32_t group = 0;
      std::memcpy(&group, bytes[q] + term, sizeof group);
      sums[q] = _mm512_dpbusd_epi32(sums[q], weights, _mm512_set1_epi32(group));
    }
  }
  for (std::size_t q = 0; q < n; ++q) products[q] = sums[q];
}

[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline void multiply(const Panel& panel, const Active& active,
                                                                               Products& products) {
  std::size_t a = 0;
  for (; a + 8 <= active.size; a += 8) multiply<8>(panel, active.slots.data() + a, products.of + a);
  for (; a + 2 <= active.size; a += 2) multiply<2>(panel, active.slots.data() + a, products.of + a);
  if (a < active.size) multiply<1>(panel, active.slots.data() + a, products.of + a);
}

/// Which places may come out above, from the products of bytes.
[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline unsigned may_be_above(const Panel& panel,
                                                                                       const ScanQuery& query,
                                                                                       __m512i products) {
  constexpr float rounding = 1e-6F;  // of this sum itself
  const __m512i sums = _mm512_sub_epi32(products, _mm512_set1_epi32(128 * query.bytes_sum));
  const __m512 scales =
      _mm512_mul_ps(_mm512_set1_ps(query.rounding.scale), _mm512_loadu_ps(panel.block.bytes.scales + panel.begin));
  __m512 most = _mm512_add_ps(_mm512_loadu_ps(query.sums + panel.begin), _mm512_set1_ps(rounding));
  most = _mm512_fmadd_ps(scales, _mm512_cvtepi32_ps(sums), most);
  most = _mm512_fmadd_ps(_mm512_set1_ps(query.rounding.error), _mm512_loadu_ps(panel.rests), most);
  most = _mm512_fmadd_ps(_mm512_set1_ps(query.rounding.norm), _mm512_loadu_ps(panel.block.bytes.errors + panel.begin),
                         most);
  return _mm512_cmp_ps_mask(most, limit_of(panel, query), _CMP_GT_OQ);
}

/// The queries in whose range the panel is and that may have a place above.
[[gnu::target("avx512f,avx512vnni")]] Active first_active(const Panel& panel) {
  Active active;
  for (std::uint32_t slot = 0; slot < panel.block.n_queries; ++slot) {
    const ScanQuery& query = panel.block.queries[slot];
    const std::size_t p = panel.begin / scan_width;
    if (p < query.begin_panel || p >= query.end_panel) continue;
    if (any_may_be_above(panel, query)) {
      active.slots[active.size++] = slot;
    } else {
      clear(panel, query);
    }
  }
  return active;
}

/// The products of a query's frequent terms with those of a place.
[[gnu::target("avx512f,avx512vnni"), gnu::always_inline]] inline float product(const ScanBytes& tile, std::size_t place,
                                                                               const ScanQuery& query) {
  __m512 sums = _mm512_setzero_ps();
  const ScanRow row = tile.rows[place];
  for (std::uint32_t e = row.begin; e < row.end; e += scan_width) {
    const __m256i numbers = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(tile.numbers + e));  // NOLINT
    const __m512 weights = _mm512_i32gather_ps(_mm512_cvtepu16_epi32(numbers), query.weights, sizeof(float));
    sums = _mm512_fmadd_ps(weights, _mm512_loadu_ps(tile.weights + e), sums);
  }
  return _mm512_reduce_add_ps(sums);
}

[[gnu::target("avx512f,avx512vnni")]] std::size_t take_panel(const ScanBlock& block, std::size_t p, Found* found) {
  const Panel panel = {.block = block,
                       .begin = p * scan_width,
                       .rests = block.rests + p * (block.n_levels + 1) * scan_width,
                       .bytes = block.bytes.bytes + p * n_bytes(block.n_dense) * scan_width};
  const Active active = first_active(panel);
  Products products;
  multiply(panel, active, products);
  std::size_t n_found = 0;
  for (std::size_t a = 0; a < active.size; ++a) {
    const ScanQuery& query = block.queries[active.slots[a]];
    for (unsigned mask = may_be_above(panel, query, products.of[a]); mask != 0; mask &= mask - 1) {
      const std::size_t place = panel.begin + static_cast<std::size_t>(std::countr_zero(mask));
      const float sum = query.sums[place] + product(block.bytes, place, query);
      if (sum <= std::min(query.limit, block.place_limits[place])) continue;
      found[n_found++] = {active.slots[a], static_cast<std::uint32_t>(place), sum};
    }
    clear(panel, query);
  }
  return n_found;
}

std::size_t take_above(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) {
  std::size_t n_found = 0;
  for (std::size_t p = begin; p < end; ++p) n_found += take_panel(block, p, found + n_found);
  return n_found;
}

}  // namespace

const ScanKernel scan_avx512 = {"avx512", true, take_above};
#else
const ScanKernel scan_avx512 = {};
#endif

}  // namespace tidings::detail
