#include "text/language_choice.hpp"

#include <algorithm>

namespace tidings::detail {

void LanguageChoice::add(const std::vector<std::string>& common_words) {
  for (const std::string& word : common_words) {
    std::vector<std::uint32_t>& languages = languages_of_[word];
    if (languages.empty() || languages.back() != n_languages_) languages.push_back(n_languages_);
  }
  ++n_languages_;
}

std::size_t LanguageChoice::choose(const std::vector<std::string>& words) const {
  std::vector<double> scores(n_languages_, 0.0);
  for (const std::string& word : words) {
    const auto found = languages_of_.find(word);
    if (found == languages_of_.end()) continue;
    for (const std::uint32_t language : found->second)
      scores[language] += 1 / static_cast<double>(found->second.size());
  }
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

}  // namespace tidings::detail
