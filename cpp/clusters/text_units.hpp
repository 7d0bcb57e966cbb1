/// @file
/// Lines and sentences, and what they are known by.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// What a unit is known by: its letters, those of ASCII small, and all else but digits and punctuation. 0 for none.
[[nodiscard]] std::uint64_t key_of_unit(std::string_view unit);

/// The number of bytes up to the end of the first unit: a line, cut after full stops and their like.
[[nodiscard]] std::size_t first_unit(std::string_view text);

/// Calls visit(unit) for each unit of a text.
template <class Visit>
void for_each_unit(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = first_unit(text);
    visit(text.substr(0, end));
    text.remove_prefix(end);
  }
}

/// That a text has a unit.
struct UnitPlace {
  std::uint64_t key = 0;
  std::size_t text = 0;

  auto operator<=>(const UnitPlace&) const = default;
};

/// Where each key stands, once a text, keys together. Key 0 is none.
/// @param visit_keys visit_keys(text's number, add) calls add(key) for each key of a text; called from several threads
[[nodiscard]] std::vector<UnitPlace> key_places(
    std::size_t n_texts, const std::function<void(std::size_t, const std::function<void(std::uint64_t)>&)>& visit_keys,
    const Execution& execution);

/// Where each unit stands, once a text, units together.
/// @param headlines of the texts, each a unit besides those that it is made of; empty if there are none
[[nodiscard]] std::vector<UnitPlace> unit_places(const std::vector<std::string_view>& texts,
                                                 const std::vector<std::string_view>& headlines,
                                                 const Execution& execution);

/// Calls visit(unit's places) for each unit.
template <class Visit>
void for_each_key(const std::vector<UnitPlace>& places, const Visit& visit) {
  for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
    while (end < places.size() && places[end].key == places[begin].key) ++end;
    visit(std::span(places).subspan(begin, end - begin));
  }
}

}  // namespace tidings::detail
