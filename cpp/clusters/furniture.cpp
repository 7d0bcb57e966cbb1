#include "clusters/furniture.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>

#include "clusters/text_units.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_texts = 5;
constexpr std::size_t words_of_beginning = 8;
constexpr double most_shared = 0.5;  ///< of texts that share a unit and are not versions of each other

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

/// Those that stand in stories of three clusters.
std::unordered_set<std::uint64_t> common_beginnings(const std::vector<std::string_view>& texts, Labels labels) {
  std::map<std::uint64_t, std::set<Index>> clusters;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for_each_line(texts[i], [&](std::string_view line) {
      if (const std::uint64_t key = key_of_beginning(line); key != 0) clusters[key].insert(labels[i]);
    });
  }
  std::unordered_set<std::uint64_t> common;
  for (const auto& [key, found] : clusters) {
    if (found.size() >= least_clusters) common.insert(key);
  }
  return common;
}

/// Adds a unit without its addresses: what begins like one, up to the next white space.
void add_without_addresses(std::string_view unit, std::string& result) {
  constexpr std::array<std::string_view, 4> beginnings{"http://", "https://", "www.", "pic.twitter.com/"};
  while (!unit.empty()) {
    std::size_t begin = unit.size();
    for (const std::string_view start : beginnings) begin = std::min(begin, unit.find(start));
    result += unit.substr(0, begin);
    unit.remove_prefix(begin);
    unit.remove_prefix(std::min(unit.find_first_of(" \t\r\n"), unit.size()));
  }
}

}  // namespace

Furniture::Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution)
    : beginnings_(common_beginnings(texts, labels)) {
  const std::vector<UnitPlace> places = unit_places(texts, {}, execution);
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
    if (beginnings_.contains(key_of_beginning(line))) {
      result += '\n';
      return;
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
