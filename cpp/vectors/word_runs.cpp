#include "vectors/word_runs.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "vectors/in_blocks.hpp"
#include "vectors/sources.hpp"

namespace tidings::detail {
namespace {

/// Reads blocks of texts on one thread.
class RunReader {
 public:
  RunReader(const UnitReader& units, TermSource& source, std::uint32_t number, bool occurrences)
      : lexicon_(units, source.terms, true), source_(source), number_(number), occurrences_(occurrences) {}

  WordBlock read(const Texts& texts, std::size_t begin, std::size_t end) {
    WordBlock block{.words = {}, .ends = {}, .source = number_};
    words_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      lexicon_.read_all(texts.read(i, scratch_), i, chunk_, [&] { learn(static_cast<std::uint32_t>(i + 1)); });
      block.ends.push_back(words_.size());
    }
    block.words = slabs_.copy_of(words_);
    return block;
  }

  void finish() {
    const std::size_t n_words = source_.terms.words.size();
    seen_.resize(n_words, Word{});
    source_.frequencies.df.resize(n_words);
    for (std::size_t w = 0; w < n_words; ++w) source_.frequencies.df[w] = seen_[w].df;
    if (occurrences_) source_.frequencies.occurrences.resize(n_words, 0);
  }

  [[nodiscard]] std::size_t replaced() const { return lexicon_.replaced(); }

 private:
  struct Word {
    std::uint32_t last_text = 0;  ///< counted from 1
    std::uint32_t df = 0;
  };

  void learn(std::uint32_t text) {
    words_.insert(words_.end(), chunk_.begin(), chunk_.end());
    const std::size_t n_words = source_.terms.words.size();
    if (seen_.size() < n_words) seen_.resize(std::max(n_words, 2 * seen_.size()), Word{});
    for (const Node node : chunk_) {
      Word& word = seen_[node];
      word.df += word.last_text == text ? 0U : 1U;
      word.last_text = text;
    }
    if (!occurrences_) return;
    LargeVector<std::uint64_t>& sums = source_.frequencies.occurrences;
    if (sums.size() < n_words) sums.resize(std::max(n_words, 2 * sums.size()), 0);
    for (const Node node : chunk_) ++sums[node];
  }

  Lexicon lexicon_;
  TermSource& source_;
  std::uint32_t number_;
  bool occurrences_;
  LargeVector<Word> seen_;
  Nodes words_;
  Nodes chunk_;
  std::string scratch_;
  Slabs<Node> slabs_;
};

}  // namespace

WordRuns read_words(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& execution) {
  WordRuns runs;
  Sources<RunReader> sources;
  runs.replaced = read_in_blocks(texts, execution, runs.blocks, [&] {
    return sources.add([&](TermSource& source, std::uint32_t number) {
      return std::make_shared<RunReader>(units, source, number, occurrences);
    });
  });
  for (const auto& reader : sources.counters()) reader->finish();
  runs.sources = std::move(sources).take();
  return runs;
}

void renumber(WordRuns& runs, const std::vector<LargeVector<std::uint32_t>>& of, const Execution& execution) {
  parallel_for(runs.blocks.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t b = begin; b < end; ++b) {
        const LargeVector<std::uint32_t>& numbers = of[runs.blocks[b].source];
        for (Node& word : runs.blocks[b].words) word = numbers[word];
      }
    };
  });
}

}  // namespace tidings::detail
