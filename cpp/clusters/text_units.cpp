#include "clusters/text_units.hpp"

#include <algorithm>
#include <string>

#include "base/xxh64.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 64;

bool ends_here(std::string_view text, std::size_t i) {
  if (text[i] == '\n') return true;
  return (text[i] == '.' || text[i] == '!' || text[i] == '?') && (i + 1 == text.size() || text[i + 1] == ' ');
}

}  // namespace

std::uint64_t key_of_unit(std::string_view unit) {
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

std::size_t first_unit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ends_here(text, i)) return i + 1;
  }
  return text.size();
}

std::vector<UnitPlace> key_places(
    std::size_t n_texts, const std::function<void(std::size_t, const std::function<void(std::uint64_t)>&)>& visit_keys,
    const Execution& execution) {
  std::vector<std::vector<UnitPlace>> parts(n_texts);
  parallel_for(n_texts, texts_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        visit_keys(i, [&](std::uint64_t key) {
          if (key != 0) parts[i].push_back({key, i});
        });
      }
    };
  });
  std::vector<UnitPlace> places;
  for (std::vector<UnitPlace>& part : parts) {
    places.insert(places.end(), part.begin(), part.end());
    std::vector<UnitPlace>().swap(part);
  }
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

std::vector<UnitPlace> unit_places(const std::vector<std::string_view>& texts,
                                   const std::vector<std::string_view>& headlines, const Execution& execution) {
  return key_places(
      texts.size(),
      [&](std::size_t i, const std::function<void(std::uint64_t)>& add) {
        for_each_unit(texts[i], [&](std::string_view unit) { add(key_of_unit(unit)); });
        if (!headlines.empty()) add(key_of_unit(headlines[i]));
      },
      execution);
}

}  // namespace tidings::detail
