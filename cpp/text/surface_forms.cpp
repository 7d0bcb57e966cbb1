#include "tidings/text/surface_forms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <unordered_map>

namespace tidings {
namespace {

constexpr auto possessives = std::to_array<std::string_view>({"'s", "'S", "\xE2\x80\x99s", "\xE2\x80\x99S"});

constexpr auto punctuation =
    std::to_array<std::string_view>({",", ";", ":", "!", "?", "(", ")", "[", "]", "\"", "\xE2\x80\x9C", "\xE2\x80\x9D",
                                     "\xE2\x80\x93", "\xE2\x80\x94", ". ", ".\n", "\n\n"});

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : possessives) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

std::string with_single_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_space(c)) {
      result += c;
    } else if (!result.ends_with(' ')) {
      result += ' ';
    }
  }
  return result;
}

bool has_punctuation(std::string_view text) {
  return std::ranges::any_of(punctuation,
                             [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

/// How often each form of a term was seen, by the form's bytes.
using FormCounts = std::map<std::string, std::size_t>;

std::string most_frequent(const FormCounts& forms, const std::string& term) {
  const auto best = std::ranges::max_element(forms, {}, [](const auto& form) { return form.second; });
  return best == forms.end() ? term : best->first;
}

}  // namespace

std::vector<std::string> surface_forms(std::span<const std::string_view> texts, const Analyzer& analyzer,
                                       const std::vector<std::string>& terms) {
  std::unordered_map<std::string_view, FormCounts> forms;
  for (const std::string& term : terms) forms[term];
  TermList found;
  for (const std::string_view text : texts) {
    analyzer.analyze(text, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto wanted = forms.find(found[i].text);
      if (wanted == forms.end()) continue;
      std::string_view form = text.substr(found[i].begin, found[i].end - found[i].begin);
      if (analyzer.options().strip_possessive) form = without_possessive(form);
      if (!has_punctuation(form)) ++wanted->second[with_single_spaces(form)];
    }
  }
  std::vector<std::string> result;
  result.reserve(terms.size());
  for (const std::string& term : terms) result.push_back(most_frequent(forms[term], term));
  return result;
}

}  // namespace tidings
