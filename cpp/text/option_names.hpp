/// @file
/// The names of the analyzer's options, in files and in Python. Private to the library.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "tidings/text/analyzer.hpp"

namespace tidings::detail {

template <class Value, std::size_t n>
using Names = std::array<std::pair<Value, std::string_view>, n>;

inline constexpr Names<Unit, 5> unit_names{{{Unit::words, "words"},
                                            {Unit::characters, "characters"},
                                            {Unit::characters_in_words, "characters_in_words"},
                                            {Unit::given, "given"},
                                            {Unit::names, "names"}}};
inline constexpr Names<Normalization, 3> normalization_names{
    {{Normalization::none, "none"}, {Normalization::nfc, "nfc"}, {Normalization::nfkc, "nfkc"}}};
inline constexpr Names<Accents, 3> accents_names{
    {{Accents::keep, "keep"}, {Accents::strip, "unicode"}, {Accents::ascii, "ascii"}}};

template <class Value, std::size_t n>
[[nodiscard]] std::string_view name_of(const Names<Value, n>& names, Value value) {
  for (const auto& [named, name] : names) {
    if (named == value) return name;
  }
  return {};
}

template <class Value, std::size_t n>
[[nodiscard]] std::optional<Value> value_named(const Names<Value, n>& names, std::string_view name) {
  for (const auto& [value, its_name] : names) {
    if (its_name == name) return value;
  }
  return std::nullopt;
}

}  // namespace tidings::detail
