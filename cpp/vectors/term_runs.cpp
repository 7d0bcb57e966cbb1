#include "vectors/term_runs.hpp"

#include <algorithm>
#include <utility>

#include "vectors/column_counter.hpp"

namespace tidings::detail {

TermRuns::TermRuns(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& reading,
                   const Execution& searching)
    : range_(units.ngram_range()) {
  const Execution quietly{.n_jobs = searching.n_jobs};
  WordRuns words = read_words(texts, units, occurrences, reading);
  JoinedTerms joined = join_terms(std::exchange(words.sources, {}), quietly);
  renumber(words, joined.of, quietly);
  learnt_ = {std::move(joined.table), texts.size(), words.replaced};
  blocks_ = std::move(words.blocks);
  for (std::size_t n = 2; n <= range_.max_n && learnt_.table.ends.size() == n - 1; ++n) {
    search(n, occurrences, n == 2 ? searching : quietly);
  }
  clear_shorter();
}

/// Finds the n-grams of a length, and where they stand if longer ones are to be found.
void TermRuns::search(std::size_t n, bool occurrences, const Execution& execution) {
  NodesOfBlocks prefixes;
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    prefixes.push_back(ngrams_.empty() ? blocks_[b].words.view() : std::span<const Node>(ngrams_.back()[b]));
  }
  searches_.push_back(std::make_unique<NgramSearch>(blocks_, std::move(prefixes), learnt_.table));
  NgramSearch& search = *searches_.back();
  search.run(occurrences, execution);
  if (n == range_.max_n || learnt_.table.ends.size() < n) return;
  std::vector<Nodes>& found = ngrams_.emplace_back(blocks_.size());
  const std::size_t group = search.blocks_of_group();
  parallel_for(blocks_.size(), group, {.n_jobs = execution.n_jobs}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      search.gather(begin / group, std::span(found).subspan(begin, end - begin));
    };
  });
}

/// What is not counted is in no text, as far as anybody shall know.
void TermRuns::clear_shorter() {
  TermTable& table = learnt_.table;
  if (range_.min_n < 2) return;
  const auto end = static_cast<std::ptrdiff_t>(table.ends[std::min(range_.min_n - 1, table.ends.size()) - 1]);
  std::fill(table.df.begin(), table.df.begin() + end, 0U);
  if (!table.occurrences.empty()) std::fill(table.occurrences.begin(), table.occurrences.begin() + end, 0U);
}

Counts TermRuns::count(const Selection& selection, const Execution& execution) && {
  const Execution quietly{.n_jobs = execution.n_jobs};
  std::vector<NgramSearch*> counted;
  for (std::size_t i = 0; i < searches_.size(); ++i) {
    if (i + 2 < range_.min_n) continue;
    searches_[i]->to_columns(selection.column_of, quietly);
    counted.push_back(searches_[i].get());
  }
  Counts counts;
  counts.n_texts = learnt_.n_texts;
  counts.replaced = learnt_.replaced;
  counts.in_order = true;
  counts.blocks.resize(blocks_.size());
  const std::size_t group = searches_.empty() ? 1 : searches_.front()->blocks_of_group();
  parallel_for(blocks_.size(), group, execution, [&]() -> Worker {
    return [&, counter = ColumnCounter(selection, range_.min_n == 1, counted)](std::size_t begin,
                                                                               std::size_t end) mutable {
      counter.count(begin / group, std::span(blocks_).subspan(begin, end - begin),
                    std::span(counts.blocks).subspan(begin, end - begin));
    };
  });
  searches_.clear();
  return counts;
}

}  // namespace tidings::detail
