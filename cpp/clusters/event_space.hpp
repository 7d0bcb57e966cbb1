/// @file
/// Stories as points: what their similarity is, and who is near whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "similarity/postings.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The day of each story that has a date.
[[nodiscard]] std::vector<std::optional<Day>> days_of(const Corpus& stories);

/// Gives each story without a day that of the most similar story that has one by then: near neighbours first, the most
/// similar pair before others, of equal ones the lower number; what is left by then looks among all that have a day. A
/// story that is like none gets the first day of all. Empty if none has a day.
[[nodiscard]] std::vector<Day> filled_days(const std::vector<std::optional<Day>>& days,
                                           const SparseMatrix<float>& matrix, const Execution& execution);

/// Stories that can be compared with all others at once.
class EventSpace {
 public:
  /// @param days of each row; empty if time makes no difference
  EventSpace(const SparseMatrix<float>& matrix, std::vector<Day> days, DayWindow window);

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(rows_.rows()); }
  [[nodiscard]] SparseRow<double> row_of(std::size_t i) const { return row(view(rows_), i); }
  [[nodiscard]] const SparseMatrix<double>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<Day>& days() const { return days_; }

  /// 0 for all if time makes no difference.
  [[nodiscard]] Day day_of(std::size_t i) const { return days_.empty() ? 0 : days_[i]; }

  /// What time leaves of the similarity of two stories.
  [[nodiscard]] double factor(std::size_t i, std::size_t j) const {
    return days_.empty() ? 1 : window_.factor(days_[i], days_[j]);
  }

  /// Adds the cosine of a row of length 1 with each story to the accumulators.
  void cosines(const SparseRow<double>& row, std::vector<double>& accumulators) const;

  /// What time leaves of the similarity of a story of that day and another.
  [[nodiscard]] double factor_on(Day day, std::size_t j) const {
    return days_.empty() ? 1 : window_.factor(day, days_[j]);
  }

 private:
  SparseMatrix<double> rows_;
  std::vector<Day> days_;
  DayWindow window_;
  Postings postings_;
};

}  // namespace tidings::detail
