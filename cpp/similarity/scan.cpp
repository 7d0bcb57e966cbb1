#include "similarity/scan.hpp"

#include <algorithm>
#include <array>

namespace tidings::detail {
namespace {

using Panel = std::array<float, scan_width>;

bool may_be_above(const ScanBlock& block, std::size_t panel, const ScanQuery& query, std::size_t level,
                  const Panel& sums, std::size_t i) {
  const float rest = block.rests[(panel * (block.n_levels + 1) + level) * scan_width + i];
  const float limit = std::min(query.limit, block.place_limits[panel * scan_width + i]);
  return sums[i] + query.rests[level] * rest > limit;
}

/// Adds level after level while any place may come out above. Returns whether all were added.
bool add_levels(const ScanBlock& block, std::size_t panel, const ScanQuery& query, Panel& sums) {
  const float* dense = block.dense + panel * block.n_dense * scan_width;
  std::uint32_t term = 0;
  for (std::size_t level = 0; level < block.n_levels; ++level) {
    bool any = false;
    for (std::size_t i = 0; i < scan_width; ++i) any = any || may_be_above(block, panel, query, level, sums, i);
    if (!any) return false;
    for (; term < query.ends[level]; ++term) {
      const ScanTerm& t = query.terms[term];
      for (std::size_t i = 0; i < scan_width; ++i) sums[i] += t.weight * dense[t.number * scan_width + i];
    }
  }
  return true;
}

std::size_t take_query(const ScanBlock& block, std::size_t panel, std::size_t slot, Found* found) {
  const ScanQuery& query = block.queries[slot];
  if (panel < query.begin_panel || panel >= query.end_panel) return 0;
  Panel sums;
  std::copy_n(query.sums + panel * scan_width, scan_width, sums.begin());
  std::fill_n(query.sums + panel * scan_width, scan_width, 0.0F);
  if (!add_levels(block, panel, query, sums)) return 0;
  std::size_t n_found = 0;
  for (std::size_t i = 0; i < scan_width; ++i) {
    if (!may_be_above(block, panel, query, block.n_levels, sums, i)) continue;
    found[n_found++] = {static_cast<std::uint32_t>(slot), static_cast<std::uint32_t>(panel * scan_width + i), sums[i]};
  }
  return n_found;
}

std::size_t take_above(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) {
  std::size_t n_found = 0;
  for (std::size_t panel = begin; panel < end; ++panel) {
    for (std::size_t slot = 0; slot < block.n_queries; ++slot) {
      n_found += take_query(block, panel, slot, found + n_found);
    }
  }
  return n_found;
}

bool has_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
#else
  return false;
#endif
}

bool has_avx2_and_fma() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#else
  return false;
#endif
}

}  // namespace

const std::vector<ScanKernel>& scan_kernels() {
  static const std::vector<ScanKernel> kernels = [] {
    std::vector<ScanKernel> found;
    if (scan_avx512.take_above != nullptr && has_avx512()) found.push_back(scan_avx512);
    if (scan_avx2.take_above != nullptr && has_avx2_and_fma()) found.push_back(scan_avx2);
    found.push_back({"portable", false, take_above});
    return found;
  }();
  return kernels;
}

}  // namespace tidings::detail
