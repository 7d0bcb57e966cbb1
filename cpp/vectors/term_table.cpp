#include "vectors/term_table.hpp"

namespace tidings::detail {

std::size_t TermTable::spelt_size(TermId term) const {
  std::size_t size = 0;
  for (; term >= words.size(); term = prefix_of(term)) size += 1 + words[word_of(term)].size();
  return size + words[term].size();
}

void TermTable::spell(TermId term, std::string& text) const {
  if (term >= words.size()) {
    spell(prefix_of(term), text);
    text += ' ';
    term = word_of(term);
  }
  text += words[term];
}

}  // namespace tidings::detail
