#include "tidings/stories/timestamp.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <vector>

#include "stories/characters.hpp"
#include "stories/clock.hpp"
#include "stories/dates.hpp"
#include "stories/phrases.hpp"

namespace tidings {
namespace {

using detail::same_words;
using detail::take;
using detail::take_number;
using detail::take_time;

constexpr std::size_t longest_date = 100;
constexpr std::int64_t day_seconds = 86400;

/// What a date's words say.
struct DateWords {
  std::optional<unsigned> year;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
  std::optional<std::int64_t> time;
  std::optional<std::int64_t> zone;
  bool half_of_day = false;  ///< "a.m." or "p.m." was read
};

/// Sets what was not set before.
template <class Value>
bool set_once(std::optional<Value>& target, std::optional<Value> value) {
  if (target || !value) return false;
  target = value;
  return true;
}

std::optional<Timestamp> timestamp_of(const DateWords& words) {
  if (!words.year || !words.month || !words.day || (words.zone && !words.time)) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*words.year)),
                                         std::chrono::month(*words.month), std::chrono::day(*words.day)};
  if (!date.ok() || *words.year == 0) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t seconds = days * day_seconds + words.time.value_or(0) - words.zone.value_or(0);
  if (seconds < first_second || seconds > last_second) return std::nullopt;
  return Timestamp{.seconds = seconds, .day_only = !words.time};
}

/// A time and a zone, to the end of the text.
bool read_time(DateWords& words, std::string_view text) {
  if (!set_once(words.time, take_time(text))) return false;
  take(text, ' ');
  return text.empty() || set_once(words.zone, detail::zone_offset(text));
}

std::optional<Timestamp> parse_iso(std::string_view text) {
  DateWords words;
  words.year = take_number(text, 4);
  const bool dashes = take(text, '-');
  words.month = take_number(text, 2);
  if (dashes && !take(text, '-')) return std::nullopt;
  words.day = take_number(text, 2);
  if (!words.day || text.empty()) return timestamp_of(words);
  const bool parted = take(text, 'T') || take(text, 't') || take(text, ' ');
  if (!parted && (dashes || text.size() != 6)) return std::nullopt;  // only all fourteen digits can be nothing else
  return read_time(words, text) ? timestamp_of(words) : std::nullopt;
}

/// The number that is all of a text of so many digits.
std::optional<unsigned> whole_number(std::string_view text, std::size_t least_digits, std::size_t most_digits) {
  if (text.size() < least_digits || text.size() > most_digits) return std::nullopt;
  return take_number(text, text.size());
}

/// Four digits, or RFC 2822's two (section 4.3): 00 to 49 are of this century.
std::optional<unsigned> year_of(std::string_view text) {
  if (const auto year = whole_number(text, 4, 4)) return year;
  const auto year = whole_number(text, 2, 2);
  if (!year) return std::nullopt;
  return *year + (*year < 50 ? 2000 : 1900);
}

std::optional<unsigned> month_named(std::string_view word) {
  const unsigned month = detail::month_of(word);
  return month != 0 ? std::optional(month) : std::nullopt;
}

/// "3", "3rd", "1er".
std::optional<unsigned> day_of(std::string_view word) {
  constexpr auto endings = std::to_array<std::string_view>({"", "st", "nd", "rd", "th", "er", "º", "."});
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  const bool known = std::ranges::any_of(endings, [&](auto ending) { return same_words(word.substr(digits), ending); });
  return known ? whole_number(word.substr(0, digits), 1, 2) : std::nullopt;
}

/// "2026/03/03", "2026-3-3", "3.3.2026", "26-FEB-1987", "06-Nov-94".
bool read_joined_date(DateWords& words, std::string_view word) {
  const std::size_t first = word.find_first_of("-/.");
  const std::size_t second = word.find(word[first], first + 1);
  if (second == std::string_view::npos) return false;
  const std::string_view a = word.substr(0, first);
  const std::string_view b = word.substr(first + 1, second - first - 1);
  const std::string_view c = word.substr(second + 1);
  if (const auto month = month_named(b)) {
    return set_once(words.day, whole_number(a, 1, 2)) && set_once(words.month, month) &&
           set_once(words.year, year_of(c));
  }
  if (a.size() == 4) {
    return set_once(words.year, whole_number(a, 4, 4)) && set_once(words.month, whole_number(b, 1, 2)) &&
           set_once(words.day, whole_number(c, 1, 2));
  }
  return word[first] == '.' && set_once(words.day, whole_number(a, 1, 2)) &&
         set_once(words.month, whole_number(b, 1, 2)) && set_once(words.year, whole_number(c, 4, 4));
}

/// "am", "a.m.", "pm", "p.m." after a time.
bool read_half_of_day(DateWords& words, std::string_view word) {
  const bool am = same_words(word, "am") || same_words(word, "a.m");
  const bool pm = same_words(word, "pm") || same_words(word, "p.m");
  if (!(am || pm) || !words.time || words.half_of_day) return false;
  const std::int64_t hour = *words.time / 3600;
  if (hour < 1 || hour > 12) return false;
  words.half_of_day = true;
  *words.time += (pm ? day_seconds / 2 : 0) - (hour == 12 ? day_seconds / 2 : 0);
  return true;
}

/// "10:30", "9:30pm", "10:00:00Z".
bool read_clock(DateWords& words, std::string_view word) {
  const std::string padded = (word.find(':') == 1 ? "0" : "") + std::string(word);
  std::string_view rest = padded;
  if (!set_once(words.time, take_time(rest))) return false;
  return rest.empty() || read_half_of_day(words, rest) || set_once(words.zone, detail::zone_offset(rest));
}

bool is_weekday(std::string_view word) {
  return word.size() > 1 && detail::any_phrase(&detail::Phrases::weekdays, [&](std::string_view weekday) {
           return same_words(word, weekday.substr(0, word.size()));
         });
}

bool is_filler(std::string_view word) {
  constexpr auto fillers =
      std::to_array<std::string_view>({"at", "of", "on", "the", "de", "del", "le", "el", "den", "der", "um"});
  return std::ranges::any_of(fillers, [&](std::string_view filler) { return same_words(word, filler); });
}

/// A day, a year, or after both a day and a month, RFC 2822's year of two digits.
bool read_number(DateWords& words, std::string_view word) {
  if (const auto year = whole_number(word, 4, 4)) return set_once(words.year, year);
  if (!words.day) return set_once(words.day, day_of(word));
  return words.month && set_once(words.year, year_of(word));
}

bool read_word(DateWords& words, std::string_view word) {
  while (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
  if (word.find(':') != std::string_view::npos && word[0] >= '0' && word[0] <= '9') return read_clock(words, word);
  if (read_half_of_day(words, word)) return true;
  if (words.time && !words.zone && set_once(words.zone, detail::zone_offset(word))) return true;
  if (word[0] >= '0' && word[0] <= '9') {
    return word.find_first_of("-/.") == std::string_view::npos ? read_number(words, word)
                                                               : read_joined_date(words, word);
  }
  if (!words.month && set_once(words.month, month_named(word))) return true;
  return is_weekday(word) || is_filler(word);
}

/// RFC 2822 lets a comment follow: "(PST)".
std::string_view without_comment(std::string_view text) {
  const std::size_t bracket = text.rfind('(');
  const bool has_comment = bracket != std::string_view::npos && text.back() == ')';
  return has_comment ? detail::trim(text.substr(0, bracket)) : text;
}

std::optional<Timestamp> parse_words(std::string_view text) {
  std::string parted(without_comment(text));
  std::ranges::replace(parted, ',', ' ');
  DateWords words;
  for (const std::string_view word : detail::words_of(parted, longest_date)) {
    if (!read_word(words, word)) return std::nullopt;
  }
  return timestamp_of(words);
}

void append_number(std::string& text, std::uint64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  text.append(width - digits.size(), '0').append(digits);
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  text = detail::trim(text);
  if (text.size() > longest_date) return std::nullopt;
  if (const auto timestamp = parse_iso(text)) return timestamp;
  return parse_words(text);
}

std::string to_text(Timestamp timestamp) {
  if (timestamp.seconds < first_second || timestamp.seconds > last_second) {
    throw std::invalid_argument("no moment of the years 1 to 9999: " + std::to_string(timestamp.seconds) + " seconds");
  }
  const std::chrono::sys_seconds moment{std::chrono::seconds(timestamp.seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  std::string text;
  append_number(text, static_cast<std::uint64_t>(static_cast<int>(date.year())), 4);
  text += '-';
  append_number(text, static_cast<unsigned>(date.month()), 2);
  text += '-';
  append_number(text, static_cast<unsigned>(date.day()), 2);
  if (timestamp.day_only) return text;
  const auto time = static_cast<std::uint64_t>((moment - day).count());
  text += 'T';
  append_number(text, time / 3600, 2);
  text += ':';
  append_number(text, time / 60 % 60, 2);
  text += ':';
  append_number(text, time % 60, 2);
  return text + 'Z';
}

}  // namespace tidings
