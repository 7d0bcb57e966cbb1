#include "stories/topics.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::detail {
namespace {

constexpr std::size_t shortest_word = 4;  ///< in characters
constexpr std::size_t significant = 8;    ///< characters of a word that count, so that its inflections are one
constexpr std::size_t fewest_words = 12;

constexpr bool is_letter_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

/// The first byte of punctuation such as dashes and curly quotes: U+2000 to U+2FFF.
constexpr bool opens_punctuation(char byte) {
  return byte == '\xE2';
}

/// The first byte of Han, kana and Hangul, whose words are taken to be pairs of characters.
constexpr bool opens_ideograph(char byte) {
  return static_cast<unsigned char>(byte) >= 0xE3 && static_cast<unsigned char>(byte) <= 0xED;
}

/// The bytes of a word's first characters; 0 where it has fewer than shortest_word, all of them where it has fewer
/// otherwise.
std::size_t bytes_of(std::string_view word, std::size_t characters) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U;
    if (starts && count++ == characters) return at;
  }
  return count >= shortest_word ? word.size() : 0;
}

/// FNV-1a, with ASCII letters in lower case.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : word) {
    hash = (hash ^ (static_cast<unsigned char>(byte) | 0x20U)) * 16777619U;
  }
  return hash;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter_byte(text[at]) && !opens_punctuation(text[at]) && !opens_ideograph(text[at])) {
    ++at;
  }
  return at;
}

/// The distinct words of a text, as sorted hashes.
std::vector<std::uint32_t> words_in(std::string_view text) {
  std::vector<std::uint32_t> words;
  words.reserve(text.size() / 6);
  for (std::size_t at = 0; at < text.size();) {
    if (opens_punctuation(text[at])) {
      at += 3;
    } else if (opens_ideograph(text[at])) {
      const bool pair = at + 3 < text.size() && opens_ideograph(text[at + 3]);
      if (pair) words.push_back(hash_of(text.substr(at, 6)));
      at += 3;
    } else {
      const std::size_t end = word_end(text, at);
      const std::string_view word = text.substr(at, end - at);
      if (bytes_of(word, shortest_word) > 0) words.push_back(hash_of(word.substr(0, bytes_of(word, significant))));
      at = std::max(end, at + 1);
    }
  }
  std::ranges::sort(words);
  const auto rest = std::ranges::unique(words);
  words.erase(rest.begin(), rest.end());
  return words;
}

std::size_t count_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++shared;
    const bool first = *i <= *j;
    const bool second = *j <= *i;
    if (first) ++i;
    if (second) ++j;
  }
  return shared;
}

}  // namespace

TopicChange compare_topics(std::string_view above, std::string_view line, std::string_view below) {
  above.remove_prefix(above.size() - std::min(above.size(), topic_window));
  const std::vector<std::uint32_t> before = words_in(above);
  const std::vector<std::uint32_t> after = words_in(below.substr(0, topic_window));
  const std::vector<std::uint32_t> own = words_in(line);
  const std::size_t fewer = std::min(before.size(), after.size());
  if (fewer < fewest_words || own.empty()) return {};
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  return {.overlap = share(count_shared(before, after), fewer),
          .gain = share(count_shared(own, after), own.size()) - share(count_shared(own, before), own.size()),
          .known = true};
}

}  // namespace tidings::detail
