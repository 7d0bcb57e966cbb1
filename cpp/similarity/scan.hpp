/// @file
/// The loop of a search that runs over all rows, by SIMD where the machine has it.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::detail {

constexpr std::size_t scan_width = 16;  ///< places in a panel
constexpr std::size_t scan_rows = 16;   ///< queries that are scanned together

/// A query, a place, and their sum of products.
struct Found {
  std::uint32_t slot = 0;  ///< the query's number among those scanned together
  std::uint32_t place = 0;
  float sum = 0;
};

/// A norm that is not too small after rounding, nor the product of two such.
[[nodiscard]] inline float rest_norm(double squares) {
  return static_cast<float>(std::sqrt(squares) * (1 + 1e-6));
}

/// A frequent term of a query.
struct ScanTerm {
  std::uint32_t number = 0;
  float weight = 0;
};

/// A query, whose rare terms were added to its sums.
struct ScanQuery {
  float* sums = nullptr;                ///< [place]
  const ScanTerm* terms = nullptr;      ///< frequent terms, by level
  const std::uint32_t* ends = nullptr;  ///< [level], where those of a level end
  const float* rests = nullptr;         ///< [n_levels + 1], norms of what is still to come before a level
  float limit = 0;                      ///< what a sum has to exceed
  std::size_t begin_panel = 0;          ///< the panels that count
  std::size_t end_panel = 0;
};

/// Queries against all places of a tile.
struct ScanBlock {
  const ScanQuery* queries = nullptr;
  std::size_t n_queries = 0;
  const float* dense = nullptr;  ///< weights of frequent terms, [panel][n_dense][scan_width]
  std::size_t n_dense = 0;
  const float* rests = nullptr;  ///< norms of what is still to come, [panel][n_levels + 1][scan_width]
  std::size_t n_levels = 0;
  const float* place_limits = nullptr;  ///< [place]
};

/// The loop for one instruction set. FMA may or may not be used.
struct ScanKernel {
  const char* name = nullptr;
  /// Finds the sums that may be over min(query limit, place limit) in panels [begin, end) when all that is still to
  /// come after the last level is added; by panel, query and place. Sets the sums there to 0. Returns how many were
  /// found, for which there must be room.
  std::size_t (*take_above)(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) = nullptr;
};

extern const ScanKernel scan_avx2;  ///< without a function where the compiler has no AVX2

/// The kernels that run on this machine, the fastest first.
[[nodiscard]] const std::vector<ScanKernel>& scan_kernels();

}  // namespace tidings::detail
