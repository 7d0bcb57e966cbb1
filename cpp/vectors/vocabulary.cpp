#include "tidings/vectors/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <stdexcept>
#include <utility>

#include "vectors/hashing.hpp"

namespace tidings {
namespace {

constexpr std::size_t first_capacity = 64;
/// With a hash that tells terms apart no probe comes near to it.
constexpr std::size_t longest_probe = 512;

/// The part of a hash that a slot keeps; the other end of it chooses the slot.
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

std::size_t capacity_for(std::size_t n_terms) {
  return std::bit_ceil(std::max(first_capacity, 2 * n_terms));
}

void require_number(std::size_t n_terms) {
  if (n_terms > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("vocabulary: more than 2^31 - 1 terms");
  }
}

StringList list_of(const std::vector<std::string>& terms) {
  StringList list;
  for (const std::string& term : terms) list.push_back(term);
  return list;
}

}  // namespace

Vocabulary::Vocabulary() : seed_(detail::first_seed()) {}

Vocabulary::Vocabulary(const std::vector<std::string>& terms) : Vocabulary(list_of(terms)) {}

Vocabulary::Vocabulary(StringList terms) : terms_(std::move(terms)), seed_(detail::first_seed()) {
  require_number(size());
  grow(capacity_for(size()));
}

Vocabulary Vocabulary::of_distinct(StringList terms) {
  Vocabulary vocabulary;
  vocabulary.terms_ = std::move(terms);
  require_number(vocabulary.size());
  vocabulary.pending_ = std::make_shared<std::once_flag>();
  return vocabulary;
}

/// Slots that another thread may be making at this moment are not copied, but made again.
Vocabulary::Vocabulary(const Vocabulary& other) : terms_(other.terms_), seed_(detail::first_seed()) {
  if (other.pending_) {
    pending_ = std::make_shared<std::once_flag>();
  } else {
    slots_ = other.slots_;
    seed_ = other.seed_;
  }
}

Vocabulary& Vocabulary::operator=(const Vocabulary& other) {
  return *this = Vocabulary(other);
}

void Vocabulary::make_slots() const {
  if (pending_) std::call_once(*pending_, [&] { grow(capacity_for(size())); });
}

Index Vocabulary::add(std::string_view term) {
  make_slots();
  pending_ = nullptr;
  if (2 * (size() + 1) > slots_.size()) grow(std::max(first_capacity, 2 * slots_.size()));
  const std::uint64_t hash = detail::hash_of(term, seed_);
  const std::size_t at = slot_of(term, hash);
  if (slots_[at].number >= 0) return slots_[at].number;
  require_number(size() + 1);
  const auto number = static_cast<Index>(size());
  terms_.push_back(term);
  slots_[at] = {tag_of(hash), number};
  if (probes_to(at, hash) > longest_probe) grow(slots_.size());
  return number;
}

std::optional<Index> Vocabulary::find(std::string_view term) const {
  make_slots();
  if (slots_.empty()) return std::nullopt;
  const Index number = slots_[slot_of(term, detail::hash_of(term, seed_))].number;
  return number < 0 ? std::nullopt : std::optional(number);
}

std::string_view Vocabulary::operator[](Index number) const {
  const auto i = static_cast<std::size_t>(number);
  if (i >= size()) throw std::out_of_range("vocabulary: no term " + std::to_string(number));
  return terms_[i];
}

/// The slot that holds the term, or the free one where it belongs. There always is a free one.
std::size_t Vocabulary::slot_of(std::string_view term, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.number < 0) return at;
    if (slot.tag == tag_of(hash) && terms_[static_cast<std::size_t>(slot.number)] == term) return at;
  }
}

std::size_t Vocabulary::probes_to(std::size_t slot, std::uint64_t hash) const {
  return (slot - hash) & (slots_.size() - 1);
}

/// Makes the table anew, under the next seeds until no probe is long.
void Vocabulary::grow(std::size_t capacity) const {
  if (capacity == slots_.size()) ++seed_;
  constexpr std::size_t patience = 8;
  for (std::size_t tries = 0; !rebuild(capacity) && tries < patience; ++tries) ++seed_;
}

/// @return whether all probes are short
/// @throws std::invalid_argument if a term occurs twice
bool Vocabulary::rebuild(std::size_t capacity) const {
  constexpr std::size_t group = 32;
  slots_.assign(capacity, {});
  std::array<std::uint64_t, group> hashes{};
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < size(); begin += group) {
    const std::size_t end = std::min(begin + group, size());
    for (std::size_t i = begin; i < end; ++i) {
      hashes[i - begin] = detail::hash_of(terms_[i], seed_);
      __builtin_prefetch(&slots_[hashes[i - begin] & (capacity - 1)], 1);
    }
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t at = slot_of(terms_[i], hashes[i - begin]);
      if (slots_[at].number >= 0) {
        throw std::invalid_argument("vocabulary: the term \"" + std::string(terms_[i]) + "\" occurs twice");
      }
      slots_[at] = {tag_of(hashes[i - begin]), static_cast<Index>(i)};
      longest = std::max(longest, probes_to(at, hashes[i - begin]));
    }
  }
  return longest <= longest_probe;
}

}  // namespace tidings
