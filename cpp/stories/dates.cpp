#include "stories/dates.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "stories/characters.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

struct Date {
  unsigned day = 0;
  unsigned month = 0;
  int year = 0;
};

std::string_view bare(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return word;
}

std::optional<unsigned> number_of(std::string_view digits) {
  unsigned value = 0;
  const char* const begin = digits.data();
  const char* const end = begin + digits.size();
  const auto [rest, error] = std::from_chars(begin, end, value);
  return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

void read_word(Date& date, std::string_view word) {
  if (const unsigned month = month_of(word); month != 0) date.month = month;
  const std::optional<unsigned> number = number_of(word);
  if (number && word.size() == 4) date.year = static_cast<int>(*number);
  if (number && word.size() <= 2) date.day = *number;
}

bool is_iso_shape(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-';
}

Date read_iso(std::string_view word) {
  const auto part = [&](std::size_t at, std::size_t length) { return number_of(word.substr(at, length)).value_or(0); };
  return {.day = part(8, 2), .month = part(5, 2), .year = static_cast<int>(part(0, 4))};
}

std::string padded(unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

unsigned month_of(std::string_view word) {
  const std::string name = to_lower(bare(word));
  for (const Phrases& phrases : languages()) {
    for (const MonthName& month : phrases.months) {
      if (month.name == name) return month.month;
    }
  }
  return 0;
}

bool starts_date(std::string_view word) {
  if (is_digit(first_character(word).code) || month_of(word) != 0) return true;
  return any_phrase(&Phrases::weekdays, [&](std::string_view day) { return same_words(bare(word), day); });
}

std::string iso_date(std::string_view text) {
  Date date;
  for (const std::string_view word : words_of(text, 8)) {
    if (is_iso_shape(word)) {
      date = read_iso(word);
    } else {
      read_word(date, bare(word));
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(date.month),
                                        std::chrono::day(date.day)};
  if (date.year == 0 || !day.ok()) return {};
  return padded(static_cast<unsigned>(date.year), 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace tidings::detail
