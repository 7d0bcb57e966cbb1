#include "stories/fields.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest_label = 40;
constexpr std::size_t longest_mark = 60;

struct Code {
  std::string_view label;
  Field field;
};

constexpr std::array codes{
    Code{"HD", Field::headline}, Code{"BY", Field::byline}, Code{"PD", Field::published}, Code{"SN", Field::source},
    Code{"LP", Field::body},     Code{"TD", Field::body},   Code{"SE", Field::section},   Code{"CR", Field::other},
    Code{"WC", Field::other},    Code{"ET", Field::other},  Code{"SC", Field::other},     Code{"ED", Field::other},
    Code{"PG", Field::other},    Code{"LA", Field::other},  Code{"CY", Field::other},     Code{"CT", Field::other},
    Code{"RF", Field::other},    Code{"CO", Field::other},  Code{"IN", Field::other},     Code{"NS", Field::other},
    Code{"RE", Field::other},    Code{"IPC", Field::other}, Code{"IPD", Field::other},    Code{"PUB", Field::other},
    Code{"AN", Field::other},    Code{"CLM", Field::other}, Code{"ART", Field::other},    Code{"VOL", Field::other},
    Code{"NGC", Field::other},   Code{"GC", Field::other}};

const FieldLabel* find_label(std::string_view label) {
  for (const Phrases& phrases : languages()) {
    for (const FieldLabel& field : phrases.fields) {
      if (same_words(field.label, label)) return &field;
    }
  }
  return nullptr;
}

bool is_one_of(PhraseList Phrases::* list, std::string_view word) {
  return is_phrase(list, word);
}

bool is_number(std::string_view word) {
  return !word.empty() && word.size() <= 7 && std::ranges::all_of(word, [](char byte) {
    return is_digit(static_cast<unsigned char>(byte)) || byte == ',' || byte == '.';
  }) && is_digit(static_cast<unsigned char>(word[0]));
}

/// The words of a short line, without brackets, # and colon; "3/10" is three words.
std::vector<std::string_view> mark_words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::string_view word : words_of(line, 8)) {
    while (!word.empty() && std::string_view("[(#").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
    while (!word.empty() && std::string_view("])#:.").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos || word.size() == 1) {
      if (!word.empty()) words.push_back(word);
      continue;
    }
    words.insert(words.end(), {word.substr(0, slash), word.substr(slash, 1), word.substr(slash + 1)});
  }
  return words;
}

/// "REUT000020200303eg33000x": capitals and digits, a dozen or more.
bool is_identifier(std::string_view word) {
  const auto digit = [](char byte) { return is_digit(static_cast<unsigned char>(byte)); };
  const auto letter = [](char byte) { return is_letter(static_cast<unsigned char>(byte)); };
  return word.size() >= 12 && std::ranges::count_if(word, digit) >= 6 &&
         std::ranges::all_of(word, [&](char byte) { return digit(byte) || letter(byte) || byte == '-'; });
}

}  // namespace

std::optional<FieldMatch> match_field(std::string_view line) {
  if (!is_letter(first_character(line).code) || is_lower(first_character(line).code)) return std::nullopt;
  const std::size_t colon = line.substr(0, longest_label + 1).find(':');
  if (colon == std::string_view::npos) {
    const FieldLabel* const alone = line.size() <= longest_label ? find_label(line) : nullptr;
    return alone != nullptr && alone->field == Field::body ? std::optional(FieldMatch{Field::body, line.size()})
                                                           : std::nullopt;
  }
  if (colon + 1 < line.size() && spaces_at(line, colon + 1) == 0) return std::nullopt;
  const FieldLabel* const label = find_label(trim(line.substr(0, colon)));
  if (label == nullptr) return std::nullopt;
  const std::size_t length = colon + 1 + spaces_at(line, colon + 1);
  const bool empty_headline = label->field == Field::headline && length >= line.size();
  return FieldMatch{empty_headline ? Field::other : label->field, length};
}

std::size_t label_length(std::string_view line) {
  constexpr std::size_t longest = 30;
  const std::size_t colon = line.substr(0, longest).find(':');
  if (colon == std::string_view::npos || colon + 1 >= line.size()) return 0;
  const std::string_view label = line.substr(0, colon);
  const char32_t first = first_character(label).code;
  const std::size_t spaces = spaces_at(line, colon + 1);
  const bool digits = std::ranges::any_of(label, [](char byte) { return byte >= '0' && byte <= '9'; });
  if (!is_letter(first) || is_lower(first) || digits || spaces == 0 || words_of(label, 4).size() > 3) return 0;
  return colon + 1 + spaces;
}

std::optional<FieldMatch> match_code(std::string_view line) {
  if (line.size() < 2 || !is_upper(static_cast<unsigned char>(line[1]))) return std::nullopt;
  const std::string_view label = line.substr(0, line.find_first_of(" \t"));
  const auto code = std::ranges::find(codes, label, &Code::label);
  if (code == codes.end()) return std::nullopt;
  return FieldMatch{code->field, label.size() + spaces_at(line, label.size())};
}

bool is_document_mark(std::string_view line) {
  if (line.size() > longest_mark || std::ranges::none_of(line, [](char byte) { return byte >= '0' && byte <= '9'; })) {
    return false;
  }
  const std::vector<std::string_view> words = mark_words(line);
  const auto known = [](std::string_view word) { return is_one_of(&Phrases::document_words, word); };
  if (words.size() == 2) return known(words[0]) && is_number(words[1]);
  const auto of = std::ranges::find_if(
      words, [](auto word) { return word == "/" || is_one_of(&Phrases::count_prepositions, word); });
  if (of == words.begin() || of == words.end() || std::next(of) == words.end()) return false;
  if (!is_number(*std::prev(of)) || !is_number(*std::next(of))) return false;
  const auto before = std::prev(of);
  const auto after = std::next(of, 2);
  const bool named = words.size() > 3 || line.front() == '[' || line.front() == '(';
  return named && std::all_of(words.begin(), before, known) && std::all_of(after, words.end(), known);
}

bool is_end_mark(std::string_view line) {
  if (line.size() > longest_mark) return false;
  if (is_one_of(&Phrases::end_marks, line)) return true;
  if (line.starts_with("&#") && line.ends_with(';') && line.size() <= 8) return true;
  if (std::ranges::all_of(line, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }))
    return true;
  const std::vector<std::string_view> words = words_of(line, 3);
  return words.size() == 2 && is_one_of(&Phrases::document_words, words[0]) && is_identifier(words[1]);
}

bool is_measure(std::string_view line) {
  if (line.size() > longest_mark || !is_digit(first_character(line).code)) return false;
  const std::vector<std::string_view> words = words_of(line, 4);
  if (words.size() < 2 || words.size() > 3 || !is_number(words[0])) return false;
  return std::all_of(std::next(words.begin()), words.end(),
                     [](auto word) { return is_one_of(&Phrases::measures, word); });
}

}  // namespace tidings::detail
