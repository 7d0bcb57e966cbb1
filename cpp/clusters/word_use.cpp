#include "clusters/word_use.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "clusters/word_kinds.hpp"
#include "text/capitals.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 256;
constexpr std::size_t longest_text = 20'000;  ///< bytes that are looked at
constexpr std::size_t few = 8;                ///< occurrences, or fewer, that say little
constexpr std::size_t many = 20;              ///< and so many say more of a word than other texts do
constexpr std::size_t least = 3;              ///< to say anything
constexpr std::size_t shortest_shout = 3;

std::string small(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool begins_small(std::string_view word) {
  return word.front() >= 'a' && word.front() <= 'z';
}

double part(std::size_t n, std::size_t all) {
  return static_cast<double>(n) / static_cast<double>(all);
}

}  // namespace

/// A word where it stands.
struct WordUse::Place {
  std::string_view word;
  Counts* counts = nullptr;
  bool joined = false;  ///< with one space to the word before
  bool begins_sentence = false;
  bool before_colon = false;
};

WordUse::WordUse(const std::vector<std::string_view>& texts, const Execution& execution) {
  std::mutex mutex;
  parallel_for(texts.size(), texts_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      Table table;
      for (std::size_t i = begin; i < end; ++i) count(texts[i], static_cast<std::uint32_t>(i + 1), table);
      const std::scoped_lock lock(mutex);
      add(table);
    };
  });
}

void WordUse::add(const Table& table) {
  for (const auto& [word, counts] : table) {
    Counts& all = table_[word];
    for (const auto member : {&Counts::nominal, &Counts::verbal, &Counts::capital, &Counts::capitals, &Counts::shouted,
                              &Counts::speaking, &Counts::small, &Counts::german, &Counts::english, &Counts::ending,
                              &Counts::modifying, &Counts::taking, &Counts::asserted, &Counts::texts}) {
      all.*member += counts.*member;
    }
  }
}

void WordUse::count(std::string_view text, std::uint32_t number, Table& table) {
  text = text.substr(0, longest_text);
  thread_local Tokenizer tokenizer;
  thread_local std::vector<Token> tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<Place> places;
  places.reserve(tokens.size());
  std::size_t n_the = 0;
  std::size_t n_der = 0;
  std::size_t n_und = 0;
  std::size_t end_before = 0;
  for (const Token& token : tokens) {
    Place place{.word = text.substr(token.begin, token.end - token.begin)};
    const std::string_view between = text.substr(end_before, token.begin - end_before);
    std::string key = small(place.word);
    n_der += key == "der" ? 1U : 0U;
    n_und += key == "und" ? 1U : 0U;
    place.counts = &table[std::move(key)];
    place.counts->texts += std::exchange(place.counts->last, number) == number ? 0U : 1U;
    place.joined = between == " ";
    place.begins_sentence = ends_sentence(between, places.empty() ? std::string_view() : places.back().word);
    place.before_colon = text.substr(token.end).starts_with(':');
    const bool opened = !places.empty() && places.back().begins_sentence && places.back().word == "The";
    n_the += place.word == "the" || (opened && begins_small(place.word)) ? 1U : 0U;
    places.push_back(place);
    end_before = token.end;
  }
  const Language language = n_the > n_der            ? Language::english
                            : n_der > 0 && n_und > 0 ? Language::german
                                                     : Language::other;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Counts& counts = *places[i].counts;
    if (!is_capitalised(places[i].word)) {
      ++counts.small;
      counts.german += language == Language::german ? 1U : 0U;
    } else if (is_ascii_capitals(places[i].word)) {
      ++counts.capitals;
      const auto beside = [&](std::size_t a, std::size_t b) {
        return places[b].joined && is_ascii_capitals(places[a].word);
      };
      counts.shouted += (i > 0 && beside(i - 1, i)) || (i + 1 < places.size() && beside(i + 1, i + 1)) ? 1U : 0U;
      counts.speaking += places[i].before_colon ? 1U : 0U;
    } else if (!places[i].begins_sentence) {
      ++counts.capital;
    }
    if (language != Language::english) continue;
    if (counts.kind == 0) counts.kind = kinds_of(small(places[i].word));
  }
  if (language != Language::english) return;
  const Place none;
  for (std::size_t i = 0; i < places.size(); ++i) {
    count(i > 0 && places[i].joined ? places[i - 1] : none, places[i],
          i + 1 < places.size() && places[i + 1].joined ? places[i + 1] : none);
  }
}

void WordUse::count(const Place& before, const Place& word, const Place& after) {
  Counts& counts = *word.counts;
  const unsigned kind_before = before.counts == nullptr ? 0 : before.counts->kind;
  const unsigned kind_after = after.counts == nullptr ? 0 : after.counts->kind;
  if ((kind_before & before_nouns) != 0) ++counts.nominal;
  const bool participle = (kind_before & is_being) != 0 && word.word.ends_with("ing");
  if ((kind_before & before_verbs) != 0 || participle) ++counts.verbal;
  if (!begins_small(word.word)) return;
  ++counts.english;
  const bool content = after.counts != nullptr && (kind_after & holds_together) == 0 &&
                       !(after.word.front() >= '0' && after.word.front() <= '9');
  const bool object = (kind_after & begins_object) != 0;
  if ((kind_before & (is_determiner | is_preposition)) != 0 && !content && !object) ++counts.ending;
  if (content) ++counts.modifying;
  if (object) ++counts.taking;
  if ((kind_before & before_qualities) != 0) ++counts.asserted;
}

WordUse::Counts WordUse::of(std::string_view word) const {
  const auto found = table_.find(small(word));
  return found == table_.end() ? Counts{} : found->second;
}

bool WordUse::is_verb(std::string_view word) const {
  const Counts counts = of(word);
  if (counts.verbal > counts.nominal) return true;
  return takes_object(word);
}

bool WordUse::is_weak(std::string_view word) const {
  const Counts counts = of(word);
  if (2 * counts.german > counts.small) return true;
  if (counts.english > 0 && counts.english < many && is_seldom_noun(word)) return true;
  if (counts.english > 0 && counts.english < many && counts.ending == 0) {
    if (is_participle(word) || is_in_less_or_ful(word)) return true;
  }
  if (counts.english > 0 && (is_quality(word) || is_in_ly(word))) return true;
  if (counts.english <= least && !(counts.english > 0 && ends_as_adjective(word))) return false;
  const std::size_t other = counts.verbal + counts.taking + counts.asserted;
  if (!is_plural(word)) {
    if (counts.english < few) {
      if (counts.ending == 0 && part(counts.modifying + other, counts.english) >= 0.6) return true;
    } else if (part(counts.ending, counts.english) < 0.05) {
      return true;
    }
  }
  if (other > least && other > 2 * counts.ending && part(other, counts.english) >= 0.1) return true;
  return part(counts.modifying, counts.english) >= 0.5 && part(counts.asserted, counts.english) >= 0.05;
}

bool WordUse::is_adjective(std::string_view word) const {
  const Counts counts = of(word);
  return is_weak(word) && 2 * counts.modifying >= counts.english;
}

bool WordUse::is_common(std::string_view word) const {
  const Counts counts = of(word);
  return counts.small > counts.capital + counts.capitals;
}

bool WordUse::takes_object(std::string_view word) const {
  const Counts counts = of(word);
  return counts.english >= least && part(counts.taking, counts.english) >= 0.2 &&
         counts.taking + counts.verbal > 2 * counts.ending;
}

bool WordUse::acts(std::string_view word, std::string_view subject) const {
  const Counts counts = of(word);
  if (counts.english == 0 || is_plural(word) || (kinds_of(small(subject)) & is_determiner) != 0) return false;
  if (counts.ending == 0 && is_participle(word)) return true;
  const std::size_t other = begins_small(subject) ? counts.ending : 2 * counts.nominal;
  return counts.verbal + counts.taking > other;
}

bool WordUse::modifies(std::string_view word) const {
  const Counts counts = of(word);
  return counts.english > 0 && part(counts.modifying, counts.english) >= 0.6;
}

bool WordUse::is_shouted(std::string_view word) const {
  if (word.size() < shortest_shout || !is_ascii_capitals(word)) return false;
  const Counts counts = of(word);
  return 2 * counts.shouted > counts.capitals || 4 * counts.capitals < counts.small + counts.capital;
}

bool WordUse::in_capitals(std::string_view name) {
  return name.size() > 1 && std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; });
}

bool WordUse::is_shout(std::string_view name) const {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const Counts counts = of(name.substr(begin, end - begin));
    if (end - begin < shortest_shout || 4 * counts.capitals >= counts.small + counts.capital) return false;
    begin = end + 1;
  }
  return true;
}

bool WordUse::is_speaker(std::string_view name) const {
  const auto n_spaces = std::ranges::count(name, ' ');
  if (!in_capitals(name) || n_spaces < 1 || n_spaces > 2) return false;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    const Counts counts = of(name.substr(begin, end - begin));
    if (counts.small > counts.capital) return false;
    if (end == name.size() && 2 * counts.speaking <= counts.capitals) return false;
    begin = end + 1;
  }
  return true;
}

bool WordUse::can_follow_noun(std::string_view word) const {
  if ((kinds_of(small(word)) & holds_together) != 0) return true;
  return is_verb(word) || (is_weak(word) && !is_adjective(word));
}

bool WordUse::is_english(std::string_view word) const {
  return of(word).english > 0;
}

std::size_t WordUse::n_texts(std::string_view word) const {
  return of(word).texts;
}

}  // namespace tidings::detail
