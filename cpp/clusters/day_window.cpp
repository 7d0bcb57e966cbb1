#include "tidings/clusters/day_window.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// Where windows begin and end, ascending, each once.
std::vector<Day> borders_of(const std::vector<Day>& days, Day length) {
  std::vector<Day> borders;
  for (const Day day : days) {
    borders.push_back(day);
    borders.push_back(day + length);
  }
  std::ranges::sort(borders);
  borders.erase(std::ranges::unique(borders).begin(), borders.end());
  return borders;
}

/// A value of a column, and the parts [first, last) of time that its row's window covers.
struct Entry {
  std::size_t row;
  std::size_t first;
  std::size_t last;
  double value;
};

class Spread {
 public:
  template <class Real>
  Spread(const SparseView<Real>& rows, const std::vector<Day>& days, Day length)
      : n_rows_(days.size()), borders_(borders_of(days, length)), columns_(static_cast<std::size_t>(rows.cols())) {
    for (std::size_t part = 0; part + 1 < borders_.size(); ++part) {
      const auto share = static_cast<double>(borders_[part + 1] - borders_[part]) / static_cast<double>(length);
      weights_.push_back(std::sqrt(share));
    }
    for (std::size_t i = 0; i < n_rows_; ++i) {
      const SparseRow<Real> source = row(rows, i);
      const std::size_t first = place_of(days[i]);
      const std::size_t last = place_of(days[i] + length);
      for (std::size_t e = 0; e < source.size(); ++e) {
        columns_[static_cast<std::size_t>(source.column(e))].push_back(
            {i, first, last, static_cast<double>(source.value(e))});
      }
    }
  }

  [[nodiscard]] SparseMatrix<double> matrix() {
    std::vector<std::size_t> sizes(n_rows_, 1);
    std::size_t n_columns = n_rows_;
    for_each([&](std::size_t i, std::size_t, double) { ++sizes[i]; }, [&] { ++n_columns; });
    SparseMatrix<double> result = allocate(sizes, n_columns);
    fill(result);
    return result;
  }

 private:
  [[nodiscard]] std::size_t place_of(Day border) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(borders_, border) - borders_.begin());
  }

  /// Calls visit(row, column, value) for what at least two rows have of a column and a part of time, columns ascending,
  /// and next() after each such column.
  template <class Visit, class Next>
  void for_each(const Visit& visit, const Next& next) {
    std::vector<std::size_t> counts(borders_.size(), 0);
    std::vector<std::vector<const Entry*>> parts(borders_.size());
    std::size_t column = 0;
    for (const std::vector<Entry>& entries : columns_) {
      if (entries.size() < 2) continue;
      std::vector<std::size_t> used;
      for (const Entry& entry : entries) {
        for (std::size_t part = entry.first; part < entry.last; ++part) {
          if (parts[part].empty()) used.push_back(part);
          parts[part].push_back(&entry);
        }
      }
      std::ranges::sort(used);
      for (const std::size_t part : used) {
        if (parts[part].size() > 1) {
          for (const Entry* entry : parts[part]) visit(entry->row, column, entry->value * weights_[part]);
          ++column;
          next();
        }
        parts[part].clear();
      }
    }
  }

  [[nodiscard]] SparseMatrix<double> allocate(const std::vector<std::size_t>& sizes, std::size_t n_columns) const {
    std::size_t total = 0;
    for (const std::size_t size : sizes) total += size;
    const auto most = static_cast<std::size_t>(std::numeric_limits<Index>::max());
    if (total > most || n_columns > most) {
      throw std::length_error("stories spread over days have 2^31 values or more");
    }
    SparseMatrix<double> result(static_cast<Eigen::Index>(n_rows_), static_cast<Eigen::Index>(n_columns));
    result.resizeNonZeros(static_cast<Eigen::Index>(total));
    result.outerIndexPtr()[0] = 0;
    for (std::size_t i = 0; i < n_rows_; ++i) {
      result.outerIndexPtr()[i + 1] = result.outerIndexPtr()[i] + static_cast<Index>(sizes[i]);
    }
    return result;
  }

  /// The shared values first, and last in each row what is its own.
  void fill(SparseMatrix<double>& result) {
    std::vector<Index> at(result.outerIndexPtr(), result.outerIndexPtr() + n_rows_);
    std::vector<double> rest(n_rows_, 0);
    for (const std::vector<Entry>& entries : columns_) {
      for (const Entry& entry : entries) rest[entry.row] += entry.value * entry.value;
    }
    for_each(
        [&](std::size_t i, std::size_t column, double value) {
          result.innerIndexPtr()[at[i]] = static_cast<Index>(column);
          result.valuePtr()[at[i]++] = value;
          rest[i] -= value * value;
        },
        [] {});
    const auto n_shared = static_cast<Index>(static_cast<std::size_t>(result.cols()) - n_rows_);
    for (std::size_t i = 0; i < n_rows_; ++i) {
      result.innerIndexPtr()[at[i]] = n_shared + static_cast<Index>(i);
      result.valuePtr()[at[i]] = std::sqrt(std::max(0.0, rest[i]));
    }
  }

  std::size_t n_rows_;
  std::vector<Day> borders_;
  std::vector<double> weights_;
  std::vector<std::vector<Entry>> columns_;
};

}  // namespace

double DayWindow::factor(Day a, Day b) const {
  const Day apart = a < b ? b - a : a - b;
  return apart >= days ? 0.0 : 1.0 - static_cast<double>(apart) / days;
}

void check_row_days(const RowDays& time, std::size_t n_rows) {
  require(time.window.days > 0, "the window", "of at least one day", time.window.days);
  require(time.days.size() == n_rows, "the days", "as many as there are rows",
          std::to_string(time.days.size()) + " for " + std::to_string(n_rows) + " rows");
}

template <class Real>
SparseMatrix<double> spread_over_days(const SparseView<Real>& rows, const RowDays& time) {
  check_row_days(time, static_cast<std::size_t>(rows.rows()));
  return Spread(rows, time.days, time.window.days).matrix();
}

template SparseMatrix<double> spread_over_days(const SparseView<float>&, const RowDays&);
template SparseMatrix<double> spread_over_days(const SparseView<double>&, const RowDays&);

}  // namespace tidings
