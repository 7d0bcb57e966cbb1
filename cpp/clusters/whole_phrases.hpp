/// @file
/// Phrases that are not cut out of longer ones.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "clusters/word_use.hpp"
#include "tidings/text/analyzer.hpp"

namespace tidings::detail {

/// Whether a word only holds others together: a stop word of English, "against", "three".
[[nodiscard]] bool is_function_word(std::string_view word);

/// How often a term is written so in the texts of the members, up to two. A phrase does not count in a line of
/// capitals, where any two words look like a name, nor does a part of a word with a hyphen, a number or a credit
/// ("AP Photo/Ida Brandt").
[[nodiscard]] std::size_t occurrences(std::string_view term, const std::vector<std::string_view>& texts,
                                      const std::vector<std::size_t>& members);

/// The term, or the longer phrase that most of its occurrences continue into: "former communications" becomes "former
/// communications director" (nested terms, as in the C-value of Frantzi et al. 2000). Function words and verbs continue
/// no phrase, nor does what the analyzer leaves out: stop words of the language. Empty if the phrase would be longer
/// than five words.
[[nodiscard]] std::string whole_phrase(const std::string& term, const std::vector<std::string_view>& texts,
                                       const std::vector<std::size_t>& members, const WordUse& use,
                                       const Analyzer& analyzer);

/// Whether the term is cut out of phrases that go on: hardly ever does a word follow that can stand after a noun, or
/// none ("historic tax" of "historic tax cuts" and "historic tax reform").
[[nodiscard]] bool always_goes_on(std::string_view term, const std::vector<std::string_view>& texts,
                                  const std::vector<std::size_t>& members, const WordUse& use);

/// Whether a name is cut at "and": the same word always stands before that, and never by itself ("Means Committee" of
/// "Ways and Means Committee").
[[nodiscard]] bool is_second_half(std::string_view name, const std::vector<std::string_view>& texts,
                                  const std::vector<std::size_t>& members);

}  // namespace tidings::detail
