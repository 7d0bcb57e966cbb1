/// @file
/// Where in a text the terms stand that count.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/text/analyzer.hpp"

namespace tidings {

/// Terms to look for in a part of a text, and what each of them counts.
struct Marking {
  const Analyzer* analyzer = nullptr;  ///< what makes terms of the part
  std::size_t begin = 0;               ///< bytes [begin, end) of the text are the part
  std::size_t end = 0;
  std::map<std::string, double, std::less<>> terms;  ///< as the analyzer gives them
};

/// Bytes of a text, and what the terms that stand there count together.
struct Highlight {
  std::size_t begin = 0;
  std::size_t end = 0;
  double weight = 0;

  [[nodiscard]] bool operator==(const Highlight&) const = default;
};

/// Finds all occurrences of terms in the original text, however it is normalised, folded, stemmed or joined into
/// n-grams by the analyzers. Where several terms stand, their weights are added.
/// @return in the order of the text, without overlap; neighbours differ in weight. Terms of weight 0 are not looked
/// for; where weights of several terms cancel out, the highlight has a weight of 0.
/// @throws std::invalid_argument if a part is not within the text, or an analyzer refuses it
[[nodiscard]] std::vector<Highlight> highlights(std::string_view text, std::span<const Marking> markings);

}  // namespace tidings
