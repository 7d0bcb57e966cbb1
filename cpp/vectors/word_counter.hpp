/// @file
/// Learns and counts the words of texts, on one thread. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "vectors/counts.hpp"
#include "vectors/word_bag.hpp"

namespace tidings::detail {

class WordCounter {
 public:
  /// @param source receives the words
  /// @param number of the source
  /// @param occurrences whether to sum them
  WordCounter(const UnitReader& units, TermSource& source, std::uint32_t number, bool occurrences)
      : lexicon_(units, source.terms, true), source_(source), number_(number), occurrences_(occurrences) {}

  CountBlock read(const Texts& texts, std::size_t begin, std::size_t end);

  /// Gives the source the frequencies of its words.
  void finish();

  /// Ill-formed UTF-8 sequences in what was read.
  [[nodiscard]] std::size_t replaced() const { return lexicon_.replaced(); }

 private:
  void sum_occurrences();

  Lexicon lexicon_;
  TermSource& source_;
  std::uint32_t number_;
  bool occurrences_;
  WordBag bag_;
  Nodes chunk_;
  std::string scratch_;
  Slabs<TermCount> slabs_;
};

}  // namespace tidings::detail
