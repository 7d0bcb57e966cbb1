/// @file
/// Document frequencies that fade with the texts' age. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "vectors/term_table.hpp"

namespace tidings::detail {

/// When texts were, and how much of each term's document frequency comes from when.
///
/// A text of time t weighs 2^(t / half-life), so that nothing has to be changed as time passes: a frequency at a later
/// moment is the sum times one factor (forward decay). The weight is a power of two, which is the text's epoch, times a
/// whole number of 33 bits. Whole numbers are summed an epoch, so the sums do not depend on the order in which texts
/// come, and are taken back exactly.
/// @see G. Cormode, V. Shkapenyuk, D. Srivastava and B. Xu, Forward decay: a practical time decay model for streaming
///      systems, 2009
struct Decayed {
  std::vector<std::int64_t> times;     ///< of texts, in seconds; each once, ascending
  std::vector<std::uint64_t> n_texts;  ///< texts of each time
  std::vector<std::int64_t> epochs;    ///< half-lives since 1970; ascending
  std::vector<std::uint64_t> ends;     ///< of each epoch in `terms`
  LargeVector<TermId> terms;           ///< terms in texts of the epoch; ascending
  LargeVector<std::uint64_t> weights;  ///< sums of whole weights, not 0

  [[nodiscard]] bool operator==(const Decayed&) const = default;
};

/// Collects the terms of texts.
class DecayCounter {
 public:
  /// @param half_life in days
  /// @param n_terms in the table
  DecayCounter(std::span<const std::int64_t> times, double half_life, std::size_t n_terms);

  /// The texts, by their positions, with those of an epoch side by side, the oldest first.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }

  /// Adds a term of a text. Texts come in `order`, and each term once a text.
  void add(std::size_t text, TermId term);

  /// What was collected.
  [[nodiscard]] Decayed take();

 private:
  void end_epoch();

  std::span<const std::int64_t> times_;
  double half_life_;
  std::int64_t epoch_ = 0;
  std::vector<std::size_t> order_;
  LargeVector<std::uint64_t> sums_;  ///< of each term in the present epoch
  std::vector<TermId> met_;          ///< terms in it
  Decayed decayed_;
};

/// The same with other numbers of terms.
/// @param numbers ascending where the terms are
[[nodiscard]] Decayed renumbered(Decayed decayed, const Renumbering& numbers);

/// The sum of both, whose terms are of one table.
[[nodiscard]] Decayed add(const Decayed& a, const Decayed& b);

/// @throws std::invalid_argument if `gone` has more of something than `from`
[[nodiscard]] Decayed subtract(const Decayed& from, const Decayed& gone);

/// Frequencies at the time of the newest text.
struct Faded {
  double n_texts = 0;
  LargeVector<double> df;  ///< of each term
};

/// @param half_life in days, as the texts were counted by
[[nodiscard]] Faded fade(const Decayed& decayed, double half_life, std::size_t n_terms);

/// Whether what came from outside agrees with itself and with a table.
/// @param n_texts of all times
[[nodiscard]] bool is_sound(const Decayed& decayed, std::size_t n_texts, std::size_t n_terms);

}  // namespace tidings::detail
