#include "stories/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "stories/characters.hpp"
#include "stories/phrases.hpp"
#include "tidings/stories/timestamp.hpp"

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

std::vector<MonthName> sorted_months() {
  std::vector<MonthName> months;
  for (const Phrases& phrases : languages()) months.insert(months.end(), phrases.months.begin(), phrases.months.end());
  std::ranges::sort(months, {}, &MonthName::name);
  return months;
}

/// A number and what follows it: "3", "1er", "3rd", "2026年". It has no digits where the text starts with none.
struct Numeral {
  std::string_view digits;
  std::string_view suffix;
};

Numeral read_numeral(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return {text.substr(0, end), text.substr(end)};
}

/// Whether a day's number may end so: "3", "3rd", "1er", "1º".
bool is_ordinal_ending(std::string_view suffix) {
  constexpr std::array<std::string_view, 11> endings{"", "st", "nd", "rd", "th", "er", "e", "º", "ª", "°", ".º"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return same_words(ending, suffix); });
}

/// The first day, month and year stand; what comes after them may be a time: "March 3, 2026 at 10".
void read_word(Date& date, std::string_view word) {
  if (const unsigned month = month_of(word); month != 0 && date.month == 0) date.month = month;
  const auto [digits, suffix] = read_numeral(word);
  const unsigned number = number_of(digits).value_or(0);
  if (digits.size() == 4 && suffix.empty() && date.year == 0) date.year = static_cast<int>(number);
  if (digits.size() <= 2 && is_ordinal_ending(suffix) && date.day == 0) date.day = number;
}

/// "2026年3月3日", "2026년", "3월": each number says what it counts. False if the word is none such.
bool read_east_asian(Date& date, std::string_view word) {
  constexpr std::size_t suffix_size = 3;
  bool any = false;
  for (Numeral numeral = read_numeral(word); !numeral.digits.empty(); numeral = read_numeral(word)) {
    const std::string_view suffix = numeral.suffix.substr(0, suffix_size);
    const unsigned number = number_of(numeral.digits).value_or(0);
    if (suffix == "年" || suffix == "년") {
      date.year = static_cast<int>(number);
    } else if (suffix == "月" || suffix == "월") {
      date.month = number;
    } else if (suffix == "日" || suffix == "일" || suffix == "号") {
      date.day = number;
    } else {
      return any;
    }
    any = true;
    word = numeral.suffix.substr(suffix_size);
  }
  return any;
}

/// "2026-03-03" and what a time may add to it; "03.03.2026", whose order the full stops tell.
std::optional<Date> read_whole(std::string_view word) {
  const auto joints = [&](std::size_t first, std::size_t second, char joint) {
    return word.size() >= 10 && word[first] == joint && word[second] == joint;
  };
  const auto part = [&](std::size_t at, std::size_t length) { return number_of(word.substr(at, length)).value_or(0); };
  if (joints(4, 7, '-') && (word.size() == 10 || word[10] == 'T')) {
    return Date{.day = part(8, 2), .month = part(5, 2), .year = static_cast<int>(part(0, 4))};
  }
  if (joints(2, 5, '.') && word.size() == 10) {
    return Date{.day = part(0, 2), .month = part(3, 2), .year = static_cast<int>(part(6, 4))};
  }
  return std::nullopt;
}

std::string padded(unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

unsigned month_of(std::string_view word) {
  static const std::vector<MonthName> months = sorted_months();
  const std::string name = to_lower(bare(word));
  const auto found = std::ranges::lower_bound(months, name, {}, &MonthName::name);
  return found != months.end() && found->name == name ? found->month : 0;
}

bool starts_date(std::string_view word) {
  if (is_digit(first_character(word).code) || month_of(word) != 0) return true;
  return is_phrase(&Phrases::weekdays, bare(word));
}

std::string iso_date(std::string_view text) {
  Date date;
  for (const std::string_view word : words_of(text, 8)) {
    if (const std::optional<Date> whole = read_whole(bare(word))) {
      date = *whole;
    } else if (!read_east_asian(date, word)) {
      read_word(date, bare(word));
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(date.month),
                                        std::chrono::day(date.day)};
  if (date.year == 0 || !day.ok()) return {};
  return padded(static_cast<unsigned>(date.year), 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string published_date(std::string_view text) {
  const std::optional<Timestamp> moment = parse_timestamp(trim(text));
  return moment ? to_text(*moment) : iso_date(text);
}

}  // namespace tidings::detail
