#include "similarity/scan.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <bit>
#endif

namespace tidings::detail {
#if defined(__x86_64__)
namespace {

constexpr std::size_t lanes = 8;

/// The sums of a tile of queries at the places of a panel. Plain arrays of registers: the loops over them are unrolled.
struct Tile {
  __m256 low[scan_tile];   // NOLINT(modernize-avoid-c-arrays)
  __m256 high[scan_tile];  // NOLINT(modernize-avoid-c-arrays)
};

[[gnu::target("avx2,fma")]] inline void load(Tile& tile, const ScanBlock& block, std::size_t panel, std::size_t query) {
  for (std::size_t q = 0; q < scan_tile; ++q) {
    const float* sums = block.sums + (query + q) * block.stride + panel * scan_width;
    tile.low[q] = _mm256_loadu_ps(sums);
    tile.high[q] = _mm256_loadu_ps(sums + lanes);
  }
}

[[gnu::target("avx2,fma")]] inline void add_dense(Tile& tile, const ScanBlock& block, std::size_t panel,
                                                  std::size_t query) {
  const float* dense = block.dense + panel * block.n_dense * scan_width;
  for (std::size_t t = 0; t < block.n_terms; ++t) {
    const float* column = dense + block.terms[t] * scan_width;
    const __m256 low = _mm256_loadu_ps(column);
    const __m256 high = _mm256_loadu_ps(column + lanes);
    const float* weights = block.weights + t * scan_rows + query;
    for (std::size_t q = 0; q < scan_tile; ++q) {
      const __m256 weight = _mm256_set1_ps(weights[q]);
      tile.low[q] = _mm256_fmadd_ps(weight, low, tile.low[q]);
      tile.high[q] = _mm256_fmadd_ps(weight, high, tile.high[q]);
    }
  }
}

[[gnu::target("avx2,fma")]] inline unsigned above(__m256 sums, __m256 query_limit, const float* place_limits) {
  const __m256 limit = _mm256_min_ps(query_limit, _mm256_loadu_ps(place_limits));
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_cmp_ps(sums, limit, _CMP_GT_OQ)));
}

[[gnu::target("avx2,fma")]] inline std::size_t take(const Tile& tile, const ScanBlock& block, std::size_t panel,
                                                    std::size_t query, Found* found) {
  const float* place_limits = block.place_limits + panel * scan_width;
  std::size_t n_found = 0;
  for (std::size_t q = 0; q < scan_tile; ++q) {
    float* sums = block.sums + (query + q) * block.stride + panel * scan_width;
    const __m256 query_limit = _mm256_set1_ps(block.query_limits[query + q]);
    unsigned mask =
        above(tile.low[q], query_limit, place_limits) | above(tile.high[q], query_limit, place_limits + lanes) << lanes;
    if (mask != 0) {
      _mm256_storeu_ps(sums, tile.low[q]);
      _mm256_storeu_ps(sums + lanes, tile.high[q]);
    }
    for (; mask != 0; mask &= mask - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(mask));
      found[n_found++] = {static_cast<std::uint32_t>(query + q), static_cast<std::uint32_t>(panel * scan_width + i),
                          sums[i]};
    }
    _mm256_storeu_ps(sums, _mm256_setzero_ps());
    _mm256_storeu_ps(sums + lanes, _mm256_setzero_ps());
  }
  return n_found;
}

[[gnu::target("avx2,fma")]] std::size_t take_above(const ScanBlock& block, std::size_t begin, std::size_t end,
                                                   Found* found) {
  std::size_t n_found = 0;
  for (std::size_t panel = begin; panel < end; ++panel) {
    for (std::size_t tile_number = 0; tile_number < block.n_tiles; ++tile_number) {
      Tile tile;
      load(tile, block, panel, tile_number * scan_tile);
      add_dense(tile, block, panel, tile_number * scan_tile);
      n_found += take(tile, block, panel, tile_number * scan_tile, found + n_found);
    }
  }
  return n_found;
}

}  // namespace

const ScanKernel scan_avx2 = {"avx2", take_above};
#else
const ScanKernel scan_avx2 = {};
#endif

}  // namespace tidings::detail
