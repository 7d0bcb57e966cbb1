#include "similarity/index_query.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "similarity/settled.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t spare_candidates = 6;

bool is_better(const IndexMatch& a, const IndexMatch& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.id < b.id;
}

}  // namespace

IndexQuery::IndexQuery(const IndexSnapshot& snapshot, const UnitRows& queries, const QueryOptions& options)
    : snapshot_(snapshot),
      queries_(queries),
      options_(options),
      n_rows_(snapshot.size()),
      least_(settled(options.min_similarity)),
      no_limits_(),
      cosine_(queries.n_columns()) {
  std::size_t end = 0;
  std::size_t most = 0;
  for (const IndexPart& part : snapshot.parts) {
    begins_.push_back(end);
    end += part.removed->size();
    if (part.segment->index() != nullptr) most = std::max(most, part.segment->index()->padded());
  }
  no_limits_.assign(most, std::numeric_limits<float>::infinity());
}

CandidateBounds IndexQuery::bounds(std::size_t i) const {
  const std::size_t n_best = std::min(options_.n_neighbors, n_rows_);
  const float margin = float_margin(queries_.n_terms(i));
  const float least = static_cast<float>(options_.min_similarity) - margin;
  return {.n_best = n_best,
          .capacity = std::min(n_best + spare_candidates, n_rows_),
          .n_others = n_rows_,
          .slack = 2 * margin,
          .least = options_.min_similarity >= 0 ? std::max(0.0F, least) : least};
}

/// Calls take(i, candidate) for the rows over limit(i).
template <class Limit, class Take>
void IndexQuery::scan(std::size_t begin, std::size_t end, const Limit& limit, const Take& take) {
  for (std::size_t p = 0; p < snapshot_.parts.size(); ++p) {
    const IndexPart& part = snapshot_.parts[p];
    const auto offer = [&](std::size_t i, std::size_t place, float sum) {
      if ((*part.removed)[place] || sum <= limit(i)) return;
      take(i, Candidate{sum, static_cast<Index>(begins_[p] + place)});
    };
    if (part.segment->index() == nullptr) {
      compare_all(part.segment->rows(), begin, end, offer);
      continue;
    }
    scanner_.set(*part.segment->index());
    for (std::size_t i = begin; i < end; ++i) scanner_.start(queries_, i, 0, part.segment->index()->size());
    scanner_.take(
        no_limits_.data(), [&](std::size_t query) { return limit(begin + query); },
        [&](std::size_t query, std::size_t place, float sum) { offer(begin + query, place, sum); });
  }
}

/// Calls offer(i, place, similarity) for all rows.
template <class Offer>
void IndexQuery::compare_all(const UnitRows& rows, std::size_t begin, std::size_t end, const Offer& offer) {
  for (std::size_t i = begin; i < end; ++i) {
    cosine_.set(queries_, i);
    for (std::size_t place = 0; place < rows.size(); ++place) {
      offer(i, place, static_cast<float>(cosine_.with(rows, place)));
    }
  }
}

std::vector<std::vector<IndexMatch>> IndexQuery::search(std::size_t begin, std::size_t end) {
  std::vector<Candidates> best(end - begin);
  if (n_rows_ > 0) {
    scan(
        begin, end, [&](std::size_t i) { return best[i - begin].limit(bounds(i)); },
        [&](std::size_t i, const Candidate& candidate) { best[i - begin].push(candidate, bounds(i)); });
  }
  std::vector<std::vector<IndexMatch>> matches;
  for (std::size_t i = begin; i < end; ++i) matches.push_back(settle(i, best[i - begin]));
  return matches;
}

/// The matches among candidates; where one that matters may have been left out, among all.
std::vector<IndexMatch> IndexQuery::settle(std::size_t i, const Candidates& candidates) {
  const float from = candidates.doubtful_from(bounds(i));
  if (!candidates.is_in_doubt(bounds(i))) return rank(i, candidates.all(), from);
  std::vector<Candidate> all;
  const float limit = std::max(bounds(i).least, std::nextafter(from, -std::numeric_limits<float>::infinity()));
  scan(
      i, i + 1, [&](std::size_t) { return limit; },
      [&](std::size_t, const Candidate& candidate) { all.push_back(candidate); });
  return rank(i, all, from);
}

std::vector<IndexMatch> IndexQuery::rank(std::size_t i, const std::vector<Candidate>& candidates, float from) {
  std::vector<IndexMatch> matches;
  if (!candidates.empty()) cosine_.set(queries_, i);
  for (const Candidate& candidate : candidates) {
    if (candidate.similarity < from) continue;
    const auto number = static_cast<std::size_t>(candidate.row);
    const auto p = static_cast<std::size_t>(std::ranges::upper_bound(begins_, number) - begins_.begin()) - 1;
    const IndexSegment& segment = *snapshot_.parts[p].segment;
    const double similarity = settled(cosine_.with(segment.rows(), number - begins_[p]));
    if (similarity < least_ || (similarity <= 0 && least_ >= 0)) continue;
    matches.push_back({segment.ids()[number - begins_[p]], similarity});
  }
  const std::size_t kept = std::min(matches.size(), options_.n_neighbors);
  std::ranges::partial_sort(matches, matches.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
  matches.resize(kept);
  return matches;
}

}  // namespace tidings::detail
