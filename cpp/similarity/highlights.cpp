#include "tidings/similarity/highlights.hpp"

#include <algorithm>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// What is marked from a byte on, beside what was before it.
struct Step {
  std::size_t at;
  double change;
  int n;  ///< 1 where a term begins, -1 where one ends
};

void add_steps(std::string_view text, const Marking& marking, std::vector<Step>& steps) {
  require(marking.begin <= marking.end && marking.end <= text.size(), "a marked part", "within the text", marking.end);
  TermList terms;
  marking.analyzer->analyze(text.substr(marking.begin, marking.end - marking.begin), terms);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto found = marking.terms.find(terms[i].text);
    if (found == marking.terms.end() || found->second == 0) continue;
    steps.push_back({marking.begin + terms[i].begin, found->second, 1});
    steps.push_back({marking.begin + terms[i].end, -found->second, -1});
  }
}

void add_highlight(std::size_t begin, std::size_t end, double weight, std::vector<Highlight>& result) {
  if (begin == end) return;
  const bool joins = !result.empty() && result.back().end == begin && result.back().weight == weight;
  if (joins) {
    result.back().end = end;
  } else {
    result.push_back({begin, end, weight});
  }
}

}  // namespace

std::vector<Highlight> highlights(std::string_view text, std::span<const Marking> markings) {
  std::vector<Step> steps;
  for (const Marking& marking : markings) add_steps(text, marking, steps);
  std::ranges::stable_sort(steps, {}, &Step::at);
  std::vector<Highlight> result;
  double weight = 0;
  int n_open = 0;
  std::size_t begin = 0;
  for (const Step& step : steps) {
    if (n_open > 0) add_highlight(begin, step.at, weight, result);
    begin = step.at;
    n_open += step.n;
    weight = n_open == 0 ? 0 : weight + step.change;  // where nothing is open no rounding error is left
  }
  return result;
}

}  // namespace tidings
