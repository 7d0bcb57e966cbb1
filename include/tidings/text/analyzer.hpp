/// @file
/// Turns text into the terms that vectors count.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/text/utf8.hpp"

namespace tidings {

namespace detail {
class UnitReader;
class WordAnalyzer;
}  // namespace detail

/// Lengths of word n-grams, both included: {1, 2} is words and pairs of neighbouring words.
struct NgramRange {
  std::size_t min_n = 1;
  std::size_t max_n = 1;

  [[nodiscard]] bool operator==(const NgramRange&) const = default;
};

/// What terms are made of.
enum class Unit {
  words,                ///< words and n-grams of words
  names,                ///< as words, of those that begin with a capital where no sentence begins
  characters,           ///< n-grams of code points, each run of white space taken for one space
  characters_in_words,  ///< n-grams of code points inside of what stands between white space, a space at either end
  given,                ///< the text is a list of terms that were made elsewhere, each followed by the byte 0xFF
};

/// A normalization form of Unicode Standard Annex #15.
enum class Normalization { none, nfc, nfkc };

/// What becomes of accents.
enum class Accents {
  keep,
  strip,  ///< combining marks are dropped after compatibility decomposition: "\u00e9" becomes "e"
  ascii,  ///< as strip, and whatever is not ASCII then is dropped
};

/// What differs from one language to the next.
struct Language {
  std::string code = {};                     ///< ISO 639's: "de"
  std::vector<std::string> stop_words = {};  ///< its commonest words
  std::string stemmer = {};                  ///< an algorithm of Snowball's: "german"; empty for none

  [[nodiscard]] bool operator==(const Language&) const = default;
};

struct AnalyzerOptions {
  Unit unit = Unit::words;
  Normalization normalization = Normalization::nfc;
  /// Full case folding (Unicode Standard, section 5.18), so that "Straße" and "STRASSE" are one term.
  bool fold_case = true;
  Accents accents = Accents::keep;
  /// Drops an English possessive ending: "China's" and "China’s" become "china".
  bool strip_possessive = true;
  /// Words to leave out. They are folded as the text is. english_stop_words() is a list of our own.
  std::vector<std::string> stop_words = {};
  /// The shortest word to keep, in code points. Ideographic words are kept at any length.
  std::size_t min_length = 2;
  /// Drops words without a letter: numbers, most of all.
  bool require_letter = false;
  /// The algorithm of Snowball's that reduces words to stems: "english"; empty for none. See stemmers().
  std::string stemmer = {};
  /// If not empty, the language of each text is the one that has most of the text's words among its stop words (the
  /// first of those with as many), and its stemmer is used instead of `stemmer`.
  std::vector<Language> languages = {};
  /// Whether the stop words of a text's language are left out too.
  bool drop_language_stop_words = false;
  /// N-grams: of words, made after stop words are gone and joined by a space; or of code points.
  NgramRange ngram_range = {};
  OnIllFormed on_ill_formed = OnIllFormed::replace;

  [[nodiscard]] bool operator==(const AnalyzerOptions&) const = default;
};

/// A term of a text and where it stands.
struct Term {
  std::string_view text;  ///< normalised and folded
  std::size_t begin = 0;  ///< bytes [begin, end) of the original text; an n-gram spans all of its words
  std::size_t end = 0;
};

/// The terms of one text. Meant to be used again and again, so that its memory is.
class TermList {
 public:
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Term operator[](std::size_t i) const {
    const Entry& entry = entries_[i];
    return {std::string_view(buffer_).substr(entry.offset, entry.length), entry.begin, entry.end};
  }

  /// Ill-formed UTF-8 sequences in the text.
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

  /// Appends a term.
  void add(std::string_view text, std::size_t begin, std::size_t end) {
    entries_.push_back({buffer_.size(), text.size(), begin, end});
    buffer_ += text;
  }

  /// Counts ill-formed sequences.
  void add_replaced(std::size_t n) { replaced_ += n; }

  /// Forgets the terms and the count, and keeps the memory.
  void clear() {
    buffer_.clear();
    entries_.clear();
    replaced_ = 0;
  }

 private:
  friend class Analyzer;
  friend class detail::WordAnalyzer;

  struct Entry {
    std::size_t offset;
    std::size_t length;
    std::size_t begin;
    std::size_t end;
  };

  std::string buffer_;
  std::vector<Entry> entries_;
  std::size_t replaced_ = 0;
};

/// Text to terms, in one fixed order: normalisation, words (Tokenizer), full case folding, normalisation again,
/// accents, stop words, possessive, minimum length and letters, stems, n-grams. A typographic apostrophe (U+2019) in a
/// word becomes U+0027 with the folding. Stop words are folded as the text is. Of characters only normalisation,
/// folding, accents and n-grams apply, and a term spans the word that it is in, or the whole text.
///
/// Safe to use from several threads at once, each with a TermList of its own.
///
/// @code
/// const Analyzer analyzer({.stemmer = "english", .ngram_range = {1, 2}});
/// analyzer.analyze("Volcanoes erupted");  // {"volcano", "erupt", "volcano erupt"}
/// @endcode
/// @see M. F. Porter, Snowball: a language for stemming algorithms, 2001
class Analyzer {
 public:
  /// @throws std::invalid_argument if min_n is 0 or over max_n, a stop word is not UTF-8, or there is no such stemmer
  explicit Analyzer(AnalyzerOptions options = {});
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  Analyzer(const Analyzer& other);
  Analyzer& operator=(const Analyzer& other);

  [[nodiscard]] const AnalyzerOptions& options() const;

  /// Overwrites `terms` with the terms of the text: all 1-grams in the order of the text, then all 2-grams, and so on.
  /// @throws std::invalid_argument if the text is ill-formed and the options say to raise, or has 2^31 bytes or more
  void analyze(std::string_view text, TermList& terms) const;

  /// The terms of the text as strings.
  [[nodiscard]] std::vector<std::string> analyze(std::string_view text) const;

  /// The code of the language that the text is analysed in; empty if the options name no languages.
  [[nodiscard]] std::string language_of(std::string_view text) const;

  /// What makes the units, for the library's other stages.
  [[nodiscard]] const detail::UnitReader& units() const;

 private:
  class Implementation;
  std::unique_ptr<const Implementation> implementation_;
};

/// The algorithms of Snowball's that the library is linked with, sorted: "english", "german", ...
[[nodiscard]] std::vector<std::string> stemmers();

}  // namespace tidings
