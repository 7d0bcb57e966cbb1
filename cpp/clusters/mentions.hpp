/// @file
/// Where names stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clusters/word_use.hpp"

namespace tidings::detail {

/// A name in a text.
struct Mention {
  std::string name;
  std::uint64_t after;  ///< key of what stands after it, numbers alike; 0 if that is no furniture
  bool numbered;        ///< whether a number stands before it, as in "3 of 18 Photos"
};

/// The names in a text, in its order. As name_runs, but that initials and "St." are parts of them ("Robert L.
/// Wilkins"), words in capitals that are mostly written otherwise are none, nor are names beside a slash, as of
/// photographers, function words, words that are mostly written small, and days of the week and months by themselves.
[[nodiscard]] std::vector<Mention> mentions_in(std::string_view text, const WordUse& use);

}  // namespace tidings::detail
