/// @file
/// The loop of a search that runs over all rows, by SIMD where the machine has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::detail {

constexpr std::size_t scan_width = 16;  ///< places in a panel
constexpr std::size_t scan_rows = 16;   ///< queries that are scanned together
constexpr std::size_t scan_tile = 4;    ///< queries that are held in registers together

/// A query, a place, and their sum of products.
struct Found {
  std::uint32_t slot = 0;  ///< the query's number among those scanned together
  std::uint32_t place = 0;
  float sum = 0;
};

/// Up to scan_rows queries against all places. What the lists of rare terms gave is in `sums`; the frequent terms,
/// whose weights are kept for all places, are added by the scan.
struct ScanBlock {
  const float* dense = nullptr;          ///< weights, [panel][dense term][scan_width]
  std::size_t n_dense = 0;               ///< dense terms there
  const std::uint32_t* terms = nullptr;  ///< the dense terms that a query has
  std::size_t n_terms = 0;               ///< how many these are
  const float* weights = nullptr;        ///< of these terms in the queries, [n_terms][scan_rows]
  float* sums = nullptr;                 ///< [query][stride]
  std::size_t stride = 0;                ///< places, padded to panels
  std::size_t n_tiles = 0;               ///< tiles of queries
  const float* place_limits = nullptr;   ///< [stride]
  const float* query_limits = nullptr;   ///< [scan_rows]
};

/// The loop for one instruction set. FMA may or may not be used.
struct ScanKernel {
  const char* name = nullptr;
  /// Finds the sums over min(query limit, place limit) in panels [begin, end): by panel, query and place; and sets the
  /// sums there to 0. Returns how many were found, for which there must be room.
  std::size_t (*take_above)(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) = nullptr;
};

extern const ScanKernel scan_avx2;  ///< without a function where the compiler has no AVX2

/// The kernels that run on this machine, the fastest first.
[[nodiscard]] const std::vector<ScanKernel>& scan_kernels();

}  // namespace tidings::detail
