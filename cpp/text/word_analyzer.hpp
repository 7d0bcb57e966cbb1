/// @file
/// Pieces of text to words in their final form: what Analyzer does before it makes n-grams.
#pragma once

#include <unicode/brkiter.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/icu_words.hpp"
#include "text/pieces.hpp"
#include "tidings/text/analyzer.hpp"

namespace tidings::detail {

/// Analyses each piece by itself, so that the result can be kept for when the same piece comes again. Safe to use from
/// several threads at once, each with IcuWords of its own.
class WordAnalyzer {
 public:
  /// @throws std::invalid_argument if a stop word is not UTF-8
  explicit WordAnalyzer(AnalyzerOptions options);

  [[nodiscard]] const AnalyzerOptions& options() const { return options_; }
  [[nodiscard]] const PieceReader& reader() const { return reader_; }
  [[nodiscard]] IcuWords icu_words() const { return IcuWords(*prototype_); }

  /// Appends the words of a piece, and counts its ill-formed sequences.
  /// @throws std::invalid_argument if the text is ill-formed there and the options say to raise
  void append(std::string_view text, const Piece& piece, IcuWords& icu_words, TermList& terms) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  void append_other(std::string_view text, const Piece& piece, IcuWords& icu_words, TermList& terms) const;
  void append_word(std::string_view word, std::size_t begin, bool ideographic, TermList& terms) const;
  [[nodiscard]] std::string_view kept(std::string_view term, bool ideographic) const;
  [[nodiscard]] bool is_stop_word(std::string_view term) const;

  AnalyzerOptions options_;
  std::unordered_set<std::string, Hash, std::equal_to<>> stop_words_;
  std::unique_ptr<const icu::BreakIterator> prototype_;
  PieceReader reader_;
};

}  // namespace tidings::detail
