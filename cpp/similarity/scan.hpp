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
constexpr std::size_t byte_group = 4;   ///< terms whose bytes stand together

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

/// How a vector of weights was rounded to bytes. The norms are not too small.
struct Rounding {
  float scale = 0;  ///< of a byte
  float norm = 0;   ///< of the rounded vector
  float error = 0;  ///< the norm of what rounding took or gave
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
  const float* weights = nullptr;      ///< of its frequent terms, [number]; if there are bytes, as are these
  const std::int8_t* bytes = nullptr;  ///< [number], whole groups
  Rounding rounding = {};
  std::int32_t bytes_sum = 0;
};

/// The part of a list that belongs to a place: whole panels, filled up with weights of 0.
struct ScanRow {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Weights of the frequent terms of a tile, in bytes and by place.
struct ScanBytes {
  const std::uint8_t* bytes = nullptr;  ///< 128 more: [panel][group of terms][scan_width][term in the group]
  const float* scales = nullptr;        ///< [place]
  const float* errors = nullptr;        ///< [place]
  const ScanRow* rows = nullptr;        ///< [place], in numbers and weights
  const std::uint16_t* numbers = nullptr;
  const float* weights = nullptr;
};

/// Queries against all places of a tile.
struct ScanBlock {
  const ScanQuery* queries = nullptr;
  std::size_t n_queries = 0;
  std::size_t n_dense = 0;       ///< frequent terms
  const float* dense = nullptr;  ///< their weights, [panel][n_dense][scan_width]; or
  ScanBytes bytes = {};          ///< the same in bytes
  const float* rests = nullptr;  ///< norms of what is still to come, [panel][n_levels + 1][scan_width]
  std::size_t n_levels = 0;
  const float* place_limits = nullptr;  ///< [place]
};

/// The loop for one instruction set. FMA may or may not be used.
struct ScanKernel {
  const char* name = nullptr;
  bool reads_bytes = false;  ///< rather than weights
  /// Finds the sums that are, or without levels may be, over min(query limit, place limit) in panels [begin, end); by
  /// panel, query and place. Sets the sums there to 0. Returns how many were found, for which there must be room.
  std::size_t (*take_above)(const ScanBlock& block, std::size_t begin, std::size_t end, Found* found) = nullptr;
};

extern const ScanKernel scan_avx512;  ///< without a function where the compiler has no AVX-512
extern const ScanKernel scan_avx2;    ///< the same of AVX2

/// The kernels that run on this machine, the fastest first.
[[nodiscard]] const std::vector<ScanKernel>& scan_kernels();

}  // namespace tidings::detail
