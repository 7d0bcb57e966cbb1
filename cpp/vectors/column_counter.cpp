#include "vectors/column_counter.hpp"

#include <algorithm>
#include <utility>

namespace tidings::detail {

void ColumnCounter::count(std::size_t group, std::span<WordBlock> blocks, std::span<CountBlock> counts) {
  lay_out(blocks);
  if (words_) add_words(blocks);
  for (NgramSearch* ngrams : ngrams_) ngrams->take_columns(group, ends_, rows_);
  std::size_t text = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    counts_.clear();
    for (std::size_t i = 0; i < blocks[b].ends.size(); ++i, ++text) {
      count_row(std::span(rows_).subspan(begins_[text], ends_[text] - begins_[text]));
      counts[b].ends.push_back(counts_.size());
    }
    counts[b].counts = slabs_.copy_of(counts_);
    blocks[b] = {};
  }
}

/// Makes room for a column a word and length, and one more, where what is left out is written.
void ColumnCounter::lay_out(std::span<const WordBlock> blocks) {
  const std::size_t lengths = ngrams_.size() + (words_ ? 1 : 0);
  begins_.clear();
  std::size_t n = 0;
  for (const WordBlock& block : blocks) {
    for (std::size_t i = 0; i < block.ends.size(); ++i) {
      begins_.push_back(n);
      n += lengths * (block.ends[i] - (i == 0 ? 0 : block.ends[i - 1])) + 1;
    }
  }
  ends_ = begins_;
  rows_.resize(n);
}

void ColumnCounter::add_words(std::span<const WordBlock> blocks) {
  std::size_t text = 0;
  for (const WordBlock& block : blocks) {
    std::size_t i = 0;
    for (const std::size_t end : block.ends) {
      std::size_t n = ends_[text];
      for (; i < end; ++i) {
        rows_[n] = static_cast<Node>(column_of_[block.words[i]]);
        n += rows_[n] == no_node ? 0U : 1U;
      }
      ends_[text++] = n;
    }
  }
}

void ColumnCounter::count_row(std::span<const Node> row) {
  row = order_.sort(row);
  std::size_t n = counts_.size();
  counts_.resize(n + row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool is_new = i == 0 || row[i] != row[i - 1];
    n += is_new ? 1U : 0U;
    counts_[n - 1] = {row[i], is_new ? 1U : counts_[n - 1].count + 1};
  }
  counts_.resize(n);
}

}  // namespace tidings::detail
