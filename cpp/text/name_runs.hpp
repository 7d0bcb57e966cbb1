/// @file
/// Names of several words. Private to the library.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {

struct NameRun {
  std::string name;
  std::size_t begin = 0;  ///< of its first word in the text
  std::size_t end = 0;    ///< of its last one
};

/// The names in a text, in its order: "Barack Obama", "Bank of America", "Al-Shabab". A name is a run of up to six
/// capitalised words with a space or a hyphen between, or "of", "de" and their like. At the start of a sentence one
/// word alone is no name, and stop words at either end belong to none. Lines of which most words are capitalised are
/// headlines, and have none. A possessive ending is dropped.
/// @param tokens of the text
[[nodiscard]] std::vector<NameRun> name_runs(std::string_view text, const std::vector<Token>& tokens);

}  // namespace tidings::detail
