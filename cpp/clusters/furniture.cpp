#include "clusters/furniture.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <span>

#include "base/xxh64.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_texts = 5;
constexpr double most_shared = 0.5;  ///< of texts that share a unit and are not versions of each other
constexpr std::size_t texts_per_block = 64;

/// What a unit is known by: its letters, those of ASCII small, and all else but digits and punctuation. 0 for none.
std::uint64_t key_of(std::string_view unit) {
  std::string key;
  for (const char c : unit) {
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
      key += c;
    } else if (c == ' ' && !key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key.empty() ? 0 : xxh64(key);
}

bool ends_here(std::string_view text, std::size_t i) {
  if (text[i] == '\n') return true;
  return (text[i] == '.' || text[i] == '!' || text[i] == '?') && (i + 1 == text.size() || text[i + 1] == ' ');
}

/// Calls visit(unit) for each line, cut after full stops and their like.
template <class Visit>
void for_each_unit(std::string_view text, const Visit& visit) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!ends_here(text, i)) continue;
    visit(text.substr(begin, i + 1 - begin));
    begin = i + 1;
  }
  if (begin < text.size()) visit(text.substr(begin));
}

struct Place {
  std::uint64_t key = 0;  ///< of a unit
  std::size_t text = 0;   ///< that has it

  auto operator<=>(const Place&) const = default;
};

/// Where each unit stands, once a text, units together.
std::vector<Place> places_of(const std::vector<std::string_view>& texts, const Execution& execution) {
  std::vector<std::vector<Place>> parts(texts.size());
  parallel_for(texts.size(), texts_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        for_each_unit(texts[i], [&](std::string_view unit) {
          const std::uint64_t key = key_of(unit);
          if (key != 0) parts[i].push_back({key, i});
        });
      }
    };
  });
  std::vector<Place> places;
  for (std::vector<Place>& part : parts) {
    places.insert(places.end(), part.begin(), part.end());
    std::vector<Place>().swap(part);
  }
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

/// Calls visit(unit's places) for each unit.
template <class Visit>
void for_each_key(const std::vector<Place>& places, const Visit& visit) {
  for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
    while (end < places.size() && places[end].key == places[begin].key) ++end;
    visit(std::span(places).subspan(begin, end - begin));
  }
}

/// Of each text the part of its units that three texts have.
std::vector<double> shared_parts(const std::vector<Place>& places, std::size_t n_texts) {
  std::vector<double> shared(n_texts, 0);
  std::vector<double> all(n_texts, 0);
  for_each_key(places, [&](std::span<const Place> unit) {
    for (const Place& place : unit) {
      ++all[place.text];
      if (unit.size() >= least_clusters) ++shared[place.text];
    }
  });
  for (std::size_t i = 0; i < n_texts; ++i) shared[i] = all[i] > 0 ? shared[i] / all[i] : 0;
  return shared;
}

std::size_t clusters_in(std::span<const Place> unit, Labels labels) {
  std::set<Index> clusters;
  for (const Place& place : unit) clusters.insert(labels[place.text]);
  return clusters.size();
}

}  // namespace

Furniture::Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution) {
  const std::vector<Place> places = places_of(texts, execution);
  const std::vector<double> shared = shared_parts(places, texts.size());
  for_each_key(places, [&](std::span<const Place> unit) {
    if (unit.size() < least_clusters) return;
    double part = 0;
    for (const Place& place : unit) part += shared[place.text] / static_cast<double>(unit.size());
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
  return units_.contains(key_of(unit));
}

}  // namespace tidings::detail
