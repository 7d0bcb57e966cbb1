#include "vectors/counts.hpp"

#include <atomic>
#include <deque>
#include <mutex>
#include <string>

#include "vectors/text_counter.hpp"
#include "vectors/word_counter.hpp"

namespace tidings::detail {
namespace {

/// Counts blocks of texts on one thread.
class BlockCounter {
 public:
  BlockCounter(const UnitReader& units, Terms& terms, bool learns, std::uint32_t source)
      : counter_(units, terms, learns), source_(source) {}

  CountBlock count(const Texts& texts, std::size_t begin, std::size_t end) {
    CountBlock block{.ends = {}, .counts = {}, .source = source_};
    gathered_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<TermCount>& counts = counter_.count(texts.read(i, scratch_), i);
      gathered_.insert(gathered_.end(), counts.begin(), counts.end());
      block.ends.push_back(gathered_.size());
    }
    block.counts = gathered_;
    return block;
  }

  [[nodiscard]] std::size_t replaced() const { return counter_.replaced(); }

 private:
  TextCounter counter_;
  std::uint32_t source_;
  std::string scratch_;
  std::vector<TermCount> gathered_;
};

/// Counts all texts. start() makes the counter of each thread.
template <class Start>
Counts count_blocks(const Texts& texts, const Execution& execution, const Start& start) {
  constexpr std::size_t block_size = Counts::texts_per_block;
  Counts result;
  result.n_texts = texts.size();
  result.blocks.resize((texts.size() + block_size - 1) / block_size);
  std::atomic<std::size_t> replaced = 0;
  parallel_for(texts.size(), block_size, execution, [&]() -> Worker {
    return [&, counter = start()](std::size_t begin, std::size_t end) {
      const std::size_t before = counter->replaced();
      result.blocks[begin / block_size] = counter->count(texts, begin, end);
      replaced += counter->replaced() - before;
    };
  });
  result.replaced = replaced;
  return result;
}

/// Sums what the blocks of one source say of its terms.
class Summation {
 public:
  Summation(TermSource& source, bool occurrences) : source_(source), occurrences_(occurrences) {
    clear(source.words, source.terms.words.size());
    clear(source.ngrams, source.terms.ngrams.size());
  }

  void add(const CountBlock& block) {
    constexpr std::size_t ahead = 32;
    for (std::size_t i = 0; i < block.counts.size(); ++i) {
      if (i + ahead < block.counts.size()) prefetch(block.counts[i + ahead].term);
      add(block.counts[i]);
    }
  }

 private:
  void clear(Frequencies& frequencies, std::size_t n_terms) const {
    frequencies.df.assign(n_terms, 0);
    if (occurrences_) frequencies.occurrences.assign(n_terms, 0);
  }

  [[nodiscard]] Frequencies& frequencies_of(Node term) const { return is_ngram(term) ? source_.ngrams : source_.words; }

  void prefetch(Node term) const { __builtin_prefetch(&frequencies_of(term).df[term & ~ngram_bit], 1); }

  void add(const TermCount& count) const {
    Frequencies& frequencies = frequencies_of(count.term);
    ++frequencies.df[count.term & ~ngram_bit];
    if (occurrences_) frequencies.occurrences[count.term & ~ngram_bit] += count.count;
  }

  TermSource& source_;
  bool occurrences_;
};

void renumber(CountBlock& block, const Columns& columns) {
  std::size_t kept = 0;
  std::size_t at = 0;
  for (std::size_t& end : block.ends) {
    for (; at < end; ++at) {
      const Index column = columns[block.counts[at].term];
      block.counts[kept] = {static_cast<Node>(column), block.counts[at].count};
      kept += column >= 0 ? 1U : 0U;
    }
    end = kept;
  }
  block.counts.resize(kept);
}

Counts count_words(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& execution) {
  std::mutex mutex;
  std::deque<TermSource> sources;
  std::vector<std::shared_ptr<WordCounter>> counters;
  Counts counts = count_blocks(texts, execution, [&] {
    const std::lock_guard lock(mutex);
    const auto number = static_cast<std::uint32_t>(sources.size());
    return counters.emplace_back(std::make_shared<WordCounter>(units, sources.emplace_back(), number, occurrences));
  });
  for (const auto& counter : counters) counter->finish();
  for (TermSource& source : sources) counts.sources.push_back(std::move(source));
  return counts;
}

}  // namespace

Counts count_all(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& execution) {
  if (units.ngram_range().max_n == 1) return count_words(texts, units, occurrences, execution);
  std::mutex mutex;
  std::deque<TermSource> sources;
  Counts counts = count_blocks(texts, execution, [&] {
    const std::lock_guard lock(mutex);
    const auto number = static_cast<std::uint32_t>(sources.size());
    return std::make_shared<BlockCounter>(units, sources.emplace_back().terms, true, number);
  });
  for (TermSource& source : sources) counts.sources.push_back(std::move(source));
  parallel_for(counts.sources.size(), 1, {.n_jobs = execution.n_jobs}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t s = begin; s < end; ++s) {
        Summation summation(counts.sources[s], occurrences);
        for (const CountBlock& block : counts.blocks) {
          if (block.source == s) summation.add(block);
        }
      }
    };
  });
  return counts;
}

Counts count_known(const Texts& texts, const UnitReader& units, Terms& terms, const Execution& execution) {
  return count_blocks(texts, execution, [&] { return std::make_shared<BlockCounter>(units, terms, false, 0); });
}

void renumber(Counts& counts, std::span<const Columns> columns, const Execution& execution) {
  parallel_for(counts.blocks.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t b = begin; b < end; ++b) renumber(counts.blocks[b], columns[counts.blocks[b].source]);
    };
  });
}

}  // namespace tidings::detail
