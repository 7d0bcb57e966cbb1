#include "similarity/scan.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <array>
#include <bit>
#include <utility>
#endif

namespace tidings::detail {
#if defined(__x86_64__)
namespace {

constexpr std::size_t lanes = 8;

/// The sums of a query at the places of a panel, and what they have to exceed.
struct Panel {
  __m256 low;
  __m256 high;
  __m256 low_limit;
  __m256 high_limit;
};

[[gnu::target("avx2,fma"), gnu::always_inline]] inline Panel load(const ScanQuery& query, const float* place_limits,
                                                                  std::size_t place) {
  const float* sums = query.sums + place;
  const __m256 limit = _mm256_set1_ps(query.limit);
  return {_mm256_loadu_ps(sums), _mm256_loadu_ps(sums + lanes),
          _mm256_min_ps(limit, _mm256_loadu_ps(place_limits + place)),
          _mm256_min_ps(limit, _mm256_loadu_ps(place_limits + place + lanes))};
}

[[gnu::target("avx2,fma"), gnu::always_inline]] inline unsigned may_be_above(const Panel& panel, float query_rest,
                                                                             const float* rests) {
  const __m256 rest = _mm256_set1_ps(query_rest);
  const __m256 low = _mm256_fmadd_ps(rest, _mm256_loadu_ps(rests), panel.low);
  const __m256 high = _mm256_fmadd_ps(rest, _mm256_loadu_ps(rests + lanes), panel.high);
  const auto low_mask = static_cast<unsigned>(_mm256_movemask_ps(_mm256_cmp_ps(low, panel.low_limit, _CMP_GT_OQ)));
  const auto high_mask = static_cast<unsigned>(_mm256_movemask_ps(_mm256_cmp_ps(high, panel.high_limit, _CMP_GT_OQ)));
  return low_mask | high_mask << lanes;
}

[[gnu::target("avx2,fma"), gnu::always_inline]] inline void add(Panel& panel, const ScanTerm& term,
                                                                const float* dense) {
  const __m256 weight = _mm256_broadcast_ss(&term.weight);
  const float* column = dense + term.number * scan_width;
  panel.low = _mm256_fmadd_ps(weight, _mm256_loadu_ps(column), panel.low);
  panel.high = _mm256_fmadd_ps(weight, _mm256_loadu_ps(column + lanes), panel.high);
}

/// Adds a query's terms of a level.
[[gnu::target("avx2,fma"), gnu::always_inline]] inline void add_level(Panel& panel, const ScanTerm* term,
                                                                      const ScanTerm* end, const float* dense) {
  Panel second = {_mm256_setzero_ps(), _mm256_setzero_ps(), {}, {}};
  Panel third = second;
  Panel fourth = second;
  for (; term + 4 <= end; term += 4) {  // four sums, so that additions need not wait for each other
    add(panel, term[0], dense);
    add(second, term[1], dense);
    add(third, term[2], dense);
    add(fourth, term[3], dense);
  }
  for (; term < end; ++term) add(second, *term, dense);
  panel.low = _mm256_add_ps(_mm256_add_ps(panel.low, second.low), _mm256_add_ps(third.low, fourth.low));
  panel.high = _mm256_add_ps(_mm256_add_ps(panel.high, second.high), _mm256_add_ps(third.high, fourth.high));
}

[[gnu::target("avx2,fma"), gnu::always_inline]] inline void store(const Panel& panel, float* sums) {
  _mm256_storeu_ps(sums, panel.low);
  _mm256_storeu_ps(sums + lanes, panel.high);
}

/// The queries that are still compared with a panel.
struct Active {
  std::array<std::uint32_t, scan_rows> slots;
  std::size_t size = 0;
};

/// Level by level, so that a level's weights stay in the fastest memory for all queries.
[[gnu::target("avx2,fma")]] std::size_t take_panel(const ScanBlock& block, std::size_t p, Active active, Found* found) {
  const float* dense = block.dense + p * block.n_dense * scan_width;
  const float* rests = block.rests + p * (block.n_levels + 1) * scan_width;
  std::size_t n_found = 0;
  for (std::size_t level = 0; level <= block.n_levels; ++level) {
    const std::size_t n_active = std::exchange(active.size, 0);
    for (std::size_t a = 0; a < n_active; ++a) {
      const std::uint32_t slot = active.slots[a];
      const ScanQuery& query = block.queries[slot];
      float* sums = query.sums + p * scan_width;
      Panel panel = load(query, block.place_limits, p * scan_width);
      unsigned mask = may_be_above(panel, query.rests[level], rests + level * scan_width);
      if (mask != 0 && level < block.n_levels) {
        add_level(panel, query.terms + (level == 0 ? 0 : query.ends[level - 1]), query.terms + query.ends[level],
                  dense);
        store(panel, sums);
        active.slots[active.size++] = slot;
        continue;
      }
      for (; mask != 0; mask &= mask - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(mask));
        found[n_found++] = {slot, static_cast<std::uint32_t>(p * scan_width + i), sums[i]};
      }
      _mm256_storeu_ps(sums, _mm256_setzero_ps());
      _mm256_storeu_ps(sums + lanes, _mm256_setzero_ps());
    }
  }
  return n_found;
}

std::size_t take_above(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) {
  std::size_t n_found = 0;
  for (std::size_t p = begin; p < end; ++p) {
    Active active;
    for (std::uint32_t slot = 0; slot < block.n_queries; ++slot) {
      const ScanQuery& query = block.queries[slot];
      if (p >= query.begin_panel && p < query.end_panel) active.slots[active.size++] = slot;
    }
    n_found += take_panel(block, p, active, found + n_found);
  }
  return n_found;
}

}  // namespace

const ScanKernel scan_avx2 = {"avx2", false, take_above};
#else
const ScanKernel scan_avx2 = {};
#endif

}  // namespace tidings::detail
