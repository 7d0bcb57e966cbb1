/// @file
/// N-grams dealt into parts that are small enough to be sorted in the cache. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>

#include "vectors/term_table.hpp"

namespace tidings::detail {

/// Cuts the terms that n-grams begin with into ranges, about as many n-grams in each. So whatever is sorted within the
/// parts is sorted as a whole.
class NgramParts {
 public:
  /// @param table n-grams are to begin with its longest terms
  /// @param n_ngrams about how many there will be, each counted as often as it occurs
  /// @param n_texts texts are told apart by numbers below it
  /// @throws std::length_error if an n-gram and its text need more than 64 bits
  NgramParts(const TermTable& table, std::size_t n_ngrams, std::size_t n_texts);

  [[nodiscard]] std::size_t size() const { return begins_.size(); }
  [[nodiscard]] std::size_t n_texts() const { return n_texts_; }
  [[nodiscard]] std::size_t part_of(TermId prefix) const { return parts_[prefix - first_]; }

  /// How an n-gram of a text lies in its part. As numbers such items are in the order of the n-grams.
  [[nodiscard]] std::uint64_t pack(std::size_t part, TermId prefix, TermId word, std::size_t text) const {
    return (std::uint64_t{prefix - begins_[part]} << word_bits_ | word) << text_bits_ | text;
  }

  /// The packed n-gram, without its text.
  [[nodiscard]] std::uint64_t packed_ngram(std::uint64_t item) const { return item >> text_bits_; }
  [[nodiscard]] std::size_t text_of(std::uint64_t item) const { return item & ((std::uint64_t{1} << text_bits_) - 1); }

  /// The item with a number in place of its n-gram.
  [[nodiscard]] std::uint64_t numbered(std::uint64_t item, std::uint32_t number) const {
    return std::uint64_t{number} << text_bits_ | text_of(item);
  }
  [[nodiscard]] std::uint32_t number_of(std::uint64_t item) const {
    return static_cast<std::uint32_t>(item >> text_bits_);
  }

  [[nodiscard]] NgramTable::Key key_of(std::size_t part, std::uint64_t ngram) const {
    return NgramTable::key_of(begins_[part] + static_cast<TermId>(ngram >> word_bits_),
                              static_cast<TermId>(ngram & ((std::uint64_t{1} << word_bits_) - 1)));
  }

 private:
  std::size_t n_texts_;
  TermId first_;  ///< of the prefixes
  LargeVector<std::uint16_t> parts_;
  std::vector<TermId> begins_;  ///< the first prefix of each part
  unsigned word_bits_;
  unsigned text_bits_;
};

}  // namespace tidings::detail
