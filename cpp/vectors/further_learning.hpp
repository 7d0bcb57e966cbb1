/// @file
/// What is learnt beside counts, only if it is asked for. Private to the library.
#pragma once

#include "text/unit_reader.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/base/progress.hpp"
#include "vectors/learning.hpp"
#include "vectors/learnt.hpp"

namespace tidings::detail {

/// Whether the options ask for more than counts.
[[nodiscard]] bool wants_more(const TfidfOptions& options);

/// Learns what fades and the forms of words, if the options ask for them, each in a pass of its own over the texts.
/// @param learnt has the table and the number of texts; receives the rest
void learn_further(Learnt& learnt, const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options,
                   const Execution& execution);

/// Work whose second half is learn_further, if anything is asked of it.
class Halves {
 public:
  Halves(const Execution& whole, const TfidfOptions& options)
      : whole_(whole),
        divided_(wants_more(options)),
        first_(whole.progress, 0, half, 2 * half),
        second_(whole.progress, half, 2 * half, 2 * half) {}

  [[nodiscard]] Execution first() {
    return {.n_jobs = whole_.n_jobs, .progress = divided_ ? &first_ : whole_.progress};
  }
  [[nodiscard]] Execution second() { return {.n_jobs = whole_.n_jobs, .progress = &second_}; }

 private:
  static constexpr std::size_t half = 1000;

  Execution whole_;
  bool divided_;
  ProgressPart first_;
  ProgressPart second_;
};

}  // namespace tidings::detail
