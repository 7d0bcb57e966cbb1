/// @file
/// Words too common to say what a story is about.
#pragma once

#include <span>
#include <string_view>

namespace tidings {

/// English stop words, case-folded, sorted by bytes: articles, pronouns, prepositions, conjunctions, auxiliary verbs
/// and their contractions, and the adverbs that any text uses. The list is our own; it has no word that can carry news
/// ("us" is on it, "united" is not).
[[nodiscard]] std::span<const std::string_view> english_stop_words();

}  // namespace tidings
