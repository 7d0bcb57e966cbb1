#include "tidings/text/surface_forms.hpp"

#include <algorithm>
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <unordered_map>

#include "text/written_form.hpp"
#include "text/written_forms.hpp"

namespace tidings {
namespace {

constexpr std::size_t texts_per_block = 16;

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
      const auto form = detail::written_form(text.substr(found_[i].begin, found_[i].end - found_[i].begin),
                                             analyzer_.options().strip_possessive);
      if (form) ++counts_[wanted->second][*form];
    }
  }

  void add(const Forms& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      for (const auto& [form, count] : other.counts_[i]) counts_[i][form] += count;
    }
  }

  [[nodiscard]] std::optional<std::string> most_frequent(const std::string& term) const {
    const FormCounts& forms = counts_[places_.at(term)];
    const auto best = std::ranges::max_element(forms, {}, [](const auto& form) { return form.second; });
    return best == forms.end() ? std::nullopt : std::optional(best->first);
  }

 private:
  const Analyzer& analyzer_;
  TermList found_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::vector<FormCounts> counts_;
};

}  // namespace

std::vector<std::optional<std::string>> detail::written_forms(const Texts& texts, const Analyzer& analyzer,
                                                              const std::vector<std::string>& terms,
                                                              const Execution& execution) {
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
  std::vector<std::optional<std::string>> result;
  result.reserve(terms.size());
  for (const std::string& term : terms) result.push_back(all.most_frequent(term));
  return result;
}

std::vector<std::string> surface_forms(const Texts& texts, const Analyzer& analyzer,
                                       const std::vector<std::string>& terms, const Execution& execution) {
  const auto forms = detail::written_forms(texts, analyzer, terms, execution);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < terms.size(); ++i) result.push_back(forms[i].value_or(terms[i]));
  return result;
}

}  // namespace tidings
