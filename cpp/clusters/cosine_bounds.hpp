/// @file
/// Hamerly's bounds for cosines: which rows cannot have changed their nearest centroid.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// A row's cosine with its own centroid is at least `lower`, with any other at most `upper`.
struct CosineBounds {
  double lower = -1;
  double upper = 1;
  double unturned = 1;  ///< the upper bound for those that did not turn in the last iteration

  /// Whether the own centroid is nearer than any other.
  [[nodiscard]] bool settled() const { return lower > upper; }
};

/// How far a centroid has turned.
struct Turn {
  double cosine = 1;
  double sine = 0;

  /// @param chord between both directions
  [[nodiscard]] static Turn along(double chord) {
    const double squared = std::min(4.0, chord * chord);
    return {1 - squared / 2, chord * std::sqrt(std::max(0.0, 1 - squared / 4))};
  }

  /// The least that a cosine can be after the turn.
  [[nodiscard]] double least(double before) const {
    return before <= -cosine ? -1 : before * cosine - sine_of(before) * sine;
  }

  /// The most that a cosine can be after the turn.
  [[nodiscard]] double most(double before) const {
    return before >= cosine ? 1 : before * cosine + sine_of(before) * sine;
  }

 private:
  static double sine_of(double cosine) { return std::sqrt(std::max(0.0, 1 - cosine * cosine)); }
};

/// The turns of all centroids in one iteration.
template <class Real>
class Turns {
 public:
  /// The chord from a direction that was none, so that nothing is known of the cosines with it.
  static constexpr double anywhere = 2;

  explicit Turns(std::size_t n_clusters) : chords_(n_clusters, 0) {}

  void set(std::size_t cluster, double chord) { chords_[cluster] = chord; }

  /// Once all are set: the widest turns.
  void finish() {
    for (std::size_t k = 0; k < chords_.size(); ++k) {
      turns_.push_back(Turn::along(chords_[k]));
      if (chords_[k] > widest_) {
        second_ = widest_;
        widest_ = chords_[k];
        widest_cluster_ = k;
      } else {
        second_ = std::max(second_, chords_[k]);
      }
    }
    widest_turn_ = Turn::along(widest_);
    second_turn_ = Turn::along(second_);
  }

  /// The bounds after the turns; centroids and rows are of length 1 but for Real's rounding.
  [[nodiscard]] CosineBounds after(const CosineBounds& bounds, std::size_t own) const {
    constexpr double rounding = 16 * std::numeric_limits<Real>::epsilon();
    const Turn& others = own == widest_cluster_ ? second_turn_ : widest_turn_;
    return {std::max(-1.0, turns_[own].least(bounds.lower) - rounding),
            std::min(1.0, others.most(bounds.upper) + rounding), bounds.upper};
  }

 private:
  std::vector<double> chords_;
  std::vector<Turn> turns_;
  double widest_ = 0;
  double second_ = 0;
  std::size_t widest_cluster_ = 0;
  Turn widest_turn_;
  Turn second_turn_;
};

}  // namespace tidings::detail
