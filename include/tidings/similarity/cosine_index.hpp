/// @file
/// Rows that are looked up by cosine while others come and go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

namespace detail {
class IndexState;
}

struct QueryOptions {
  std::size_t n_neighbors = 10;
  /// Matches below it are left out. At 0 those of similarity 0 are left out too; below 0 they are matches like others.
  double min_similarity = 0;
};

/// The matches of each query, the best first; of equally similar ones the lower id first. In CSR form: those of query q
/// are [offsets[q], offsets[q + 1]) of the arrays.
struct IndexMatches {
  std::vector<std::size_t> offsets;
  std::vector<std::int64_t> ids;
  std::vector<double> similarities;
};

/// All rows of an index, by segment, in the type of the widest that was added.
struct IndexRows {
  std::vector<std::int64_t> ids;
  SparseMatrix<double> rows;
  bool is_float = true;  ///< whether all values are floats
};

/// An exact index by cosine. What it finds is what a new index of the same rows would find, to the bit.
///
/// Rows are in segments that never change. Small segments are merged as more come in, so that n rows are written
/// O(log n) times; removed rows are marked, and dropped when their segment is written again (the log-structured merge:
/// O'Neil, Cheng, Gawlick and O'Neil, 1996). All calls may come from any threads at any time: a query sees the rows as
/// they were when it began, and does not wait for those who write.
///
/// @code
/// CosineIndex index(matrix.cols());
/// index.add(ids, view(matrix));
/// IndexMatches matches = index.query(view(questions), {.n_neighbors = 5});
/// @endcode
class CosineIndex {
 public:
  /// @throws std::invalid_argument if there is no column, or more than 2^31 - 1
  explicit CosineIndex(std::size_t n_columns);

  [[nodiscard]] std::size_t n_columns() const;
  /// The number of rows.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool contains(std::int64_t id) const;

  /// Adds rows: all of them or, if it throws, none.
  /// @param ids at least 0, one a row
  /// @throws std::invalid_argument if an id is there already or comes twice, or the matrix is not as wide as the index
  template <class Real>
  void add(std::span<const std::int64_t> ids, const SparseView<Real>& rows);

  /// Puts rows in the place of those with the same ids, at once.
  /// @throws std::invalid_argument if an id is not there or comes twice, or the matrix is not as wide as the index
  template <class Real>
  void update(std::span<const std::int64_t> ids, const SparseView<Real>& rows);

  /// Removes rows: all of them or, if it throws, none.
  /// @throws std::invalid_argument if an id is not there or comes twice
  void remove(std::span<const std::int64_t> ids);

  /// The rows that are most similar to each row of a matrix. Exact, as nearest_neighbors is, and rounded like there.
  /// @throws std::invalid_argument if the matrix is not as wide as the index, n_neighbors is 0, or min_similarity is
  ///         not in [-1, 1]
  template <class Real>
  [[nodiscard]] IndexMatches query(const SparseView<Real>& rows, const QueryOptions& options = {},
                                   const Execution& execution = {}) const;

  /// All rows.
  [[nodiscard]] IndexRows rows() const;

  /// Writes the rows to a file.
  /// @throws FileError if that fails
  void save(const std::string& path) const;
  /// @throws FileError if the file can't be read, is no index, or was damaged
  [[nodiscard]] static CosineIndex load(const std::string& path);

 private:
  std::shared_ptr<detail::IndexState> state_;
};

}  // namespace tidings
