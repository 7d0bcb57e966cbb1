/// @file
/// From texts to a model. Private to the library.
#pragma once

#include <memory>

#include "text/unit_reader.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/counts.hpp"
#include "vectors/learnt.hpp"
#include "vectors/tfidf_model.hpp"

namespace tidings::detail {

/// A model, and what was counted by it: the counts' terms are columns.
struct Fit {
  std::shared_ptr<const TfidfModel> model;
  Counts counts;
};

/// Texts, and when each was: no times where there is no half-life.
struct TimedTexts {
  const Texts& texts;
  TextTimes times;
};

/// Learns texts and keeps their counts.
/// @param learning told of what follows the counting
/// @throws std::invalid_argument if no term remains, or max_df lies below min_df
[[nodiscard]] Fit fit(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options,
                      const Execution& counting, const Execution& learning);

/// What texts teach.
[[nodiscard]] Learnt learn(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options,
                           const Execution& execution);

/// The model of what was learnt. It has no column if no term lies within min_df and max_df.
[[nodiscard]] std::shared_ptr<const TfidfModel> make_model(Learnt learnt, const TfidfOptions& options);

/// What the columns are to the options' background; nothing without one.
[[nodiscard]] TfidfModel::Prior prior_of(const Vocabulary& vocabulary, const TfidfOptions& options);

/// Counts texts by a model: the counts' terms are columns.
[[nodiscard]] Counts count_by(const TfidfModel& model, const Texts& texts, const UnitReader& units,
                              const Execution& execution);

}  // namespace tidings::detail
