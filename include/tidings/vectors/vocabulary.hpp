/// @file
/// Terms and their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A set of terms, numbered from 0 in the order in which they came. All text lies in one buffer.
class Vocabulary {
 public:
  Vocabulary() = default;

  /// @throws std::invalid_argument if a term occurs twice
  explicit Vocabulary(const std::vector<std::string>& terms);

  /// The term's number; the next free one if the term is new.
  /// @throws std::length_error at 2^31 - 1 terms
  Index add(std::string_view term);

  /// The term's number, if it is here.
  [[nodiscard]] std::optional<Index> find(std::string_view term) const;

  /// The term with that number. Valid until the next add.
  /// @throws std::out_of_range if there is none
  [[nodiscard]] std::string_view operator[](Index number) const;

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }

  /// Orders numbers by the bytes of their terms, which is the order of code points.
  void sort(std::vector<Index>& numbers, const Execution& execution = {}) const;

 private:
  /// A term's number, beside a part of its hash, so that most other terms are told apart without being read.
  struct Slot {
    std::uint32_t tag = 0;
    Index number = -1;  ///< -1 is free
  };

  [[nodiscard]] std::size_t slot_of(std::string_view term, std::uint64_t hash) const;
  void grow();

  std::string buffer_;
  std::vector<std::size_t> begins_ = {0};  ///< of term i in the buffer; it ends where the next one begins
  std::vector<std::uint64_t> hashes_;      ///< of term i
  std::vector<Slot> slots_;                ///< open addressing with linear probing
};

}  // namespace tidings
