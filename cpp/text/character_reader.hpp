/// @file
/// N-grams of characters. Private to the library.
#pragma once

#include <unicode/brkiter.h>

#include <memory>

#include "text/folding.hpp"
#include "text/unit_reader.hpp"

namespace tidings::detail {

/// N-grams of the code points of a text, across its words.
class CharacterReader : public UnitReader {
 public:
  explicit CharacterReader(const AnalyzerOptions& options);

  [[nodiscard]] Workspace workspace() const override { return {SpanWords(*prototype_)}; }
  std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const override;
  std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const override;
  void append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const override;

 protected:
  /// The text as it is folded, ill-formed sequences replaced.
  [[nodiscard]] std::string folded(std::string_view text, TermList& terms) const;
  [[nodiscard]] NgramRange range() const { return range_; }
  [[nodiscard]] bool raises() const { return on_ill_formed_ == OnIllFormed::raise; }

 private:
  FoldingRules rules_;
  OnIllFormed on_ill_formed_;
  NgramRange range_;
  std::unique_ptr<const icu::BreakIterator> prototype_;
};

/// N-grams of the code points of what stands between white space, a space before it and after it. Of something shorter
/// than an n-gram, all of it is one.
class WordCharacterReader final : public CharacterReader {
 public:
  using CharacterReader::CharacterReader;

  std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const override;
  std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const override;
  void append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const override;
};

}  // namespace tidings::detail
