/// @file
/// The forms in which words are written. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/unit_reader.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/text/texts.hpp"
#include "tidings/vectors/vocabulary.hpp"

namespace tidings::detail {

/// Counts strings, also such as were made to collide.
class Tally {
 public:
  void add(std::string_view string, std::uint64_t n);

  [[nodiscard]] std::size_t size() const { return counts_.size(); }
  [[nodiscard]] std::string_view string(std::size_t i) const { return strings_[static_cast<Index>(i)]; }
  [[nodiscard]] std::uint64_t count(std::size_t i) const { return counts_[i]; }

 private:
  Vocabulary strings_;
  std::vector<std::uint64_t> counts_;
};

/// Counts the forms of all words. Each distinct piece of text is analysed once a thread.
/// @return of the word, the byte 0, and the form; in no order
[[nodiscard]] Tally count_forms(const Texts& texts, const UnitReader& units, bool strip_possessive,
                                const Execution& execution);

}  // namespace tidings::detail
