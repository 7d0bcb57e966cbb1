#include "clusters/cluster_names.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "clusters/mentions.hpp"
#include "clusters/near_words.hpp"
#include "clusters/whole_phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 16;
constexpr double mostly = 0.6;
constexpr double seldom = 0.2;
constexpr double about_as_frequent = 0.5;
constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_occurrences = 5;
constexpr double alike = 0.8;  ///< of a name's occurrences

std::set<std::string> words_of(std::string_view name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : name) {
    if (c == ' ' || c == '-') {
      words.insert(std::exchange(word, {}));
    } else {
      word += c;
    }
  }
  words.insert(word);
  words.erase("");
  return words;
}

/// Whether the words of the term stand in the name, side by side.
bool stands_in(std::string_view term, std::string_view name) {
  for (std::size_t at = name.find(term); at != std::string_view::npos; at = name.find(term, at + 1)) {
    const std::size_t end = at + term.size();
    if ((at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ')) return true;
  }
  return false;
}

struct Candidate {
  std::string name;
  double weight;
  std::set<std::string> words;
};

bool share_a_word(const Candidate& a, const Candidate& b) {
  return std::ranges::any_of(a.words, [&](const std::string& word) {
    return std::ranges::any_of(b.words, [&](const std::string& other) { return near_words(word, other); });
  });
}

/// Takes names from the strongest on; a longer one takes the place of one within it.
std::vector<std::string> without_repeats(const std::vector<Candidate>& candidates, std::size_t n) {
  std::vector<Candidate> chosen;
  for (const Candidate& candidate : candidates) {
    const auto same = std::ranges::find_if(chosen, [&](const auto& other) { return share_a_word(candidate, other); });
    if (same == chosen.end()) {
      if (chosen.size() < n) chosen.push_back(candidate);
    } else if (candidate.words.size() > same->words.size() && std::ranges::includes(candidate.words, same->words) &&
               candidate.weight >= about_as_frequent * same->weight) {
      same->name = candidate.name;
      same->words = candidate.words;
    }
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto before = chosen.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::none_of(chosen.begin(), before, [&](const auto& other) { return share_a_word(chosen[i], other); })) {
      names.push_back(chosen[i].name);
    }
  }
  return names;
}

}  // namespace

ClusterNames::ClusterNames(const std::vector<std::string_view>& texts,
                           const std::vector<std::vector<std::size_t>>& members, const WordUse& use,
                           const Execution& execution)
    : members_(members), stories_(members.size()), occurrences_(members.size()), n_texts_(texts.size()) {
  std::vector<std::vector<Mention>> names(texts.size());
  parallel_for(texts.size(), texts_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        names[i] = mentions_in(texts[i], use);
      }
    };
  });
  for (std::size_t c = 0; c < members.size(); ++c) {
    for (const std::size_t i : members[c]) {
      std::set<std::string> once;
      for (const Mention& mention : names[i]) {
        ++occurrences_[c][mention.name];
        Use& of_name = uses_[mention.name];
        ++of_name.n_occurrences;
        of_name.after.vote(mention.after);
        of_name.n_numbered += mention.numbered ? 1U : 0U;
        once.insert(mention.name);
      }
      for (const std::string& name : once) {
        ++stories_[c][name];
        ++uses_[name].n_stories;
      }
    }
    for (const auto& [name, count] : stories_[c]) ++uses_[name].n_clusters;
  }
  for (const std::vector<Mention>& of_text : names) {
    for (const Mention& mention : of_text) {
      Use& of_name = uses_[mention.name];
      of_name.after.n_alike += of_name.after.key == mention.after ? 1U : 0U;
    }
  }
  find_furniture();
}

void ClusterNames::Next::vote(std::uint64_t other) {
  if (votes == 0) key = other;
  votes += key == other ? 1 : static_cast<std::size_t>(-1);
}

void ClusterNames::find_furniture() {
  for (auto& [name, use] : uses_) {
    use.furniture = goes_on_alike(use);
    if (!use.furniture) continue;
    if (name.find(' ') == std::string::npos) {
      if (2 * use.n_numbered > use.n_occurrences) furniture_words_.insert(name);
      continue;
    }
    for (const std::string& word : words_of(name)) {
      const auto alone = uses_.find(word);
      const bool rare = alone == uses_.end() || alone->second.n_occurrences < use.n_occurrences;
      if (rare && !is_function_word(word)) furniture_words_.insert(word);
    }
  }
}

bool ClusterNames::is_furniture(const std::string& name) const {
  const auto found = uses_.find(name);
  if (found != uses_.end() && found->second.furniture) return true;
  if (furniture_words_.empty()) return false;
  return std::ranges::any_of(words_of(name), [&](const std::string& word) { return furniture_words_.contains(word); });
}

bool ClusterNames::goes_on_alike(const Use& use) {
  const std::size_t n_alike = std::max(use.after.key == 0 ? 0 : use.after.n_alike, use.n_numbered);
  return use.n_clusters >= least_clusters && use.n_occurrences >= least_occurrences &&
         static_cast<double>(n_alike) >= alike * static_cast<double>(use.n_occurrences);
}

std::vector<std::string> ClusterNames::of(std::size_t cluster, std::size_t n) const {
  std::vector<Candidate> candidates;
  const std::size_t size = members_[cluster].size();
  for (const auto& [name, count] : stories_[cluster]) {
    const std::size_t occurrences = occurrences_[cluster].at(name);
    if (count < std::min<std::size_t>(2, size) || occurrences < 2) continue;
    const double share = static_cast<double>(count) / static_cast<double>(size);
    const Use& use = uses_.at(name);
    if (is_furniture(name)) continue;
    const double rarity = std::log(static_cast<double>(n_texts_ + 1) / static_cast<double>(use.n_stories)) + 0.5;
    candidates.push_back({name, share * rarity * (1 + std::log(static_cast<double>(occurrences))), words_of(name)});
  }
  std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::weight);
  return without_repeats(candidates, n);
}

bool ClusterNames::is_part(std::size_t cluster, const std::string& word, std::size_t least) const {
  std::size_t alone = 0;
  std::size_t last = 0;
  std::size_t all = 0;
  for (const auto& [name, count] : occurrences_[cluster]) {
    if (!stands_in(word, name)) continue;
    all += count;
    if (name == word) alone = count;
    if (name.ends_with(word)) last += count;
  }
  if (last == 0 && all >= 2) return true;
  return all >= least && static_cast<double>(alone) < seldom * static_cast<double>(all);
}

std::string ClusterNames::whole(std::size_t cluster, const std::string& term) const {
  std::size_t all = 0;
  std::pair<std::size_t, std::string> best{0, term};
  for (const auto& [name, count] : occurrences_[cluster]) {
    if (!stands_in(term, name) || is_furniture(name)) continue;
    all += count;
    if (count > best.first) best = {count, name};
  }
  return static_cast<double>(best.first) >= mostly * static_cast<double>(all) ? best.second : term;
}

}  // namespace tidings::detail
