#include <numeric>
#include <utility>

#include "vectors/term_table.hpp"

namespace tidings::detail {

JoinedTerms join_terms(std::vector<TermSource> sources, const Execution& execution) {
  std::vector<SortedTerms> sorted(sources.size());
  parallel_for(sources.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t s = begin; s < end; ++s) sorted[s] = sort_terms(std::move(sources[s]));
    };
  });
  std::vector<TermTable> tables;
  for (SortedTerms& source : sorted) tables.push_back(std::move(source.table));
  if (tables.empty()) tables.resize(1);
  MergedTerms merged = merge_terms(std::move(tables), execution);
  JoinedTerms joined{std::move(merged.table), {}};
  for (std::size_t s = 0; s < sorted.size(); ++s) {
    for (TermId& term : sorted[s].of) term = merged.of[s][term];
    joined.of.push_back(std::move(sorted[s].of));
  }
  return joined;
}

}  // namespace tidings::detail
