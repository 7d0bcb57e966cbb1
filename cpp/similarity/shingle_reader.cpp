#include "similarity/shingle_reader.hpp"

#include "base/xxh64.hpp"
#include "text/icu.hpp"

namespace tidings::detail {

AnalyzerOptions shingle_words() {
  return {.normalization = Normalization::nfkc, .min_length = 1};
}

void WordReader::append(std::string_view text, std::vector<std::uint64_t>& words) {
  require_icu_size(text);
  text = lexicon_.prepare(text);
  for (std::size_t at = 0; at < text.size();) {
    at = lexicon_.read(text, at, chunk_);
    for (std::size_t word = hashes_.size(); word < terms_.words.size(); ++word) {
      hashes_.push_back(xxh64(terms_.words.words()[word]));
    }
    for (const Node node : chunk_) words.push_back(hashes_[static_cast<std::size_t>(node)]);
  }
}

}  // namespace tidings::detail
