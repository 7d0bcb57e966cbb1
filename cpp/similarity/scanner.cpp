#include "similarity/scanner.hpp"

namespace tidings::detail {

Scanner::Scanner(const ScanKernel& kernel) : kernel_(kernel), found_(scan_rows * panels_at_once * scan_width) {}

void Scanner::set(const TileIndex& index) {
  index_ = &index;
  if (sums_.size() < scan_rows * index.padded()) sums_.assign(scan_rows * index.padded(), 0);
}

std::size_t Scanner::start(const UnitRows& rows, std::size_t i, std::size_t begin, std::size_t end) {
  const std::size_t query = n_queries_++;
  const TermLevels& levels = index_->levels();
  ranges_[query] = {begin, end};
  FrequentTerms& frequent = frequent_[query];
  frequent.unordered.clear();
  frequent.squares.assign(levels.n_levels() + 1, 0);
  frequent.ends.assign(levels.n_levels(), 0);
  lists_.clear();
  rows.for_each(i, [&](Index column, double weight) {
    if (!index_->may_have(column)) return;
    const Index number = levels.number(column);
    if (number < 0) {
      lists_.push_back(index_->list(column, static_cast<float>(weight)));
    } else if (levels.n_levels() == 0) {
      frequent.squares[0] += weight * weight;
    } else {
      const std::size_t level = levels.level(number);
      frequent.unordered.push_back({static_cast<std::uint32_t>(number), static_cast<float>(weight)});
      frequent.squares[level] += weight * weight;
      ++frequent.ends[level];
    }
  });
  if (begin < end) index_->accumulate(lists_, begin, end, sums_.data() + query * index_->padded());
  order_by_level(frequent);
  return query;
}

void Scanner::order_by_level(FrequentTerms& frequent) const {
  frequent.terms.resize(frequent.unordered.size());
  std::uint32_t end = 0;
  for (std::uint32_t& begin : frequent.ends) begin = std::exchange(end, end + begin);
  for (const ScanTerm& term : frequent.unordered) {
    frequent.terms[frequent.ends[index_->levels().level(static_cast<Index>(term.number))]++] = term;
  }
  frequent.rests.resize(frequent.squares.size());
  double rest = 0;
  for (std::size_t level = frequent.rests.size(); level-- > 0;) {
    rest += frequent.squares[level];
    frequent.rests[level] = rest_norm(rest);
  }
}

Scanner::Range Scanner::prepare() {
  Range all{.begin = index_->padded() / scan_width, .end = 0};
  for (std::size_t q = 0; q < n_queries_; ++q) {
    const std::size_t begin = ranges_[q].begin / scan_width;
    const std::size_t end = ranges_[q].begin < ranges_[q].end ? (ranges_[q].end + scan_width - 1) / scan_width : begin;
    queries_[q] = {.sums = sums_.data() + q * index_->padded(),
                   .terms = frequent_[q].terms.data(),
                   .ends = frequent_[q].ends.data(),
                   .rests = frequent_[q].rests.data(),
                   .begin_panel = begin,
                   .end_panel = end};
    all.begin = std::min(all.begin, begin);
    all.end = std::max(all.end, end);
  }
  return all;
}

ScanBlock Scanner::block(const float* limits) const {
  return {.queries = queries_.data(),
          .n_queries = n_queries_,
          .dense = index_->dense(),
          .n_dense = index_->levels().n_terms(),
          .rests = index_->rests(),
          .n_levels = index_->levels().n_levels(),
          .place_limits = limits};
}

}  // namespace tidings::detail
