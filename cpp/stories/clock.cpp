#include "stories/clock.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

struct ZoneName {
  std::string_view name;
  int hours;
};

/// Those of RFC 2822 (section 4.3), and Europe's, which nobody else uses.
constexpr auto zone_names = std::to_array<ZoneName>({{"z", 0},
                                                     {"gmt", 0},
                                                     {"utc", 0},
                                                     {"ut", 0},
                                                     {"est", -5},
                                                     {"edt", -4},
                                                     {"cst", -6},
                                                     {"cdt", -5},
                                                     {"mst", -7},
                                                     {"mdt", -6},
                                                     {"pst", -8},
                                                     {"pdt", -7},
                                                     {"wet", 0},
                                                     {"west", 1},
                                                     {"cet", 1},
                                                     {"cest", 2},
                                                     {"eet", 2},
                                                     {"eest", 3}});

std::optional<std::int64_t> named_offset(std::string_view zone) {
  const auto* const found =
      std::ranges::find_if(zone_names, [&](const ZoneName& name) { return same_words(zone, name.name); });
  if (found == zone_names.end()) return std::nullopt;
  return found->hours * std::int64_t{3600};
}

/// ":05" or "05"; 0 where there is nothing more.
std::optional<unsigned> take_sixtieth(std::string_view& text) {
  if (text.empty()) return 0;
  take(text, ':');
  const auto value = take_number(text, 2);
  return value && *value < 60 ? value : std::nullopt;
}

std::optional<std::int64_t> signed_offset(std::string_view zone) {
  const bool west = take(zone, '-');
  if (!west && !take(zone, '+')) return std::nullopt;
  const auto hours = take_number(zone, 2);
  const auto minutes = take_sixtieth(zone);
  const auto seconds = take_sixtieth(zone);
  if (!hours || *hours > 23 || !minutes || !seconds || !zone.empty()) return std::nullopt;
  const std::int64_t offset = *hours * std::int64_t{3600} + *minutes * std::int64_t{60} + *seconds;
  return west ? -offset : offset;
}

bool starts_with_digit(std::string_view text) {
  return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

void drop_fraction(std::string_view& text) {
  if (text.size() < 2 || (text[0] != '.' && text[0] != ',') || !starts_with_digit(text.substr(1))) return;
  text.remove_prefix(1);
  while (starts_with_digit(text)) text.remove_prefix(1);
}

}  // namespace

bool take(std::string_view& text, char character) {
  if (text.empty() || text[0] != character) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<unsigned> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  unsigned value = 0;
  for (const char digit : text.substr(0, digits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = 10 * value + static_cast<unsigned>(digit - '0');
  }
  text.remove_prefix(digits);
  return value;
}

std::optional<std::int64_t> take_time(std::string_view& text) {
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  std::int64_t time = *hours * std::int64_t{3600};
  const bool colons = take(text, ':');
  if (!colons && !starts_with_digit(text)) return time;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  time += *minutes * std::int64_t{60};
  if (colons ? !take(text, ':') : !starts_with_digit(text)) return time;
  const auto seconds = take_number(text, 2);
  if (!seconds || *seconds > 60) return std::nullopt;
  drop_fraction(text);
  return time + *seconds;
}

std::optional<std::int64_t> zone_offset(std::string_view zone) {
  if (const auto offset = named_offset(zone)) return offset;
  const bool has_name = zone.size() > 3 && named_offset(zone.substr(0, 3)) == 0;
  return signed_offset(has_name ? zone.substr(3) : zone);
}

}  // namespace tidings::detail
