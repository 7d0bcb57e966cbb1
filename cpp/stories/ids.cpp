#include "stories/ids.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "base/xxh64.hpp"

namespace tidings::detail {
namespace {

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; number >>= 4U) text[i] = digits[number & 15U];
  return text;
}

[[noreturn]] void throw_same_id(const StoryTable& table, std::size_t row) {
  std::size_t first = 0;
  while (table.id[first] != table.id[row]) ++first;
  throw std::invalid_argument("stories " + std::to_string(first + 1) + " and " + std::to_string(row + 1) +
                              " have the same id: '" + std::string(table.id[row]) + "'");
}

/// The given ids. Throws where two stories have the same.
IdSet given_ids(const StoryTable& table) {
  IdSet ids;
  ids.reserve(table.size);
  for (std::size_t row = 0; row < table.size; ++row) {
    if (!table.id[row].empty() && !ids.take(table.id[row])) throw_same_id(table, row);
  }
  return ids;
}

}  // namespace

std::string IdSet::take_suffixed(std::string_view id) {
  std::size_t& next = taken_[std::string(id)];  // stays where it is when the table grows
  for (next = next < 2 ? 2 : next;; ++next) {
    std::string suffixed = std::string(id) + "-" + std::to_string(next);
    if (take(suffixed)) return suffixed;
  }
}

std::string content_id(const StoryTable& table, std::size_t row) {
  std::uint64_t hash = xxh64(table.text.headline(row));
  hash = xxh64(table.text.texts()[row], hash);
  hash = xxh64(table.source[row], hash);
  hash = xxh64(table.url[row], hash);
  return hexadecimal(xxh64(table.published_text(row), hash));
}

void complete_ids(StoryTable& table) {
  IdSet taken = given_ids(table);
  StringColumn ids;
  for (std::size_t row = 0; row < table.size; ++row) {
    std::string id(table.id[row]);
    if (id.empty()) {
      id = content_id(table, row);
      if (!taken.take(id)) id = taken.take_suffixed(id);
    }
    ids.set(row, id);
  }
  table.id = std::move(ids);
}

}  // namespace tidings::detail
