#include "similarity/float_postings.hpp"

#include <algorithm>

#include "similarity/scan.hpp"

namespace tidings::detail {
namespace {

/// Terms in more than one of so many rows are dense. A multiplication in a panel costs about an eighth of one in a
/// list.
constexpr std::size_t dense_part = 8;

}  // namespace

FloatPostings::FloatPostings(const UnitRows& rows, std::span<const Index> order)
    : size_(order.size()), padded_((order.size() + scan_width - 1) / scan_width * scan_width) {
  count(rows, order);
  fill(rows, order);
}

std::size_t FloatPostings::find(Index column, std::size_t posting, std::size_t place) const {
  const auto first = places_.begin() + static_cast<std::ptrdiff_t>(posting);
  const auto last = places_.begin() + static_cast<std::ptrdiff_t>(end(column));
  return static_cast<std::size_t>(std::lower_bound(first, last, place) - places_.begin());
}

void FloatPostings::count(const UnitRows& rows, std::span<const Index> order) {
  frequencies_.assign(rows.n_columns(), 0);
  for (const Index row : order) {
    rows.for_each(static_cast<std::size_t>(row),
                  [&](Index column, double) { ++frequencies_[static_cast<std::size_t>(column)]; });
  }
  begins_.assign(1, 0);
  begins_.reserve(frequencies_.size() + 1);
  dense_numbers_.reserve(frequencies_.size());
  for (const Index frequency : frequencies_) {
    const bool dense = static_cast<std::size_t>(frequency) > size_ / dense_part;
    dense_numbers_.push_back(dense ? static_cast<Index>(n_dense_++) : -1);
    begins_.push_back(begins_.back() + (dense ? 0 : static_cast<std::size_t>(frequency)));
  }
}

void FloatPostings::fill(const UnitRows& rows, std::span<const Index> order) {
  places_.resize(begins_.back());
  weights_.resize(begins_.back());
  dense_.assign(n_dense_ * padded_, 0);
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  for (std::size_t place = 0; place < order.size(); ++place) {
    float* panel = dense_.data() + place / scan_width * n_dense_ * scan_width + place % scan_width;
    rows.for_each(static_cast<std::size_t>(order[place]), [&](Index column, double weight) {
      const Index number = dense_number(column);
      if (number >= 0) {
        panel[static_cast<std::size_t>(number) * scan_width] = static_cast<float>(weight);
        return;
      }
      const std::size_t p = next[static_cast<std::size_t>(column)]++;
      places_[p] = static_cast<std::uint32_t>(place);
      weights_[p] = static_cast<float>(weight);
    });
  }
}

}  // namespace tidings::detail
