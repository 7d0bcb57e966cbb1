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
class WordAnalyzer;
}

/// Lengths of word n-grams, both included: {1, 2} is words and pairs of neighbouring words.
struct NgramRange {
  std::size_t min_n = 1;
  std::size_t max_n = 1;

  [[nodiscard]] bool operator==(const NgramRange&) const = default;
};

struct AnalyzerOptions {
  /// Full case folding (Unicode Standard, section 5.18), so that "Straße" and "STRASSE" are one term.
  bool fold_case = true;
  /// Drops an English possessive ending: "China's" and "China’s" become "china".
  bool strip_possessive = true;
  /// Words to leave out. They are folded as the text is. english_stop_words() is a list of our own.
  std::vector<std::string> stop_words = {};
  /// The shortest word to keep, in code points. Ideographic words are kept at any length.
  std::size_t min_length = 2;
  /// Word n-grams, made after stop words are gone and joined by a space.
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

/// Text to terms, in one fixed order: canonical composition (NFC), words (Tokenizer), full case folding, NFC again,
/// minimum length, stop words, possessive, n-grams. A typographic apostrophe (U+2019) in a word becomes U+0027 with the
/// folding.
///
/// Safe to use from several threads at once, each with a TermList of its own.
class Analyzer {
 public:
  /// @throws std::invalid_argument if min_n is 0 or over max_n, or a stop word is not UTF-8
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

  /// What makes the words, for the library's other stages.
  [[nodiscard]] const detail::WordAnalyzer& words() const;

 private:
  class Implementation;
  std::unique_ptr<const Implementation> implementation_;
};

}  // namespace tidings
