/// @file
/// Pieces of text to words in their final form: what Analyzer does before it makes n-grams.
#pragma once

#include <unicode/brkiter.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/folding.hpp"
#include "text/language_choice.hpp"
#include "text/unit_reader.hpp"

namespace tidings::detail {

/// Words, analysed.
class WordAnalyzer : public UnitReader {
 public:
  /// @throws std::invalid_argument if a stop word is not UTF-8, or there is no such stemmer
  explicit WordAnalyzer(const AnalyzerOptions& options);

  [[nodiscard]] Workspace workspace() const override;
  std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const override;
  std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const override {
    return reader_.read(text, begin, pieces);
  }
  void append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const override;
  [[nodiscard]] bool raises() const { return options_.on_ill_formed == OnIllFormed::raise; }
  [[nodiscard]] NgramRange ngram_range() const override { return options_.ngram_range; }
  [[nodiscard]] std::size_t n_languages() const override { return std::max<std::size_t>(1, options_.languages.size()); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;

  void append_other(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const;
  void append_word(std::string_view word, const Token& place, const Workspace& workspace, TermList& terms) const;
  [[nodiscard]] std::string_view kept(std::string_view term, bool ideographic, std::size_t language) const;
  [[nodiscard]] bool is_stop_word(std::string_view term, std::size_t language) const;

  AnalyzerOptions options_;
  FoldingRules rules_;
  std::vector<Words> stop_words_;  ///< of each language
  std::unique_ptr<const icu::BreakIterator> prototype_;
  PieceReader reader_;
  LanguageChoice choice_;
};

}  // namespace tidings::detail
