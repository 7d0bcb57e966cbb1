/// @file
/// Texts as units: words, n-grams of characters, or terms that were made elsewhere. Private to the library.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/pieces.hpp"
#include "text/span_words.hpp"
#include "text/stemmer.hpp"
#include "tidings/text/analyzer.hpp"

namespace tidings::detail {

/// What one thread needs to read texts.
struct Workspace {
  SpanWords span_words;
  std::vector<Stemmer> stemmers = {};  ///< one a language
  std::size_t language = 0;            ///< of the text that is being read, among the options'
  std::string prepared = {};
  std::vector<Token> tokens = {};
};

/// Reads texts in pieces, each of which gives units by itself, so that the result can be kept for when the same piece
/// comes again in the same language. Safe to use from several threads at once, each with a workspace of its own.
class UnitReader {
 public:
  UnitReader() = default;
  UnitReader(const UnitReader&) = delete;
  UnitReader& operator=(const UnitReader&) = delete;
  virtual ~UnitReader() = default;

  [[nodiscard]] virtual Workspace workspace() const = 0;

  /// Begins a text: finds its language, if there is a choice.
  /// @param terms receives the number of ill-formed sequences, where the text is changed here
  /// @return what is to be read in its place, valid until the next text
  /// @throws std::invalid_argument if the text is ill-formed and the options say to raise
  virtual std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const = 0;

  /// Reads one chunk of a prepared text from `begin` on.
  /// @param pieces is overwritten
  /// @return where the next chunk begins; the text's size at its end
  virtual std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const = 0;

  /// Appends the units of a piece, and counts its ill-formed sequences.
  /// @throws std::invalid_argument if the text is ill-formed there and the options say to raise
  virtual void append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const = 0;

  /// Lengths of the n-grams that are to be made of units that follow each other. Where that is one unit, a unit may
  /// hold spaces.
  [[nodiscard]] virtual NgramRange ngram_range() const { return {}; }

  /// How many languages there are to choose from.
  [[nodiscard]] virtual std::size_t n_languages() const { return 1; }
};

/// The reader of the unit that the options name.
/// @throws std::invalid_argument if an option is wrong
[[nodiscard]] std::unique_ptr<const UnitReader> make_unit_reader(const AnalyzerOptions& options);

}  // namespace tidings::detail
