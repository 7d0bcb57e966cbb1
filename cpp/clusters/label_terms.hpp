/// @file
/// Which terms say something to a reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "clusters/word_use.hpp"
#include "tidings/text/analyzer.hpp"

namespace tidings::detail {

/// The term, and after it the words of a phrase, which may say something where the phrase does not; no stop words
/// of English, and no word without digits that the analyzer leaves out.
[[nodiscard]] std::vector<std::string> forms_of(const std::string& term, const Analyzer& analyzer);

/// Whether a term says something to a reader: it is written so in the members' texts, a phrase twice; it is no part of
/// an address, a program, a word, or a sentence, as "company did in a year"; it has no word of reports, as "said"; and
/// neither begins nor ends with a function word or a verb.
[[nodiscard]] bool is_readable(const std::string& term, const std::vector<std::string_view>& texts,
                               const std::vector<std::size_t>& members, const WordUse& use);

/// Whether a readable term is whole and has a noun or a name: no word in it takes an object ("Brandt vilifies"), it
/// does not always go on ("number of registered"), and one word is no adjective, adverb or participle, nor one that
/// stands in a third of all other texts ("people").
[[nodiscard]] bool is_telling(const std::string& term, const std::vector<std::string_view>& texts,
                              const std::vector<std::size_t>& members, const WordUse& use);

/// The term as it is written within sentences: without a possessive ending or a quotation mark at its end, and a common
/// word from a title ("Strikes") or in capitals ("WATCH") small, if the members have it so.
[[nodiscard]] std::string usual_form(const std::string& term, const std::vector<std::string_view>& texts,
                                     const std::vector<std::size_t>& members, const WordUse& use);

/// The term for people to read: "U.S" with its last full stop, which is not a part of the word; "AMY GOODMAN", who
/// speaks in a transcript, as a name.
[[nodiscard]] std::string polished(std::string term, const WordUse& use);

/// Whether the term has a word that one of those before it has, or one that begins alike.
[[nodiscard]] bool repeats(const std::string& term, const std::vector<std::string>& before);

}  // namespace tidings::detail
