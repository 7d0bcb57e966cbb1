#include "similarity/scan.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

std::size_t take_query(const ScanBlock& block, std::size_t panel, std::size_t query, Found* found) {
  float* sums = block.sums + query * block.stride + panel * scan_width;
  const float* dense = block.dense + panel * block.n_dense * scan_width;
  for (std::size_t t = 0; t < block.n_terms; ++t) {
    const float weight = block.weights[t * scan_rows + query];
    for (std::size_t i = 0; i < scan_width; ++i) sums[i] += weight * dense[block.terms[t] * scan_width + i];
  }
  std::size_t n_found = 0;
  for (std::size_t i = 0; i < scan_width; ++i) {
    const std::size_t place = panel * scan_width + i;
    if (sums[i] > std::min(block.query_limits[query], block.place_limits[place])) {
      found[n_found++] = {static_cast<std::uint32_t>(query), static_cast<std::uint32_t>(place), sums[i]};
    }
    sums[i] = 0;
  }
  return n_found;
}

std::size_t take_above(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) {
  std::size_t n_found = 0;
  for (std::size_t panel = begin; panel < end; ++panel) {
    for (std::size_t query = 0; query < block.n_tiles * scan_tile; ++query) {
      n_found += take_query(block, panel, query, found + n_found);
    }
  }
  return n_found;
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
    if (scan_avx2.take_above != nullptr && has_avx2_and_fma()) found.push_back(scan_avx2);
    found.push_back({"portable", take_above});
    return found;
  }();
  return kernels;
}

}  // namespace tidings::detail
