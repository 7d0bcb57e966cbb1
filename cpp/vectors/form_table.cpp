#include "vectors/form_table.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tidings::detail {
namespace {

std::string_view word_of(std::string_view form) {
  return form.substr(0, form.find('\0'));
}

/// Two tables as one; forms of which nothing remains are dropped.
template <class Combine>
FormTable combine(const FormTable& a, const FormTable& b, const Combine& combined) {
  FormTable result;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.counts.size() || j < b.counts.size()) {
    const bool only_a = j == b.counts.size() || (i < a.counts.size() && a.forms[i] < b.forms[j]);
    const bool only_b = i == a.counts.size() || (j < b.counts.size() && b.forms[j] < a.forms[i]);
    const std::string_view form = only_b ? b.forms[j] : a.forms[i];
    const std::uint64_t count = combined(only_b ? 0 : a.counts[i], only_a ? 0 : b.counts[j]);
    i += only_b ? 0 : 1;
    j += only_a ? 0 : 1;
    if (count == 0) continue;
    result.forms.push_back(form);
    result.counts.push_back(count);
  }
  return result;
}

/// The most frequent form of each word.
std::unordered_map<std::string_view, std::string_view> best_forms(const FormTable& table) {
  std::unordered_map<std::string_view, std::string_view> best;
  for (std::size_t i = 0; i < table.counts.size();) {
    const std::string_view word = word_of(table.forms[i]);
    std::size_t most = i;
    for (; i < table.counts.size() && word_of(table.forms[i]) == word; ++i) {
      if (table.counts[i] > table.counts[most]) most = i;
    }
    best[word] = table.forms[most].substr(word.size() + 1);
  }
  return best;
}

}  // namespace

FormTable table_of(const Tally& forms) {
  std::vector<std::size_t> order(forms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return forms.string(i); });
  FormTable table;
  for (const std::size_t i : order) {
    table.forms.push_back(forms.string(i));
    table.counts.push_back(forms.count(i));
  }
  return table;
}

FormTable add(const FormTable& a, const FormTable& b) {
  return combine(a, b, std::plus<std::uint64_t>{});
}

FormTable subtract(const FormTable& from, const FormTable& gone) {
  return combine(from, gone, [](std::uint64_t learnt, std::uint64_t less) {
    if (less > learnt) throw std::invalid_argument("forget: words in these forms were not learnt");
    return learnt - less;
  });
}

std::vector<std::string> most_frequent_forms(const FormTable& table, const Vocabulary& terms) {
  const auto best = best_forms(table);
  std::vector<std::string> forms;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    std::string& form = forms.emplace_back();
    for (std::string_view rest = terms[static_cast<Index>(t)];;) {
      const std::size_t end = std::min(rest.size(), rest.find(' '));
      const auto found = best.find(rest.substr(0, end));
      form += found == best.end() ? rest.substr(0, end) : found->second;
      if (end == rest.size()) break;
      form += ' ';
      rest.remove_prefix(end + 1);
    }
  }
  return forms;
}

bool is_sound(const FormTable& table) {
  if (table.forms.size() != table.counts.size()) return false;
  for (std::size_t i = 0; i < table.counts.size(); ++i) {
    if (table.counts[i] == 0 || table.forms[i].find('\0') == std::string_view::npos) return false;
    if (i > 0 && table.forms[i - 1] >= table.forms[i]) return false;
  }
  return true;
}

}  // namespace tidings::detail
