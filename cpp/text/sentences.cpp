#include "text/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "text/icu.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings::detail {
namespace {

/// Abbreviations of American newspapers, of which CLDR has only some.
constexpr std::array abbreviations{
    "Rep.",  "Reps.", "Sen.", "Sens.", "Gov.",  "Govs.", "Gen.", "Lt.",  "Col.", "Sgt.",  "Capt.", "Maj.", "Adm.",
    "Cmdr.", "Rev.",  "Hon.", "Pres.", "Atty.", "Supt.", "Det.", "Sec.", "Amb.", "Ala.",  "Ariz.", "Ark.", "Calif.",
    "Colo.", "Conn.", "Del.", "Fla.",  "Ga.",   "Ill.",  "Ind.", "Kan.", "Ky.",  "La.",   "Mass.", "Md.",  "Mich.",
    "Minn.", "Miss.", "Mo.",  "Mont.", "N.C.",  "N.D.",  "N.H.", "N.J.", "N.M.", "N.Y.",  "Neb.",  "Nev.", "Okla.",
    "Ore.",  "Pa.",   "R.I.", "S.C.",  "S.D.",  "Tenn.", "Tex.", "Va.",  "Vt.",  "W.Va.", "Wash.", "Wis.", "Wyo.",
    "Jan.",  "Feb.",  "Aug.", "Sept.", "Oct.",  "Nov.",  "Dec.", "St.",  "vs."};

constexpr std::size_t most_bytes = 20'000;  ///< of a text that are looked at

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale english("en");
  icu::BreakIterator* plain = icu::BreakIterator::createSentenceInstance(english, status);
  check_icu(status, "sentence break iterator");
  const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
      icu::FilteredBreakIteratorBuilder::createInstance(english, status));
  check_icu(status, "filtered break iterator");
  for (const char* word : abbreviations) {
    builder->suppressBreakAfter(icu::UnicodeString::fromUTF8(word), status);
    check_icu(status, "abbreviations");
  }
  std::unique_ptr<icu::BreakIterator> iterator(builder->wrapIteratorWithFilter(plain, status));
  check_icu(status, "filtered break iterator");
  return iterator;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(space);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_stop_word(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char c) { return is_capital(c) ? static_cast<char>(c + 32) : c; });
  return std::ranges::binary_search(english_stop_words(), lower);
}

/// An initial, an acronym with full stops, or a title (which ICU does not see before a space that does not break).
bool is_short_form(std::string_view word) {
  constexpr std::array<std::string_view, 5> titles{"Mr.", "Mrs.", "Ms.", "Dr.", "Prof."};
  if (std::ranges::find(titles, word) != titles.end()) return true;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!is_capital(word[i]) || i + 1 == word.size() || word[i + 1] != '.') return false;
  }
  return true;
}

/// What stands between words, and before the first one of a sentence.
constexpr std::array<std::string_view, 9> marks{
    " ", "\t", "(", "[", "\"", "\xC2\xA0", "\xE2\x80\x9C", "\xE2\x80\x98", "\xC2\xAB"};

std::string_view last_word(std::string_view sentence) {
  while (sentence.ends_with("\xC2\xA0")) sentence.remove_suffix(2);
  std::size_t begin = 0;
  for (const std::string_view mark : marks) {
    if (const std::size_t at = sentence.rfind(mark); at != std::string_view::npos)
      begin = std::max(begin, at + mark.size());
  }
  return sentence.substr(begin);
}

/// The letters of ASCII after opening marks.
std::string_view first_word(std::string_view sentence) {
  const auto skip = [&] {
    const auto mark = std::ranges::find_if(marks, [&](std::string_view one) { return sentence.starts_with(one); });
    if (mark == marks.end()) return false;
    sentence.remove_prefix(mark->size());
    return true;
  };
  while (skip()) {
  }
  const auto is_letter = [](char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); };
  return sentence.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(sentence, is_letter) - sentence.begin()));
}

/// Whether what ICU takes for two sentences is one: the first ends in a short form, and no stop word begins the next
/// (as in Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006).
bool goes_on(std::string_view sentence, std::string_view next) {
  const std::string_view word = last_word(sentence);
  if (word.empty() || word == "I." || !is_short_form(word)) return false;
  const std::string_view first = first_word(next);
  return first.empty() || !is_capital(first.front()) || !is_stop_word(first);
}

/// The sentences of a line.
void cut(icu::BreakIterator& iterator, std::string_view line, std::size_t most, std::vector<std::string_view>& found) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8({line.data(), static_cast<std::int32_t>(line.size())});
  iterator.setText(unicode);
  check_icu(status, "setText");
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int32_t from = iterator.first();
  for (std::int32_t to = iterator.next(); to != icu::BreakIterator::DONE && found.size() < most;
       from = to, to = iterator.next()) {
    std::string bytes;
    unicode.tempSubStringBetween(from, to).toUTF8String(bytes);
    end = std::min(end + bytes.size(), line.size());  // ill-formed bytes come back as three
    const std::string_view sentence = trimmed(line.substr(begin, end - begin));
    if (end < line.size() && goes_on(sentence, line.substr(end))) continue;
    if (!sentence.empty()) found.push_back(sentence);
    begin = end;
  }
}

}  // namespace

std::vector<std::string_view> first_sentences(std::string_view text, std::size_t most) {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = make_iterator();
  std::vector<std::string_view> found;
  for (std::size_t begin = 0; begin < std::min(text.size(), most_bytes) && found.size() < most;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.size() > most_bytes) line = line.substr(0, line.rfind(' ', most_bytes));
    if (line.size() <= most_bytes) cut(*iterator, line, most, found);
    begin = end + 1;
  }
  return found;
}

}  // namespace tidings::detail
