#include "vectors/further_learning.hpp"

#include <limits>
#include <utility>

#include "vectors/selection.hpp"

namespace tidings::detail {
namespace {

/// The texts are counted again by all terms that were learnt.
Decayed decayed_of(const TermTable& table, const TimedTexts& texts, const UnitReader& units, double half_life,
                   const Execution& execution) {
  DecayCounter counter(texts.times, half_life, table.size());
  constexpr double all = std::numeric_limits<double>::infinity();
  const Selection selection = select_terms(table, {.least = 1, .most = all, .most_of_word = all, .max_features = {}});
  if (selection.terms.empty()) return counter.take();
  const TfidfModel model({}, Vocabulary(spell_columns(table, selection, {.n_jobs = execution.n_jobs})), {});
  const Counts counts = count_by(model, texts.texts, units, execution);
  for (const std::size_t text : counter.order()) {
    for (const TermCount& count : counts.of(text)) counter.add(text, selection.terms[count.term]);
  }
  return counter.take();
}

}  // namespace

bool wants_more(const TfidfOptions& options) {
  return options.half_life > 0 || options.surface_forms;
}

void learn_further(Learnt& learnt, const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options,
                   const Execution& execution) {
  ProgressPart fading(execution.progress, 0, 1000, 2000);
  ProgressPart writing(execution.progress, 1000, 2000, 2000);
  if (options.half_life > 0) {
    learnt.decayed =
        decayed_of(learnt.table, texts, units, options.half_life, {.n_jobs = execution.n_jobs, .progress = &fading});
  }
  if (options.surface_forms) {
    learnt.forms = table_of(count_forms(texts.texts, units, options.analyzer.strip_possessive,
                                        {.n_jobs = execution.n_jobs, .progress = &writing}));
  }
}

}  // namespace tidings::detail
