#include "vectors/known_terms.hpp"

#include <algorithm>
#include <string_view>

namespace tidings::detail {
namespace {

/// Makes the words of a term known, and the n-grams that it consists of.
Node add(std::string_view term, Terms& terms) {
  Node node = no_node;
  while (true) {
    const std::size_t space = term.find(' ');
    const Node word = terms.words.add(term.substr(0, space));
    node = node == no_node ? word : terms.ngrams.add(NgramTable::key_of(node, word));
    if (space == std::string_view::npos) return node;
    term.remove_prefix(space + 1);
  }
}

void set(LargeVector<Index>& columns, std::size_t at, Index column) {
  if (at >= columns.size()) columns.resize(std::max(at + 1, 2 * columns.size()), -1);
  columns[at] = column;
}

}  // namespace

KnownTerms::KnownTerms(const Vocabulary& vocabulary, bool ngrams) {
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    const auto column = static_cast<Index>(i);
    const std::string_view term = vocabulary[column];
    const Node node = ngrams ? add(term, terms) : terms.words.add(term);
    set(is_ngram(node) ? columns.of_ngram : columns.of_word, node & ~ngram_bit, column);
  }
  columns.of_word.resize(terms.words.size(), -1);
  columns.of_ngram.resize(terms.ngrams.size(), -1);
}

}  // namespace tidings::detail
