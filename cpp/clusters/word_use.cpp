#include "clusters/word_use.hpp"

#include <algorithm>
#include <array>

#include "text/capitals.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 256;
constexpr std::size_t longest_text = 20'000;  ///< bytes that are looked at

std::string small(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool is_possessive(std::string_view word) {
  return word.ends_with("'s") || word.ends_with("\xE2\x80\x99s");
}

bool before_nouns(std::string_view word) {
  constexpr std::array<std::string_view, 26> words{
      "the",  "a",  "an", "his", "her", "its",  "their", "our", "my", "no",    "your",  "some",  "any",
      "each", "of", "in", "for", "by",  "with", "from",  "on",  "at", "every", "these", "those", "into"};
  return is_possessive(word) || std::ranges::find(words, word) != words.end();
}

bool is_being(std::string_view word) {
  constexpr std::array<std::string_view, 7> words{"is", "are", "was", "were", "be", "been", "am"};
  return std::ranges::find(words, word) != words.end();
}

bool before_verbs(std::string_view word) {
  constexpr std::array<std::string_view, 24> words{"to",    "he",   "she", "they", "it",  "we",   "i",      "you",
                                                   "who",   "will", "can", "may",  "has", "have", "had",    "would",
                                                   "could", "must", "did", "does", "not", "do",   "should", "might"};
  return std::ranges::find(words, word) != words.end() || word.ends_with("n't") || word.ends_with("n\xE2\x80\x99t");
}

}  // namespace

WordUse::WordUse(const std::vector<std::string_view>& texts, const Execution& execution) {
  std::vector<Table> tables((texts.size() + texts_per_block - 1) / texts_per_block);
  parallel_for(tables.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t block = begin; block < end; ++block) {
        const std::size_t last = std::min(texts.size(), (block + 1) * texts_per_block);
        for (std::size_t i = block * texts_per_block; i < last; ++i) count(texts[i], tables[block]);
      }
    };
  });
  for (Table& table : tables) {
    for (const auto& [word, counts] : table) {
      Counts& all = table_[word];
      all.nominal += counts.nominal;
      all.verbal += counts.verbal;
      all.capital += counts.capital;
      all.small += counts.small;
    }
    Table().swap(table);
  }
}

void WordUse::count(std::string_view text, Table& table) {
  text = text.substr(0, longest_text);
  thread_local Tokenizer tokenizer;
  std::vector<Token> tokens;
  tokenizer.tokenize(text, tokens);
  const bool english = std::ranges::any_of(
      tokens, [&](const Token& token) { return small(text.substr(token.begin, token.end - token.begin)) == "the"; });
  std::string before;
  std::size_t end_before = 0;
  for (const Token& token : tokens) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::string_view between = text.substr(end_before, token.begin - end_before);
    std::string key = small(word);
    Counts& counts = table[key];
    if (!is_capitalised(word)) {
      ++counts.small;
    } else if (!ends_sentence(between, before)) {
      ++counts.capital;
    }
    if (english && between == " ") {
      if (before_nouns(before)) ++counts.nominal;
      if (before_verbs(before) || (is_being(before) && key.ends_with("ing"))) ++counts.verbal;
    }
    before = std::move(key);
    end_before = token.end;
  }
}

WordUse::Counts WordUse::of(std::string_view word) const {
  const auto found = table_.find(small(word));
  return found == table_.end() ? Counts{} : found->second;
}

bool WordUse::is_verb(std::string_view word) const {
  const Counts counts = of(word);
  return counts.verbal > counts.nominal;
}

bool WordUse::is_common(std::string_view word) const {
  const Counts counts = of(word);
  return counts.small > counts.capital;
}

}  // namespace tidings::detail
