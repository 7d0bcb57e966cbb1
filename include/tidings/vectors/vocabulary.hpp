/// @file
/// Terms and their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/string_list.hpp"

namespace tidings {

/// A set of terms, numbered from 0 in the order in which they came.
///
/// Terms are looked up in constant time, also where somebody made them to collide: a table whose probes grow long takes
/// another hash.
class Vocabulary {
 public:
  Vocabulary();

  /// @throws std::invalid_argument if a term occurs twice
  explicit Vocabulary(const std::vector<std::string>& terms);

  /// @throws std::invalid_argument if a term occurs twice
  explicit Vocabulary(StringList terms);

  /// Terms of which none occurs twice, which is not checked. What they are looked up in is made when it is first asked
  /// for.
  [[nodiscard]] static Vocabulary of_distinct(StringList terms);

  Vocabulary(const Vocabulary& other);
  Vocabulary& operator=(const Vocabulary& other);
  Vocabulary(Vocabulary&&) noexcept = default;
  Vocabulary& operator=(Vocabulary&&) noexcept = default;
  ~Vocabulary() = default;

  /// The term's number; the next free one if the term is new.
  /// @throws std::length_error at 2^31 - 1 terms
  Index add(std::string_view term);

  /// The term's number, if it is here.
  [[nodiscard]] std::optional<Index> find(std::string_view term) const;

  /// The term with that number. Valid until the next add.
  /// @throws std::out_of_range if there is none
  [[nodiscard]] std::string_view operator[](Index number) const;

  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// The terms in the order of their numbers.
  [[nodiscard]] const StringList& terms() const& { return terms_; }
  [[nodiscard]] StringList terms() && { return std::move(terms_); }

 private:
  /// A term's number, beside a part of its hash, so that most other terms are told apart without being read.
  struct Slot {
    std::uint32_t tag = 0;
    Index number = -1;  ///< -1 is free
  };

  [[nodiscard]] std::size_t slot_of(std::string_view term, std::uint64_t hash) const;
  [[nodiscard]] std::size_t probes_to(std::size_t slot, std::uint64_t hash) const;
  [[nodiscard]] bool rebuild(std::size_t capacity) const;
  void grow(std::size_t capacity) const;
  void make_slots() const;

  StringList terms_;
  mutable std::vector<Slot> slots_;          ///< open addressing with linear probing
  mutable std::uint64_t seed_;               ///< of the hash
  std::shared_ptr<std::once_flag> pending_;  ///< for when the slots are made; null where they always were
};

}  // namespace tidings
