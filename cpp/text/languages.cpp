#include "tidings/text/languages.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace tidings {
namespace {

constexpr std::size_t most_texts = 256;
constexpr std::size_t bytes_of_text = 2000;
constexpr double least_stop_words = 0.125;  ///< of a text's words
constexpr double least_texts = 0.1;         ///< of those that have a word

using Count = std::pair<std::size_t, std::string>;  ///< of texts, and a language's code

/// Words of any length, in the text's language, with and without its stop words.
class Reader {
 public:
  explicit Reader(const std::vector<Language>& languages) : with_({.min_length = 1}), without_(options_of(languages)) {}

  /// The code of the language; empty if the text has too few stop words. None if it has no word.
  [[nodiscard]] std::optional<std::string> language_of(std::string_view text) const {
    const auto all = static_cast<double>(with_.analyze(text).size());
    if (all == 0) return std::nullopt;
    const auto kept = static_cast<double>(without_.analyze(text).size());
    return all - kept >= least_stop_words * all ? without_.language_of(text) : std::string();
  }

 private:
  static AnalyzerOptions options_of(const std::vector<Language>& languages) {
    AnalyzerOptions options{.min_length = 1, .languages = languages, .drop_language_stop_words = true};
    for (Language& language : options.languages) language.stemmer.clear();
    return options;
  }

  Analyzer with_;
  Analyzer without_;
};

}  // namespace

std::vector<std::string> languages_of(const Texts& texts, const std::vector<Language>& languages) {
  if (languages.empty()) return {};
  const Reader reader(languages);
  std::vector<Count> counts;
  for (const Language& language : languages) counts.emplace_back(0, language.code);
  std::size_t n = 0;
  std::string scratch;
  const std::size_t step = (texts.size() + most_texts - 1) / most_texts;
  for (std::size_t i = 0; i < texts.size(); i += step) {
    const std::string_view text = texts.read(i, scratch).substr(0, bytes_of_text);
    const std::optional<std::string> code = reader.language_of(text);
    if (!code) continue;
    ++n;
    const auto found = std::ranges::find(counts, *code, &Count::second);
    if (found != counts.end()) ++found->first;
  }
  std::ranges::stable_sort(counts, std::ranges::greater(), &Count::first);
  std::vector<std::string> codes;
  for (const auto& [count, code] : counts) {
    if (count > 0 && static_cast<double>(count) >= least_texts * static_cast<double>(n)) codes.push_back(code);
  }
  return codes;
}

}  // namespace tidings
