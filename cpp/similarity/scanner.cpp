#include "similarity/scanner.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "similarity/byte_weights.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t terms_ahead = 16;  ///< whose lists are looked up before they are needed

}  // namespace

Scanner::Scanner() : found_(scan_rows * panels_at_once * scan_width) {}

void Scanner::set(const TileIndex& index) {
  index_ = &index;
  kernel_ = &*std::ranges::find(scan_kernels(), index.levels().has_bytes(), &ScanKernel::reads_bytes);
  if (sums_.size() < scan_rows * index.padded()) sums_.assign(scan_rows * index.padded(), 0);
  if (!kernel_->reads_bytes) return;
  for (FrequentTerms& frequent : frequent_) {
    frequent.weights.resize(index.levels().n_terms(), 0);
    frequent.bytes.resize(n_bytes(index.levels().n_terms()), 0);
  }
}

std::size_t Scanner::start(const UnitRows& rows, std::size_t i, std::size_t begin, std::size_t end) {
  const std::size_t query = n_queries_++;
  ranges_[query] = {begin, end};
  if (begin >= end) return query;
  split(rows, i);
  add_rare(query);
  order_by_level(frequent_[query]);
  if (kernel_->reads_bytes) round(frequent_[query]);
  return query;
}

/// Without a branch: whether a tile has a rare term is as good as random.
void Scanner::split(const UnitRows& rows, std::size_t i) {
  rare_.resize(std::max(rare_.size(), rows.n_terms(i) + 1));
  frequent_terms_.resize(rare_.size());
  n_rare_ = n_frequent_ = 0;
  rows.for_each(i, [&](Index column, double weight) {
    const TileIndex::Presence presence = index_->presence(column);
    rare_[n_rare_] = frequent_terms_[n_frequent_] = {static_cast<std::uint32_t>(column), static_cast<float>(weight)};
    n_rare_ += presence.rare;
    n_frequent_ += presence.frequent;
  });
}

void Scanner::add_rare(std::size_t query) {
  const auto [begin, end] = ranges_[query];
  lists_.resize(n_rare_);
  for (std::size_t n = 0; n < n_rare_; ++n) {
    index_->fetch(rare_[std::min(n + terms_ahead, n_rare_ - 1)].number);
    lists_[n] = index_->list(rare_[n].number, rare_[n].weight);
  }
  index_->accumulate(lists_, begin, end, sums_.data() + query * index_->padded());
}

void Scanner::order_by_level(FrequentTerms& frequent) {
  const TermLevels& levels = index_->levels();
  frequent.squares.assign(levels.n_levels() + 1, 0);
  frequent.ends.assign(levels.n_levels(), 0);
  for (std::size_t n = 0; n < n_frequent_; ++n) {
    ScanTerm& term = frequent_terms_[n];
    term.number = static_cast<std::uint32_t>(levels.number(static_cast<Index>(term.number)));
    const std::size_t level = levels.n_levels() == 0 ? 0 : levels.level(static_cast<Index>(term.number));
    frequent.squares[level] += static_cast<double>(term.weight) * static_cast<double>(term.weight);
    if (levels.n_levels() > 0) ++frequent.ends[level];
  }
  if (levels.n_levels() > 0) place_by_level(frequent);
  frequent.rests.resize(frequent.squares.size());
  double rest = 0;
  for (std::size_t level = frequent.rests.size(); level-- > 0;) {
    rest += frequent.squares[level];
    frequent.rests[level] = rest_norm(rest);
  }
}

void Scanner::place_by_level(FrequentTerms& frequent) const {
  frequent.terms.resize(n_frequent_);
  std::uint32_t end = 0;
  for (std::uint32_t& begin : frequent.ends) begin = std::exchange(end, end + begin);
  for (const ScanTerm& term : std::span(frequent_terms_).first(n_frequent_)) {
    frequent.terms[frequent.ends[index_->levels().level(static_cast<Index>(term.number))]++] = term;
  }
}

void Scanner::round(FrequentTerms& frequent) {
  frequent.bytes_sum = 0;
  frequent.rounding = round_to_bytes(frequent.terms, [&](const ScanTerm& term, int multiple) {
    frequent.weights[term.number] = term.weight;
    frequent.bytes[term.number] = static_cast<std::int8_t>(multiple);
    frequent.bytes_sum += multiple;
  });
}

void Scanner::end_all() {
  for (FrequentTerms& frequent : std::span(frequent_).first(n_queries_)) {
    if (kernel_->reads_bytes) {
      for (const ScanTerm& term : frequent.terms) {
        frequent.weights[term.number] = 0;
        frequent.bytes[term.number] = 0;
      }
    }
    frequent.terms.clear();
  }
  n_queries_ = 0;
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
                   .end_panel = end,
                   .weights = frequent_[q].weights.data(),
                   .bytes = frequent_[q].bytes.data(),
                   .rounding = frequent_[q].rounding,
                   .bytes_sum = frequent_[q].bytes_sum};
    all.begin = std::min(all.begin, begin);
    all.end = std::max(all.end, end);
  }
  return all;
}

ScanBlock Scanner::block(const float* limits) const {
  return {.queries = queries_.data(),
          .n_queries = n_queries_,
          .n_dense = index_->levels().n_terms(),
          .dense = index_->dense(),
          .bytes = index_->bytes(),
          .rests = index_->rests(),
          .n_levels = index_->levels().n_levels(),
          .place_limits = limits};
}

}  // namespace tidings::detail
