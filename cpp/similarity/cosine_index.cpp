#include "tidings/similarity/cosine_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "similarity/index_query.hpp"
#include "similarity/index_state.hpp"
#include "tidings/base/archive.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr const char* kind = "tidings.CosineIndex";
constexpr int version = 1;

void check_rows(std::size_t n_ids, Eigen::Index n_rows, Eigen::Index n_columns, std::size_t expected) {
  require(n_ids == static_cast<std::size_t>(n_rows), "ids", "as many as rows",
          std::to_string(n_ids) + " for " + std::to_string(n_rows) + " rows");
  require(static_cast<std::size_t>(n_columns) == expected, "rows", "as wide as the index",
          std::to_string(n_columns) + " columns against " + std::to_string(expected));
}

IndexMatches joined(const std::vector<std::vector<std::vector<detail::IndexMatch>>>& blocks) {
  IndexMatches matches;
  matches.offsets.push_back(0);
  for (const auto& block : blocks) {
    for (const auto& row : block) {
      for (const detail::IndexMatch& match : row) {
        matches.ids.push_back(match.id);
        matches.similarities.push_back(match.similarity);
      }
      matches.offsets.push_back(matches.ids.size());
    }
  }
  return matches;
}

/// The rows of a file.
/// @throws FileError if the arrays do not make a matrix
template <class Real>
SparseMatrix<Real> matrix_of(const Archive& archive, std::size_t n_columns) {
  const auto ends = archive.get<std::uint64_t>("ends");
  const auto columns = archive.get<std::uint32_t>("columns");
  const auto values = archive.get<Real>("values");
  const auto fail = [&](const std::string& problem) { throw FileError(archive.path(), problem); };
  if (columns.size() != values.size() || values.size() > std::numeric_limits<Index>::max()) {
    fail(std::to_string(columns.size()) + " columns for " + std::to_string(values.size()) + " values");
  }
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(ends.size()), static_cast<Eigen::Index>(n_columns));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(values.size()));
  std::copy(columns.begin(), columns.end(), matrix.innerIndexPtr());
  std::copy(values.begin(), values.end(), matrix.valuePtr());
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] > values.size()) fail("row " + std::to_string(i) + " ends behind the last value");
    matrix.outerIndexPtr()[i + 1] = static_cast<Index>(ends[i]);
  }
  if ((ends.empty() ? 0 : ends.back()) != values.size()) fail("values that belong to no row");
  check_sparse(view(matrix));
  return matrix;
}

}  // namespace

CosineIndex::CosineIndex(std::size_t n_columns) : state_(std::make_shared<detail::IndexState>(n_columns)) {
  require(n_columns > 0 && n_columns <= static_cast<std::size_t>(std::numeric_limits<Index>::max()), "n_columns",
          "in [1, 2^31 - 1]", n_columns);
}

std::size_t CosineIndex::n_columns() const {
  return state_->n_columns();
}

std::size_t CosineIndex::size() const {
  return state_->snapshot()->size();
}

bool CosineIndex::contains(std::int64_t id) const {
  return state_->contains(id);
}

template <class Real>
void CosineIndex::add(std::span<const std::int64_t> ids, const SparseView<Real>& rows) {
  check_rows(ids.size(), rows.rows(), rows.cols(), n_columns());
  state_->change({}, ids, SparseMatrix<Real>(rows));
}

template <class Real>
void CosineIndex::update(std::span<const std::int64_t> ids, const SparseView<Real>& rows) {
  check_rows(ids.size(), rows.rows(), rows.cols(), n_columns());
  state_->change(ids, ids, SparseMatrix<Real>(rows));
}

void CosineIndex::remove(std::span<const std::int64_t> ids) {
  state_->change(ids, {}, SparseMatrix<float>());
}

template <class Real>
IndexMatches CosineIndex::query(const SparseView<Real>& rows, const QueryOptions& options,
                                const Execution& execution) const {
  check_rows(static_cast<std::size_t>(rows.rows()), rows.rows(), rows.cols(), n_columns());
  require(options.n_neighbors > 0, "n_neighbors", "at least 1", options.n_neighbors);
  require(options.min_similarity >= -1 && options.min_similarity <= 1, "min_similarity", "in [-1, 1]",
          options.min_similarity);
  const std::shared_ptr<const detail::IndexSnapshot> snapshot = state_->snapshot();
  const detail::UnitRows queries(rows);
  std::vector<std::vector<std::vector<detail::IndexMatch>>> blocks((queries.size() + detail::scan_rows - 1) /
                                                                   detail::scan_rows);
  parallel_for(queries.size(), detail::scan_rows, execution, [&]() -> Worker {
    auto search = std::make_shared<detail::IndexQuery>(*snapshot, queries, options);
    return [&, search](std::size_t begin, std::size_t end) {
      blocks[begin / detail::scan_rows] = search->search(begin, end);
    };
  });
  return joined(blocks);
}

IndexRows CosineIndex::rows() const {
  auto [ids, matrix] = detail::rows_of(state_->snapshot()->parts, n_columns());
  IndexRows all;
  all.ids = std::move(ids);
  all.is_float = std::holds_alternative<SparseMatrix<float>>(matrix);
  all.rows = std::visit([](const auto& rows) -> SparseMatrix<double> { return rows.template cast<double>(); }, matrix);
  return all;
}

void CosineIndex::save(const std::string& path) const {
  const auto [ids, matrix] = detail::rows_of(state_->snapshot()->parts, n_columns());
  ArchiveWriter writer(kind, version);
  const std::vector<std::uint64_t> unsigned_ids(ids.begin(), ids.end());
  writer.set("n_columns", std::to_string(n_columns()));
  writer.set("values", std::holds_alternative<SparseMatrix<float>>(matrix) ? "F32" : "F64");
  writer.put("ids", std::span(unsigned_ids));
  std::visit(
      [&](const auto& rows) {
        const auto n_values = static_cast<std::size_t>(rows.nonZeros());
        const std::vector<std::uint64_t> ends(rows.outerIndexPtr() + 1, rows.outerIndexPtr() + 1 + rows.rows());
        const std::vector<std::uint32_t> columns(rows.innerIndexPtr(), rows.innerIndexPtr() + n_values);
        writer.put("ends", std::span(ends));
        writer.put("columns", std::span(columns));
        writer.put("values", std::span(rows.valuePtr(), n_values));
        writer.write(path);
      },
      matrix);
}

CosineIndex CosineIndex::load(const std::string& path) {
  const Archive archive(path, kind, version);
  try {
    CosineIndex index(std::stoull(archive.text("n_columns")));
    const auto stored = archive.get<std::uint64_t>("ids");
    const std::vector<std::int64_t> ids(stored.begin(), stored.end());
    if (archive.text("values") == "F32") {
      index.add(std::span(ids), view(matrix_of<float>(archive, index.n_columns())));
    } else {
      index.add(std::span(ids), view(matrix_of<double>(archive, index.n_columns())));
    }
    return index;
  } catch (const std::logic_error& error) {
    throw FileError(path, error.what());
  }
}

template void CosineIndex::add(std::span<const std::int64_t>, const SparseView<float>&);
template void CosineIndex::add(std::span<const std::int64_t>, const SparseView<double>&);
template void CosineIndex::update(std::span<const std::int64_t>, const SparseView<float>&);
template void CosineIndex::update(std::span<const std::int64_t>, const SparseView<double>&);
template IndexMatches CosineIndex::query(const SparseView<float>&, const QueryOptions&, const Execution&) const;
template IndexMatches CosineIndex::query(const SparseView<double>&, const QueryOptions&, const Execution&) const;

}  // namespace tidings
