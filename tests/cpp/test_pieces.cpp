// The words of texts by each kernel that the processor has, from bytes to words.
#include "text/pieces.hpp"

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "icu_words.hpp"

using namespace tidings;

namespace {

std::unique_ptr<icu::BreakIterator> word_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
}

/// The words of all pieces; those of a span that is not of ASCII are ICU's.
std::vector<std::string> words(const PieceReader& reader, const std::string& text) {
  std::vector<std::string> result;
  Pieces pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    begin = reader.read(text, begin, pieces);
    for (const Piece& piece : pieces) {
      const std::string part = text.substr(piece.begin, piece.end - piece.begin);
      const auto found = is_ascii(part) ? std::vector{part} : reference::icu_words(part);
      result.insert(result.end(), found.begin(), found.end());
    }
  }
  return result;
}

/// So many characters, of which the rules of words make different things.
std::string random_text(std::mt19937& random, std::size_t size, const std::vector<std::string>& characters) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += characters[random() % characters.size()];
  return text;
}

void require_icus_words(const std::vector<std::string>& characters, std::size_t rounds) {
  const auto iterator = word_iterator();
  for (const NamedKernel& kernel : mask_kernels()) {
    INFO(std::string(kernel.name));
    const PieceReader reader(*iterator, kernel);
    std::mt19937 random(20261126);
    for (std::size_t size = 0; size <= 200; ++size) {
      for (std::size_t round = 0; round < rounds; ++round) {
        const std::string text = random_text(random, size, characters);
        CAPTURE(text);
        REQUIRE(words(reader, text) == reference::icu_words(text));
      }
    }
  }
}

const std::vector<std::string> ascii = {"a", "b", "Z", "x", "1", "7", "_", ".",
                                        ",", "'", ";", ":", "@", "-", " ", "\n"};

}  // namespace

TEST_CASE("every kernel gives ICU's words of ASCII texts of all lengths") {
  require_icus_words(ascii, 8);
}

TEST_CASE("every kernel gives ICU's words of letters with few marks between them") {
  require_icus_words({"a", "e", "o", "s", "t", "n", "2", " ", "'", "."}, 4);
}

TEST_CASE("every kernel gives ICU's words where other characters come between") {
  std::vector<std::string> characters = ascii;
  for (const char* c : {"é", "ß", "я", "’", "\u0301", "—", "\u00a0", "ö", "α", "\U0001F600"})
    characters.emplace_back(c);
  for (const char* c : {"a", "t", "e", " ", " ", "s"}) characters.emplace_back(c);
  require_icus_words(characters, 4);
}
