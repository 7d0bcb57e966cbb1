/// @file
/// Which of some languages a text is in. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace tidings::detail {

/// Tells languages by their commonest words. A word that several of them have says as much less for each.
/// @see G. Grefenstette, Comparing two language identification schemes, 1995
class LanguageChoice {
 public:
  /// Adds a language; the first one is number 0.
  void add(const std::vector<std::string>& common_words);

  /// The language that the words speak for most; of equals, and without any word, the first.
  [[nodiscard]] std::size_t choose(const std::vector<std::string>& words) const;

 private:
  std::unordered_map<std::string, std::vector<std::uint32_t>> languages_of_;
  std::uint32_t n_languages_ = 0;
};

}  // namespace tidings::detail
