/// @file
/// Cuts text into words.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

/// A word: bytes [begin, end) of the text.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ideographic = false;  ///< written in Han or kana, where one character can be a whole word

  [[nodiscard]] bool operator==(const Token&) const = default;
};

/// Finds the words of a text at the boundaries of Unicode Standard Annex #29, as ICU has them, with ICU's dictionaries
/// for Thai, Lao, Khmer, Burmese, Chinese and Japanese. A word is a segment with a letter, a digit or an ideograph;
/// spaces and punctuation are none.
///
/// ASCII is read 64 bytes at a time, other text by an automaton over the classes that ICU gives its characters; ICU
/// itself is asked only for scripts with dictionaries. The words are ICU's in any case.
///
/// Safe to use from several threads at once.
///
/// @code
/// for (const Token& token : Tokenizer().tokenize(text)) {
///   std::cout << text.substr(token.begin, token.end - token.begin) << '\n';
/// }
/// @endcode
/// @see https://www.unicode.org/reports/tr29/#Word_Boundaries
class Tokenizer {
 public:
  Tokenizer();
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  Tokenizer(const Tokenizer& other);
  Tokenizer& operator=(const Tokenizer& other);

  /// The words of the text, in its order.
  /// @param text UTF-8; an ill-formed sequence counts as U+FFFD, which belongs to no word
  /// @throws std::invalid_argument if the text has 2^31 bytes or more
  [[nodiscard]] std::vector<Token> tokenize(std::string_view text) const;

  /// As tokenize, into a vector that is overwritten, so that its memory can be used again.
  void tokenize(std::string_view text, std::vector<Token>& tokens) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// The version of ICU that the library runs on: "72.1". Word boundaries can differ from one version to the next.
[[nodiscard]] std::string icu_version();

}  // namespace tidings
