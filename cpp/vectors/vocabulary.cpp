#include "tidings/vectors/vocabulary.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>

namespace tidings {
namespace {

constexpr std::size_t first_capacity = 64;
constexpr std::size_t numbers_per_splitter = 4096;

/// The part of a hash that a slot keeps; the other end of it chooses the slot.
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

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
  Slot& slot = slots_[slot_of(term, hash)];
  if (slot.number >= 0) return slot.number;
  if (size() == static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("vocabulary: more than 2^31 - 1 terms");
  }
  buffer_ += term;
  begins_.push_back(buffer_.size());
  hashes_.push_back(hash);
  slot = {tag_of(hash), static_cast<Index>(size() - 1)};
  return slot.number;
}

std::optional<Index> Vocabulary::find(std::string_view term) const {
  if (slots_.empty()) return std::nullopt;
  const Index number = slots_[slot_of(term, hash_of(term))].number;
  return number < 0 ? std::nullopt : std::optional(number);
}

std::string_view Vocabulary::operator[](Index number) const {
  const auto i = static_cast<std::size_t>(number);
  if (i >= size()) throw std::out_of_range("vocabulary: no term " + std::to_string(number));
  return std::string_view(buffer_).substr(begins_[i], begins_[i + 1] - begins_[i]);
}

/// Sample sort: splitters from a sorted sample cut the numbers into parts, which are sorted by themselves.
void Vocabulary::sort(std::vector<Index>& numbers, const Execution& execution) const {
  const auto term = [this](Index number) { return (*this)[number]; };
  std::vector<Index> splitters;
  for (std::size_t i = 0; i < numbers.size(); i += numbers_per_splitter) splitters.push_back(numbers[i]);
  std::ranges::sort(splitters, {}, term);
  std::vector<std::vector<Index>> parts(splitters.size() + 1);
  for (const Index number : numbers) {
    const auto part = std::ranges::upper_bound(splitters, term(number), {}, term) - splitters.begin();
    parts[static_cast<std::size_t>(part)].push_back(number);
  }
  parallel_for(parts.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) std::ranges::sort(parts[p], {}, term);
    };
  });
  numbers.clear();
  for (const std::vector<Index>& part : parts) numbers.insert(numbers.end(), part.begin(), part.end());
}

/// The slot that holds the term, or the free one where it belongs. There always is a free one.
std::size_t Vocabulary::slot_of(std::string_view term, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number < 0 || (slot.tag == tag_of(hash) && (*this)[slot.number] == term)) return at;
  }
}

void Vocabulary::grow() {
  slots_.assign(std::max(first_capacity, 2 * slots_.size()), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (slots_[at].number >= 0) at = (at + 1) & mask;
    slots_[at] = {tag_of(hashes_[i]), static_cast<Index>(i)};
  }
}

}  // namespace tidings
