#include "vectors/word_table.hpp"

#include <limits>
#include <optional>
#include <stdexcept>

namespace tidings::detail {

Node WordTable::add(const Key& key, std::string_view word) {
  const Node known = find(key, word);
  if (known != no_node) return known;
  if (size() == static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw std::length_error("vocabulary: more than 2^31 - 1 terms");
  }
  const auto number = static_cast<std::int32_t>(size());
  numbers_.add(key, word, number);
  words_.push_back(word);
  return static_cast<Node>(number);
}

Node WordTable::find(const Key& key, std::string_view word) const {
  const std::optional<std::int32_t> number = numbers_.look_up(key, word);
  return number ? static_cast<Node>(*number) : no_node;
}

}  // namespace tidings::detail
