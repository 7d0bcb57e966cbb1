#include "clusters/furniture.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <span>

#include "clusters/link_lists.hpp"
#include "clusters/text_units.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_texts = 5;
constexpr std::size_t words_of_beginning = 8;
constexpr std::size_t longest_caption = 400;  ///< bytes
constexpr double most_shared = 0.5;           ///< of texts that share a unit and are not versions of each other

/// Of each text the part of its units that three texts have.
std::vector<double> shared_parts(const std::vector<UnitPlace>& places, std::size_t n_texts) {
  std::vector<double> shared(n_texts, 0);
  std::vector<double> all(n_texts, 0);
  for_each_key(places, [&](std::span<const UnitPlace> unit) {
    for (const UnitPlace& place : unit) {
      ++all[place.text];
      if (unit.size() >= least_clusters) ++shared[place.text];
    }
  });
  for (std::size_t i = 0; i < n_texts; ++i) shared[i] = all[i] > 0 ? shared[i] / all[i] : 0;
  return shared;
}

std::size_t clusters_in(std::span<const UnitPlace> unit, Labels labels) {
  std::set<Index> clusters;
  for (const UnitPlace& place : unit) clusters.insert(labels[place.text]);
  return clusters.size();
}

/// Calls visit(line) for each line, with its line break.
template <class Visit>
void for_each_line(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    visit(text.substr(0, end));
    text.remove_prefix(end);
  }
}

/// The key of a line's first words; 0 if it has no more than these.
std::uint64_t key_of_beginning(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < words_of_beginning; ++n) {
    end = line.find(' ', line.find_first_not_of(' ', end));
    if (end == std::string_view::npos) return 0;
  }
  return key_of_unit(line.substr(0, end));
}

/// Of the beginnings of lines, those that stand in stories of three clusters.
std::unordered_set<std::uint64_t> common_beginnings(const std::vector<std::string_view>& texts, Labels labels,
                                                    const Execution& execution) {
  const auto visit_beginnings = [&](std::size_t i, const std::function<void(std::uint64_t)>& add) {
    for_each_line(texts[i], [&](std::string_view line) { add(key_of_beginning(line)); });
  };
  std::unordered_set<std::uint64_t> common;
  for_each_key(key_places(texts.size(), visit_beginnings, execution), [&](std::span<const UnitPlace> places) {
    if (clusters_in(places, labels) >= least_clusters) common.insert(places.front().key);
  });
  return common;
}

bool begins_address(std::string_view rest, char before) {
  constexpr std::array<std::string_view, 3> beginnings{"http://", "https://", "pic.twitter.com/"};
  if (std::ranges::any_of(beginnings, [&](std::string_view start) { return rest.starts_with(start); })) return true;
  constexpr std::string_view before_words = " \t\n(\"'";
  return rest.starts_with("www.") && before_words.find(before) != std::string_view::npos;
}

/// Adds a unit without its addresses; the punctuation after one stays.
void add_without_addresses(std::string_view unit, std::string& result) {
  for (std::size_t i = 0; i < unit.size();) {
    if (!begins_address(unit.substr(i), i == 0 ? ' ' : unit[i - 1])) {
      const std::size_t next = std::min(unit.find_first_of("hpw", i + 1), unit.size());  // what addresses begin with
      result += unit.substr(i, next - i);
      i = next;
      continue;
    }
    const std::size_t end = std::min(unit.find_first_of(" \t\r\n", i), unit.size());
    i = unit.substr(0, end).find_last_not_of(".,;:!?)]\"'") + 1;
  }
}

}  // namespace

Furniture::Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution) {
  ProgressPart first(execution.progress, 0, texts.size(), 2 * texts.size());
  beginnings_ = common_beginnings(texts, labels, {.n_jobs = execution.n_jobs, .progress = &first});
  ProgressPart second(execution.progress, texts.size(), 2 * texts.size(), 2 * texts.size());
  const std::vector<UnitPlace> places = unit_places(texts, {}, {.n_jobs = execution.n_jobs, .progress = &second});
  const std::vector<double> shared = shared_parts(places, texts.size());
  for_each_key(places, [&](std::span<const UnitPlace> unit) {
    if (unit.size() < least_clusters) return;
    double part = 0;
    for (const UnitPlace& place : unit) part += shared[place.text] / static_cast<double>(unit.size());
    if (clusters_in(unit, labels) >= least_clusters || (unit.size() >= least_texts && part < most_shared)) {
      units_.insert(unit.front().key);
    }
  });
}

std::string Furniture::without(std::string_view text) const {
  std::string result;
  for_each_line(text, [&](std::string_view line) {
    const std::string unlinked = without_link_lists(line);
    if (!unlinked.empty()) line = unlinked;
    if (beginnings_.contains(key_of_beginning(line)) && first_unit(line) <= longest_caption) {
      result += '\n';
      line.remove_prefix(first_unit(line));
    }
    for_each_unit(line, [&](std::string_view unit) {
      if (units_.contains(key_of_unit(unit))) {
        result += '\n';
      } else {
        add_without_addresses(unit, result);
      }
    });
  });
  return result;
}

}  // namespace tidings::detail
