#include "clusters/cluster_names.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/xxh64.hpp"
#include "clusters/near_words.hpp"
#include "clusters/whole_phrases.hpp"
#include "clusters/word_kinds.hpp"
#include "text/name_runs.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 16;
constexpr double mostly = 0.6;
constexpr double seldom = 0.2;
constexpr std::size_t least_parts = 3;  ///< places within names, to be a part of names
constexpr double about_as_frequent = 0.5;
constexpr std::size_t least_clusters = 3;
constexpr std::size_t least_occurrences = 5;
constexpr double alike = 0.8;                  ///< of a name's occurrences
constexpr std::size_t bytes_after = 16;        ///< that are looked at
constexpr std::size_t bytes_compared = 8;      ///< of these, numbers shortened
constexpr std::size_t longest_text = 100'000;  ///< bytes that are looked at

/// A name, and the key of what stands after it.
struct Mention {
  std::string name;
  std::uint64_t after;
  bool numbered;  ///< whether a number stands before it, as in "3 of 18 Photos"
};

std::string small(std::string word) {
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return word;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether what stands after a name can be furniture: no more of a name, as " and Prevention" or " of the White House",
/// but a number, a mark, or a small word that holds no others together, as " caption".
bool can_be_furniture(std::string_view after) {
  if (after.size() < 2 || after.front() != ' ') return false;
  const std::string_view word = after.substr(1, after.find(' ', 1) - 1);
  if (word.empty()) return false;
  if (is_digit(word.front()) || word.front() == '.' || word.front() == '|') return true;
  return word.front() >= 'a' && word.front() <= 'z' && !is_function_word(word);
}

/// The key of what stands after a name, numbers alike; 0 if that can be no furniture.
std::uint64_t key_after(std::string_view text) {
  if (!can_be_furniture(text)) return 0;
  std::string key;
  for (const char c : text) {
    if (!is_digit(c) || !key.ends_with('0')) key += is_digit(c) ? '0' : c;
  }
  return xxh64(key.substr(0, bytes_compared));
}

/// The run with "St." before it, which looks like the end of a sentence.
NameRun with_saint(NameRun run, std::string_view text) {
  constexpr std::string_view saint = "St. ";
  if (text.substr(0, run.begin).ends_with(saint)) {
    run.name.insert(0, saint);
    run.begin -= saint.size();
  }
  return run;
}

/// Whether what stands between two runs is an initial: that of "Robert L. Wilkins", or the last one of "George H.W.
/// Bush".
bool is_initial(const NameRun& a, std::string_view between) {
  const std::size_t last = a.name.rfind(' ');
  if (last == std::string::npos) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (between == ". ") return a.name[a.name.size() - 2] == '.' && is_capital(a.name.back());
  return between.size() == 4 && between[0] == ' ' && is_capital(between[1]) && between.substr(2) == ". ";
}

/// The runs, those with an initial between made one.
std::vector<NameRun> with_initials(std::vector<NameRun> runs, std::string_view text) {
  std::vector<NameRun> joined;
  for (NameRun& plain : runs) {
    NameRun run = with_saint(std::move(plain), text);
    if (!joined.empty() && run.begin > joined.back().end) {
      const std::string_view between = text.substr(joined.back().end, run.begin - joined.back().end);
      if (is_initial(joined.back(), between)) {
        joined.back().name += std::string(between) + run.name;
        joined.back().end = run.end;
        continue;
      }
    }
    joined.push_back(std::move(run));
  }
  return joined;
}

std::vector<std::string> split(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (end > begin) words.emplace_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The name without words at its ends that are in capitals for no reason of their own ("WATCH Iran"), and stop words
/// that stood within; empty if it is all of such words.
std::string without_shouts(std::string name, const WordUse& use) {
  if (use.in_capitals(name)) {
    const bool shout = name.find(' ') == std::string::npos ? use.is_shouted(name) : use.is_shout(name);
    return shout ? std::string() : name;
  }
  std::vector<std::string> words = split(name);
  const auto is_shouted = [&](const std::string& word) { return use.is_shouted(word); };
  if (std::ranges::none_of(words, is_shouted)) return name;
  const auto goes = [&](const std::string& word) {
    return is_shouted(word) || (kinds_of(small(word)) & holds_together) != 0;
  };
  while (!words.empty() && goes(words.front())) words.erase(words.begin());
  while (!words.empty() && goes(words.back())) words.pop_back();
  name.clear();
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

/// Whether a name stands beside a slash, as those of photographers do.
bool is_credit(std::string_view text, const NameRun& run) {
  return (run.begin > 0 && text[run.begin - 1] == '/') || (run.end < text.size() && text[run.end] == '/');
}

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
        for (NameRun& run : with_initials(name_runs(text, tokens), text)) {
          std::string name = without_shouts(std::move(run.name), use);
          if (name.empty() || is_no_name(name, use) || is_credit(text, run)) continue;
          const bool numbered = run.begin > 1 && is_digit(text[run.begin - 2]);
          names[i].push_back({std::move(name), key_after(text.substr(run.end, bytes_after)), numbered});
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

bool ClusterNames::is_part(std::size_t cluster, const std::string& word) const {
  std::size_t alone = 0;
  std::size_t all = 0;
  for (const auto& [name, count] : occurrences_[cluster]) {
    if (!stands_in(word, name)) continue;
    all += count;
    if (name == word) alone = count;
  }
  return all >= least_parts && static_cast<double>(alone) < seldom * static_cast<double>(all);
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
