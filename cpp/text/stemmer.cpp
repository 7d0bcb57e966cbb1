#include "text/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <vector>

#include "tidings/text/analyzer.hpp"

namespace tidings {

std::vector<std::string> stemmers() {
  std::vector<std::string> names;
  for (const char** name = sb_stemmer_list(); *name != nullptr; ++name) names.emplace_back(*name);
  std::ranges::sort(names);
  return names;
}

namespace detail {

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

Stemmer::Stemmer(const std::string& algorithm) {
  if (algorithm.empty()) return;
  const std::vector<std::string> names = stemmers();
  if (!std::ranges::binary_search(names, algorithm)) {
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    throw std::invalid_argument("stemmer must be one of " + known + ", got \"" + algorithm + "\"");
  }
  stemmer_.reset(sb_stemmer_new(algorithm.c_str(), "UTF_8"));
  if (!stemmer_) throw std::bad_alloc();
}

std::string_view Stemmer::stem(std::string_view word) const {
  if (!stemmer_) return word;
  const auto* symbols = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(word.size()));
  if (stem == nullptr) throw std::bad_alloc();
  const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
  return size == 0 ? word : std::string_view(reinterpret_cast<const char*>(stem), size);
}

}  // namespace detail
}  // namespace tidings
