/// @file
/// How much less alike two stories are for having been published apart.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace tidings {

/// The time of each row, and what time does to similarity: it is multiplied by 2^(-|t_i - t_j| / half_life), and rows
/// more than `window` apart are not compared at all. Times, half-life and window have one unit, whichever it is.
/// Without times, time makes no difference.
struct TimeDecay {
  std::vector<double> times;        ///< of the rows
  std::vector<double> other_times;  ///< of the other matrix' rows, if there is another
  double half_life = std::numeric_limits<double>::infinity();
  double window = std::numeric_limits<double>::infinity();

  /// What the similarity of two times is multiplied by, in [0, 1].
  [[nodiscard]] double factor(double a, double b) const {
    const double apart = std::abs(a - b);
    return apart > window ? 0 : std::isinf(half_life) ? 1 : std::exp2(-apart / half_life);
  }

  /// How far apart even equal rows reach a similarity, and a billionth of the half-life for rounding:
  /// half_life * log2(1 / similarity). Infinite without a half-life, or for a similarity of 0.
  [[nodiscard]] double reach(double similarity) const {
    return std::isinf(half_life) ? half_life : half_life * (std::log2(1 / similarity) * (1 + 1e-9) + 1e-9);
  }
};

/// Checks that there is a finite time for each row, and that half-life and window are positive (the window may be 0).
/// @param n_others rows of the other matrix; 0 if there is none
/// @throws std::invalid_argument that names the row and the value
void check_time_decay(const TimeDecay& decay, std::size_t n_rows, std::size_t n_others);

}  // namespace tidings
