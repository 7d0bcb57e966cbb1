#include "tidings/vectors/vocabulary.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace tidings {
namespace {

constexpr Index free_slot = -1;
constexpr std::size_t first_capacity = 64;

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32U;
  x *= 0xD6E8FEB86659FD93ULL;
  return x ^ (x >> 32U);
}

/// A 64-bit hash with a fixed seed: eight bytes at a time, each mixed by xor-shift and multiplication.
std::uint64_t hash_of(std::string_view term) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ term.size();
  while (!term.empty()) {
    std::uint64_t word = 0;
    const std::size_t length = std::min(term.size(), sizeof word);
    std::memcpy(&word, term.data(), length);
    hash = mix(hash ^ word) * 0x9E3779B97F4A7C15ULL;
    term.remove_prefix(length);
  }
  return mix(hash);
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& terms) {
  for (const std::string& term : terms) {
    if (find(term)) throw std::invalid_argument("vocabulary: the term \"" + term + "\" occurs twice");
    add(term);
  }
}

Index Vocabulary::add(std::string_view term) {
  if (2 * (size() + 1) > slots_.size()) grow();
  const std::uint64_t hash = hash_of(term);
  const std::size_t slot = slot_of(term, hash);
  if (slots_[slot] != free_slot) return slots_[slot];
  if (size() == static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("vocabulary: more than 2^31 - 1 terms");
  }
  buffer_ += term;
  ends_.push_back(buffer_.size());
  hashes_.push_back(hash);
  return slots_[slot] = static_cast<Index>(size() - 1);
}

std::optional<Index> Vocabulary::find(std::string_view term) const {
  if (slots_.empty()) return std::nullopt;
  const Index number = slots_[slot_of(term, hash_of(term))];
  return number == free_slot ? std::nullopt : std::optional(number);
}

std::string_view Vocabulary::operator[](Index number) const {
  const auto i = static_cast<std::size_t>(number);
  const std::size_t end = ends_.at(i);
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(buffer_).substr(begin, end - begin);
}

std::vector<Index> Vocabulary::sorted() const {
  std::vector<Index> order(size());
  std::iota(order.begin(), order.end(), Index{0});
  std::ranges::sort(order, {}, [this](Index number) { return (*this)[number]; });
  return order;
}

/// The slot that holds the term, or the free one where it belongs. There always is a free one.
std::size_t Vocabulary::slot_of(std::string_view term, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const Index number = slots_[slot];
    if (number == free_slot) return slot;
    if (hashes_[static_cast<std::size_t>(number)] == hash && (*this)[number] == term) return slot;
  }
}

void Vocabulary::grow() {
  slots_.assign(std::max(first_capacity, 2 * slots_.size()), free_slot);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    std::size_t slot = hashes_[i] & mask;
    while (slots_[slot] != free_slot) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<Index>(i);
  }
}

}  // namespace tidings
