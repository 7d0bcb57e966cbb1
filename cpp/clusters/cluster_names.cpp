#include "clusters/cluster_names.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/xxh64.hpp"
#include "clusters/near_words.hpp"
#include "clusters/whole_phrases.hpp"
#include "text/name_runs.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 16;
constexpr double mostly = 0.6;
constexpr double about_as_frequent = 0.5;
constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_occurrences = 5;
constexpr double alike = 0.8;                  ///< of a name's occurrences
constexpr std::size_t bytes_after = 12;        ///< by which they are compared
constexpr std::size_t longest_text = 100'000;  ///< bytes that are looked at

/// A name, and the key of the bytes after it.
struct Mention {
  std::string name;
  std::uint64_t next;
};

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

/// One word that is mostly written small, or a contraction such as "I’m".
bool is_no_name(const std::string& name, const WordUse& use) {
  return name.find(' ') == std::string::npos && (is_function_word(name) || use.is_common(name));
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
    return [&, tokenizer = Tokenizer(), tokens = std::vector<Token>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        const std::string_view text = texts[i].substr(0, std::min(texts[i].size(), longest_text));
        tokenizer.tokenize(text, tokens);
        for (NameRun& run : name_runs(text, tokens)) {
          if (is_no_name(run.name, use)) continue;
          names[i].push_back({std::move(run.name), xxh64(text.substr(run.end, bytes_after))});
        }
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
        if (of_name.votes == 0) of_name.next = mention.next;
        of_name.votes += of_name.next == mention.next ? 1 : static_cast<std::size_t>(-1);
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
      if (of_name.next == mention.next) ++of_name.n_alike;
    }
  }
}

bool ClusterNames::goes_on_alike(const Use& use) {
  return use.n_clusters >= least_clusters && use.n_occurrences >= least_occurrences &&
         static_cast<double>(use.n_alike) >= alike * static_cast<double>(use.n_occurrences);
}

std::vector<std::string> ClusterNames::of(std::size_t cluster, std::size_t n) const {
  std::vector<Candidate> candidates;
  const std::size_t size = members_[cluster].size();
  for (const auto& [name, count] : stories_[cluster]) {
    const std::size_t occurrences = occurrences_[cluster].at(name);
    if (count < std::min<std::size_t>(2, size) || occurrences < 2) continue;
    const double share = static_cast<double>(count) / static_cast<double>(size);
    const Use& use = uses_.at(name);
    if (goes_on_alike(use)) continue;
    const double rarity = std::log(static_cast<double>(n_texts_ + 1) / static_cast<double>(use.n_stories)) + 0.5;
    candidates.push_back({name, share * rarity * (1 + std::log(static_cast<double>(occurrences))), words_of(name)});
  }
  std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::weight);
  return without_repeats(candidates, n);
}

std::string ClusterNames::whole(std::size_t cluster, const std::string& term) const {
  std::size_t all = 0;
  std::pair<std::size_t, std::string> best{0, term};
  for (const auto& [name, count] : occurrences_[cluster]) {
    if (!stands_in(term, name)) continue;
    all += count;
    if (count > best.first) best = {count, name};
  }
  return static_cast<double>(best.first) >= mostly * static_cast<double>(all) ? best.second : term;
}

}  // namespace tidings::detail
