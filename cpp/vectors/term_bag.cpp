#include "vectors/term_bag.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

constexpr std::size_t first_capacity = 4096;

}  // namespace

void TermBag::clear() {
  counts_.clear();
  mask_ = first_capacity - 1;
  if (slots_.size() < first_capacity) slots_.resize(first_capacity);
  std::fill_n(slots_.begin(), first_capacity, Slot{});
}

void TermBag::grow() {
  const std::size_t capacity = 4 * (mask_ + 1);
  if (slots_.size() < capacity) slots_.resize(capacity);
  std::fill_n(slots_.begin(), capacity, Slot{});
  mask_ = capacity - 1;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    slots_[slot_of(counts_[i].term)] = {counts_[i].term, static_cast<std::uint32_t>(i)};
  }
}

}  // namespace tidings::detail
