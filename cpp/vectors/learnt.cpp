#include "vectors/learnt.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tidings::detail {
namespace {

void require_both(const TermTable& a, const TermTable& b) {
  if (a.size() > 0 && b.size() > 0 && a.occurrences.empty() != b.occurrences.empty()) {
    throw std::invalid_argument(
        "max_features must be set from the first texts on, or never: occurrences were not counted");
  }
}

/// Two tables as one, and where the terms of each are in it.
MergedTerms merged(const TermTable& a, const TermTable& b, bool given) {
  if (!given) return merge_terms(a, b);
  MergedTerms result{a, {Renumbering(a.size()), Renumbering(b.size())}};
  for (TermId t = 0; t < a.size(); ++t) {
    result.of[0][t] = result.of[1][t] = t;
    result.table.df[t] += b.df[t];
    if (!a.occurrences.empty()) result.table.occurrences[t] += b.occurrences[t];
  }
  return result;
}

[[noreturn]] void throw_unknown(const TermTable& table, TermId term, std::size_t gone, std::size_t learnt) {
  std::string spelt;
  table.spell(term, spelt);
  throw std::invalid_argument("forget: the term \"" + spelt + "\" is in " + std::to_string(gone) +
                              " of these texts, but only in " + std::to_string(learnt) + " of those that were learnt");
}

/// A table, and where the terms of the one that it was made of are in it.
struct Remaining {
  TermTable table;
  Renumbering numbers;
};

/// Drops terms that are in no text, unless a longer one begins or ends with them.
Remaining without_dead(TermTable table) {
  const std::size_t n_words = table.words.size();
  std::vector<bool> lives(table.size());
  for (std::size_t t = table.size(); t-- > 0;) {
    if (table.df[t] > 0) lives[t] = true;
    if (lives[t] && t >= n_words) {
      lives[table.prefix_of(static_cast<TermId>(t))] = true;
      lives[table.word_of(static_cast<TermId>(t))] = true;
    }
  }
  TermTable result;
  Renumbering numbers(table.size());
  for (TermId t = 0, length = 0; length < table.ends.size(); ++length) {
    for (; t < table.ends[length]; ++t) {
      if (!lives[t]) continue;
      numbers[t] = static_cast<TermId>(result.size());
      if (t < n_words) {
        result.words.push_back(table.words[t]);
      } else {
        result.ngrams.push_back(NgramTable::key_of(numbers[table.prefix_of(t)], numbers[table.word_of(t)]));
      }
      result.df.push_back(table.df[t]);
      if (!table.occurrences.empty()) result.occurrences.push_back(table.occurrences[t]);
    }
    if (length == 0 || result.size() > result.ends.back()) result.ends.push_back(result.size());
  }
  return {std::move(result), std::move(numbers)};
}

/// What fades without the texts that are gone, in the numbers of `both`.
Decayed remaining_decayed(const Learnt& from, const Learnt& gone, const MergedTerms& both) {
  Decayed decayed = subtract(renumbered(from.decayed, both.of[0]), renumbered(gone.decayed, both.of[1]));
  for (const TermId term : decayed.terms) {
    if (both.table.df[term] == 0) throw std::invalid_argument("forget: these texts were learnt with other times");
  }
  return decayed;
}

void require_state(bool ok, const char* problem) {
  if (!ok) throw std::invalid_argument(std::string("the state of a vectorizer is damaged: ") + problem);
}

void check_ngrams(const TermTable& table) {
  for (std::size_t length = 1; length < table.ends.size(); ++length) {
    const std::size_t least = length == 1 ? 0 : table.ends[length - 2];
    require_state(table.ends[length - 1] <= table.ends[length], "lengths");
    for (std::size_t t = table.ends[length - 1]; t < table.ends[length]; ++t) {
      const auto term = static_cast<TermId>(t);
      const TermId prefix = table.prefix_of(term);
      require_state(prefix >= least && prefix < table.ends[length - 1], "an n-gram's beginning");
      require_state(table.word_of(term) < table.words.size(), "an n-gram's word");
      const std::size_t i = t - table.words.size();
      require_state(t == table.ends[length - 1] || table.ngrams[i - 1] < table.ngrams[i], "the order of n-grams");
    }
  }
}

}  // namespace

Learnt add(const Learnt& a, const Learnt& b, bool given) {
  require_both(a.table, b.table);
  MergedTerms both = merged(a.table, b.table, given);
  Decayed decayed = add(renumbered(a.decayed, both.of[0]), renumbered(b.decayed, both.of[1]));
  return {std::move(both.table), a.n_texts + b.n_texts, a.replaced + b.replaced, std::move(decayed),
          add(a.forms, b.forms)};
}

Learnt subtract(const Learnt& from, const Learnt& gone, bool given) {
  require_both(from.table, gone.table);
  if (gone.n_texts > from.n_texts || gone.replaced > from.replaced) {
    throw std::invalid_argument("forget: " + std::to_string(gone.n_texts) + " texts are not among the " +
                                std::to_string(from.n_texts) + " that were learnt");
  }
  MergedTerms both = merged(from.table, gone.table, given);
  TermTable& table = both.table;
  LargeVector<std::uint32_t> df(table.size(), 0);
  LargeVector<std::uint64_t> occurrences(table.occurrences.size(), 0);
  for (TermId t = 0; t < from.table.size(); ++t) {
    df[both.of[0][t]] = from.table.df[t];
    if (!occurrences.empty()) occurrences[both.of[0][t]] = from.table.occurrences[t];
  }
  for (TermId t = 0; t < gone.table.size(); ++t) {
    const TermId at = both.of[1][t];
    if (df[at] < gone.table.df[t]) throw_unknown(gone.table, t, gone.table.df[t], df[at]);
    df[at] -= gone.table.df[t];
    if (!occurrences.empty()) occurrences[at] -= gone.table.occurrences[t];
  }
  table.df = std::move(df);
  table.occurrences = std::move(occurrences);
  Learnt result{{},
                from.n_texts - gone.n_texts,
                from.replaced - gone.replaced,
                remaining_decayed(from, gone, both),
                subtract(from.forms, gone.forms)};
  if (given) {
    result.table = std::move(table);
  } else {
    Remaining remaining = without_dead(std::move(table));
    result.table = std::move(remaining.table);
    result.decayed = renumbered(std::move(result.decayed), remaining.numbers);
  }
  return result;
}

void check(const Learnt& learnt, bool given, bool half_life) {
  const TermTable& table = learnt.table;
  const std::size_t n_terms = table.words.size() + table.ngrams.size();
  require_state(table.df.size() == n_terms, "document frequencies");
  require_state(table.occurrences.empty() || table.occurrences.size() == n_terms, "occurrences");
  require_state(!table.ends.empty() && table.ends.front() == table.words.size() && table.ends.back() == n_terms,
                "lengths");
  for (std::size_t i = 1; i < table.words.size() && !given; ++i) {
    require_state(table.words[i - 1] < table.words[i], "the order of words");
  }
  check_ngrams(table);
  require_state(is_sound(learnt.decayed, half_life ? learnt.n_texts : 0, n_terms), "what fades");
  require_state(is_sound(learnt.forms), "forms of words");
  for (const std::uint32_t df : table.df) require_state(df <= learnt.n_texts, "a document frequency");
}

}  // namespace tidings::detail
