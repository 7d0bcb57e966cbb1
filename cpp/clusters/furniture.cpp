#include "clusters/furniture.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>

#include "clusters/text_units.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_texts = 5;
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

}  // namespace

Furniture::Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution) {
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
  for_each_unit(text, [&](std::string_view unit) {
    if (contains(unit)) {
      result += '\n';
    } else {
      result += unit;
    }
  });
  return result;
}

bool Furniture::contains(std::string_view unit) const {
  return units_.contains(key_of_unit(unit));
}

}  // namespace tidings::detail
