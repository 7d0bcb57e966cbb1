#include "vectors/text_counter.hpp"

#include <algorithm>

namespace tidings::detail {

TextCounter::TextCounter(const UnitReader& units, Terms& terms, bool learns)
    : lexicon_(units, terms, learns), range_(units.ngram_range()) {}

const std::vector<TermCount>& TextCounter::count(std::string_view text, std::size_t position) {
  bag_.clear();
  last_nodes_.clear();
  n_words_ = 0;
  lexicon_.read_all(text, position, chunk_, [&] { count_chunk(); });
  return bag_.counts();
}

/// Counts the words of a chunk, then the pairs that end in it, and so on.
void TextCounter::count_chunk() {
  if (chunk_.empty()) return;
  nodes_ = chunk_;
  n_words_ += chunk_.size();
  if (range_.min_n == 1) add_all();
  const std::size_t longest = std::min(range_.max_n, n_words_);
  last_nodes_.resize(std::max(last_nodes_.size(), longest), no_node);
  for (std::size_t n = 2; n <= longest; ++n) {
    move_up(n - 1);
    lexicon_.extend(chunk_, nodes_);
    if (n >= range_.min_n) add_all();
  }
}

/// Makes the n-grams that end at each word those that end right before it.
/// @param n their length
void TextCounter::move_up(std::size_t n) {
  const Node last = nodes_.back();
  std::shift_right(nodes_.begin(), nodes_.end(), 1);
  nodes_.front() = last_nodes_[n];
  last_nodes_[n] = last;
}

void TextCounter::add_all() {
  for (const Node node : nodes_) {
    if (node != no_node) bag_.add(node);
  }
}

}  // namespace tidings::detail
