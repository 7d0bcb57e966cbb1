#include "tidings/text/surface_forms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <unordered_map>

namespace tidings {
namespace {

constexpr std::size_t texts_per_block = 16;

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

/// The forms of some terms. One a thread; their sum does not depend on who counted what.
class Forms {
 public:
  Forms(const Analyzer& analyzer, const std::vector<std::string>& terms) : analyzer_(analyzer), counts_(terms.size()) {
    for (std::size_t i = 0; i < terms.size(); ++i) places_.try_emplace(terms[i], i);
  }

  void count(std::string_view text) {
    analyzer_.analyze(text, found_);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto wanted = places_.find(found_[i].text);
      if (wanted == places_.end()) continue;
      std::string_view form = text.substr(found_[i].begin, found_[i].end - found_[i].begin);
      if (analyzer_.options().strip_possessive) form = without_possessive(form);
      if (!has_punctuation(form)) ++counts_[wanted->second][with_single_spaces(form)];
    }
  }

  void add(const Forms& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      for (const auto& [form, count] : other.counts_[i]) counts_[i][form] += count;
    }
  }

  [[nodiscard]] std::string most_frequent(const std::string& term) const {
    const FormCounts& forms = counts_[places_.at(term)];
    const auto best = std::ranges::max_element(forms, {}, [](const auto& form) { return form.second; });
    return best == forms.end() ? term : best->first;
  }

 private:
  const Analyzer& analyzer_;
  TermList found_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<FormCounts> counts_;
};

}  // namespace

std::vector<std::string> surface_forms(const Texts& texts, const Analyzer& analyzer,
                                       const std::vector<std::string>& terms, const Execution& execution) {
  std::mutex mutex;
  std::list<Forms> of_threads;
  parallel_for(texts.size(), texts_per_block, execution, [&]() -> Worker {
    const std::lock_guard lock(mutex);
    Forms& forms = of_threads.emplace_back(analyzer, terms);
    return [&, scratch = std::string()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) forms.count(texts.read(i, scratch));
    };
  });
  Forms all(analyzer, terms);
  for (const Forms& forms : of_threads) all.add(forms);
  std::vector<std::string> result;
  result.reserve(terms.size());
  for (const std::string& term : terms) result.push_back(all.most_frequent(term));
  return result;
}

}  // namespace tidings
