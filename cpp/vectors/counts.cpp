#include "vectors/counts.hpp"

#include <memory>
#include <string>

#include "vectors/in_blocks.hpp"
#include "vectors/sources.hpp"
#include "vectors/text_counter.hpp"
#include "vectors/word_counter.hpp"

namespace tidings::detail {
namespace {

/// Counts blocks of texts on one thread.
class BlockCounter {
 public:
  BlockCounter(const UnitReader& units, Terms& terms, bool learns, std::uint32_t source)
      : counter_(units, terms, learns), source_(source) {}

  CountBlock read(const Texts& texts, std::size_t begin, std::size_t end) {
    CountBlock block{.ends = {}, .counts = {}, .source = source_};
    gathered_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<TermCount>& counts = counter_.count(texts.read(i, scratch_), i);
      gathered_.insert(gathered_.end(), counts.begin(), counts.end());
      block.ends.push_back(gathered_.size());
    }
    block.counts = slabs_.copy_of(gathered_);
    return block;
  }

  [[nodiscard]] std::size_t replaced() const { return counter_.replaced(); }

 private:
  TextCounter counter_;
  std::uint32_t source_;
  std::string scratch_;
  std::vector<TermCount> gathered_;
  Slabs<TermCount> slabs_;
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
  block.counts.truncate(kept);
}

/// Counts all texts. start() makes the counter of each thread, see read_in_blocks.
template <class Start>
Counts count_blocks(const Texts& texts, const Execution& execution, const Start& start) {
  Counts counts;
  counts.n_texts = texts.size();
  counts.replaced = read_in_blocks(texts, execution, counts.blocks, start);
  return counts;
}

}  // namespace

Counts count_words(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& execution) {
  Sources<WordCounter> sources;
  Counts counts = count_blocks(texts, execution, [&] {
    return sources.add([&](TermSource& source, std::uint32_t number) {
      return std::make_shared<WordCounter>(units, source, number, occurrences);
    });
  });
  for (const auto& counter : sources.counters()) counter->finish();
  counts.sources = std::move(sources).take();
  return counts;
}

Counts count_all(const Texts& texts, const UnitReader& units, const Execution& execution) {
  Sources<BlockCounter> sources;
  Counts counts = count_blocks(texts, execution, [&] {
    return sources.add([&](TermSource& source, std::uint32_t number) {
      return std::make_shared<BlockCounter>(units, source.terms, true, number);
    });
  });
  counts.sources = std::move(sources).take();
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
