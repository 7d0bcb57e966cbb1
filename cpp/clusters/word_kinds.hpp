/// @file
/// English words by what can stand beside them.
#pragma once

#include <string_view>

namespace tidings::detail {

/// What a word of a closed class tells of its neighbours, as bits.
enum WordKind : unsigned {
  looked_up = 1U,
  before_nouns = 2U,       ///< "the", "of", "every": a noun, or what describes one, comes after
  before_verbs = 4U,       ///< "he", "to", "will"
  is_determiner = 8U,      ///< "the", "his", "China's"
  is_preposition = 16U,    ///< "of", "despite"
  is_being = 32U,          ///< "is", "were"
  before_qualities = 64U,  ///< "is", "seems", "very": an adjective comes after, or a participle
  begins_object = 128U,    ///< "the", "them", "this": after a verb or a preposition
  holds_together = 256U,   ///< a stop word or a preposition
};

/// The kinds of a word that is written small.
[[nodiscard]] unsigned kinds_of(std::string_view word);

/// Whether the word is one of those that are seldom nouns in English news, and so common that a few texts with it say
/// little of it: adjectives, adverbs, participles. Found by WordUse in 20,000 articles.
[[nodiscard]] bool is_seldom_noun(std::string_view word);

/// Whether the word is an adjective or adverb that says nothing alone, though it is a noun now and then: "hard",
/// "left".
[[nodiscard]] bool is_quality(std::string_view word);

/// Whether the word is an English adverb or adjective in -ly: "deeply", "friendly"; not "family".
[[nodiscard]] bool is_in_ly(std::string_view word);

/// Whether the word ends as adjectives do that are seldom nouns: "useless", "shameful", "ridiculous", "inadmissible";
/// not "handful", "vegetable".
[[nodiscard]] bool is_in_less_or_ful(std::string_view word);

/// Whether the word ends as participles do: "vetoed", not "speed".
[[nodiscard]] bool is_participle(std::string_view word);

/// Whether the word ends as English adjectives, adverbs and participles do: "rustic", "pointless".
[[nodiscard]] bool ends_as_adjective(std::string_view word);

/// Whether a word that is written small looks like a plural: "votes", not "campus".
[[nodiscard]] bool is_plural(std::string_view word);

}  // namespace tidings::detail
