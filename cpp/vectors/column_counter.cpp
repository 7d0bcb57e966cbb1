#include "vectors/column_counter.hpp"

#include <algorithm>
#include <utility>

namespace tidings::detail {

void ColumnCounter::count(std::size_t group, std::span<WordBlock> blocks, std::span<CountBlock> counts) {
  for (std::size_t i = 0; i < ngrams_.size(); ++i) {
    found_[i].resize(std::max(found_[i].size(), blocks.size()));
    ngrams_[i]->gather(group, found_[i]);
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    counts_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : blocks[b].ends) {
      row_.clear();
      if (words_) add_words(blocks[b].words.view().subspan(begin, end - begin));
      for (const std::vector<Nodes>& found : found_) add_columns(std::span(found[b]).subspan(begin, end - begin));
      begin = end;
      count_row();
      counts[b].ends.push_back(counts_.size());
    }
    counts[b].counts = slabs_.copy_of(counts_);
    blocks[b] = {};
  }
}

void ColumnCounter::add_words(std::span<const Node> words) {
  std::size_t n = row_.size();
  row_.resize(n + words.size() + 1);
  for (const Node word : words) {
    row_[n] = static_cast<Node>(column_of_[word]);
    n += row_[n] == no_node ? 0U : 1U;
  }
  row_.resize(n);
}

void ColumnCounter::add_columns(std::span<const Node> columns) {
  std::size_t n = row_.size();
  row_.resize(n + columns.size() + 1);
  for (const Node column : columns) {
    row_[n] = column;
    n += column == no_node ? 0U : 1U;
  }
  row_.resize(n);
}

void ColumnCounter::count_row() {
  const std::span<const std::uint32_t> row = order_.sort(row_);
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
