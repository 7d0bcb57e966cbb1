/// @file
/// The forms in which a model's words were written. Private to the library.
#pragma once

#include <string>
#include <vector>

#include "tidings/vectors/string_list.hpp"
#include "tidings/vectors/vocabulary.hpp"
#include "vectors/form_counter.hpp"
#include "vectors/term_table.hpp"

namespace tidings::detail {

/// How often each word was written in each form. Two tables of the same texts are the same.
struct FormTable {
  StringList forms;                   ///< the word, the byte 0, and the form; ascending by bytes
  LargeVector<std::uint64_t> counts;  ///< of each, not 0

  [[nodiscard]] bool operator==(const FormTable&) const = default;
};

[[nodiscard]] FormTable table_of(const Tally& forms);

[[nodiscard]] FormTable add(const FormTable& a, const FormTable& b);

/// @throws std::invalid_argument if `gone` has more of a form than `from`
[[nodiscard]] FormTable subtract(const FormTable& from, const FormTable& gone);

/// The most frequent form of each term, the lowest by bytes of those as frequent; an n-gram's is that of its words,
/// joined by a space. A word without any form stands for itself.
[[nodiscard]] std::vector<std::string> most_frequent_forms(const FormTable& table, const Vocabulary& terms);

/// Whether what came from outside agrees with itself.
[[nodiscard]] bool is_sound(const FormTable& table);

}  // namespace tidings::detail
