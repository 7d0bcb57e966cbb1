/// @file
/// Why stories are in their events.
#pragma once

#include <vector>

#include "clusters/event_space.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/similarity/explain.hpp"

namespace tidings::detail {

/// Sums the shares of columns that mean the same term, the largest sum first.
/// @param term_of the first column with the term of each column
[[nodiscard]] std::vector<SharedTerm> merged_terms(const std::vector<SharedTerm>& terms,
                                                   const std::vector<Index>& term_of);

struct MemberOptions {
  std::size_t n_terms = 8;
  std::size_t n_nearest = 5;
};

/// How each story stands to its cluster.
/// @param term_of as for merged_terms
[[nodiscard]] std::vector<EventMember> event_members(const EventSpace& space, const std::vector<Index>& labels,
                                                     const std::vector<Index>& term_of, const MemberOptions& options,
                                                     const Execution& execution);

}  // namespace tidings::detail
