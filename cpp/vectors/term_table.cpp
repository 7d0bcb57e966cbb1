#include "vectors/term_table.hpp"

namespace tidings::detail {

void TermTable::spell(TermId term, std::string& text) const {
  if (term >= words.size()) {
    spell(prefix_of(term), text);
    text += ' ';
    term = word_of(term);
  }
  text += words[term];
}

}  // namespace tidings::detail
