/// @file
/// The words of text in scripts without dictionaries, by UAX #29. Private to the library.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/word_classes.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings {

/// Finds words by a table of states and classes, one look a character. Safe to use from several threads at once.
/// @see https://www.unicode.org/reports/tr29/#Word_Boundary_Rules
class WordAutomaton {
 public:
  explicit WordAutomaton(const WordClasses& classes = WordClasses::of_icu());

  /// Appends the words of a text, unless it has a character whose script needs a dictionary.
  /// @param offset is added to the words' bytes
  /// @return whether it has none; otherwise nothing is appended
  bool append(std::string_view text, std::size_t offset, std::vector<Token>& tokens) const;

 private:
  struct Rules;

  /// What becomes of the segment that was being read, before a character is taken.
  enum class Step : std::uint8_t {
    join,         ///< it goes on
    mark,         ///< it goes on if what follows allows; otherwise it will have ended here
    cut,          ///< it ends here
    cut_at_mark,  ///< it ended at the mark, and what was read since then goes on
    cut_at_both,  ///< it ended at the mark, and what was read since then ends here
    give_up,      ///< the character needs a dictionary
  };

  struct Transition {
    Step step = Step::cut;
    std::uint8_t state = 0;
  };

  static constexpr std::size_t n_states = 32;

  const WordClasses& classes_;
  std::array<std::array<Transition, n_word_classes>, n_states> table_{};
};

}  // namespace tidings
