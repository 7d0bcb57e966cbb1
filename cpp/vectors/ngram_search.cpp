#include "vectors/ngram_search.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "vectors/radix_sort.hpp"

namespace tidings::detail {
namespace {

/// So that the parts of groups are as many, for each part, however many texts there are.
constexpr std::size_t most_groups = 512;

std::size_t group_size(std::size_t n_blocks) {
  return std::max<std::size_t>(1, (n_blocks + most_groups - 1) / most_groups);
}

std::size_t count_words(const std::vector<WordBlock>& blocks) {
  std::size_t n = 0;
  for (const WordBlock& block : blocks) n += block.words.size();
  return n;
}

[[noreturn]] void throw_too_many() {
  throw std::length_error("more than 2^31 - 1 words and n-grams: use fewer texts or a smaller max_n");
}

}  // namespace

NgramSearch::NgramSearch(const std::vector<WordBlock>& blocks, NodesOfBlocks prefixes, TermTable& table)
    : blocks_(blocks),
      prefixes_(std::move(prefixes)),
      table_(table),
      blocks_of_group_(group_size(blocks.size())),
      parts_(table, count_words(blocks), blocks_of_group_ * Counts::texts_per_block),
      groups_((blocks.size() + blocks_of_group_ - 1) / blocks_of_group_) {}

/// Calls use(i, text) for each word i of a block that ends an n-gram, in the order in which they stand.
template <class Use>
void NgramSearch::for_each(std::size_t block, const Use& use) const {
  const std::span<const Node> prefixes = prefixes_[block];
  std::size_t i = 0;
  for (std::size_t text = 0; text < blocks_[block].ends.size(); ++text) {
    const std::size_t end = blocks_[block].ends[text];
    for (i += i < end ? 1 : 0; i < end; ++i) {
      if (prefixes[i - 1] != no_node) use(i, text);
    }
  }
}

/// Deals the n-grams of a group: how many go to each part is counted first.
NgramSearch::Group NgramSearch::deal(std::size_t group, Slabs<std::uint64_t>& slabs) const {
  const std::size_t first = group * blocks_of_group_;
  const std::size_t last = std::min(first + blocks_of_group_, blocks_.size());
  std::vector<std::size_t> at(parts_.size() + 1, 0);
  for (std::size_t b = first; b < last; ++b) {
    for_each(b, [&](std::size_t i, std::size_t) { ++at[parts_.part_of(prefixes_[b][i - 1]) + 1]; });
  }
  for (std::size_t p = 0; p < parts_.size(); ++p) at[p + 1] += at[p];
  Group dealt{.items = slabs.take(at.back()), .ends = {}};
  for (std::size_t b = first; b < last; ++b) {
    const std::size_t texts_before = (b - first) * Counts::texts_per_block;
    for_each(b, [&](std::size_t i, std::size_t text) {
      const TermId prefix = prefixes_[b][i - 1];
      const std::size_t part = parts_.part_of(prefix);
      dealt.items[at[part]++] = parts_.pack(part, prefix, blocks_[b].words[i], texts_before + text);
    });
  }
  at.pop_back();
  dealt.ends = std::move(at);
  return dealt;
}

/// Sorts parts, on one thread.
class NgramSearch::PartSorter {
 public:
  PartSorter(const NgramParts& parts, std::vector<Group>& groups, bool occurrences)
      : parts_(parts), groups_(groups), occurrences_(occurrences) {}

  /// Leaves in the groups the ranks of their n-grams.
  Part sort(std::size_t part) {
    gather(part);
    radix_sort_.sort(ngrams_, order_);
    found_.clear();
    df_.clear();
    found_occurrences_.clear();
    for (std::size_t begin = 0, end = 0; begin < ngrams_.size(); begin = end) {
      while (end < ngrams_.size() && ngrams_[end] == ngrams_[begin]) ++end;
      add(parts_.key_of(part, ngrams_[begin]), begin, end);
    }
    std::size_t i = 0;
    for_each(part, [&](std::uint64_t& item, std::size_t) { item = parts_.numbered(item, ranks_[i++]); });
    return {key_slabs_.copy_of(found_), df_slabs_.copy_of(df_), occurrence_slabs_.copy_of(found_occurrences_)};
  }

 private:
  void gather(std::size_t part) {
    ngrams_.clear();
    texts_.clear();
    for_each(part, [&](std::uint64_t& item, std::size_t group) {
      ngrams_.push_back(parts_.packed_ngram(item));
      texts_.push_back(static_cast<std::uint32_t>(group * parts_.n_texts() + parts_.text_of(item)));
    });
    if (ngrams_.size() > std::numeric_limits<std::uint32_t>::max()) throw_too_many();
    order_.resize(ngrams_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    ranks_.resize(ngrams_.size());
  }

  /// Adds an n-gram, which the items order_[begin, end) are, in the order of their texts.
  void add(NgramTable::Key ngram, std::size_t begin, std::size_t end) {
    const auto rank = static_cast<std::uint32_t>(found_.size());
    std::uint32_t df = 0;
    for (std::size_t i = begin; i < end; ++i) {
      df += i == begin || texts_[order_[i]] != texts_[order_[i - 1]] ? 1U : 0U;
      ranks_[order_[i]] = rank;
    }
    found_.push_back(ngram);
    df_.push_back(df);
    if (occurrences_) found_occurrences_.push_back(end - begin);
  }

  template <class Use>
  void for_each(std::size_t part, const Use& use) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      for (std::uint64_t& item : groups_[g].of_part(part)) use(item, g);
    }
  }

  const NgramParts& parts_;
  std::vector<Group>& groups_;
  bool occurrences_;
  RadixSort radix_sort_;
  LargeVector<std::uint64_t> ngrams_;
  LargeVector<std::uint32_t> texts_;
  LargeVector<std::uint32_t> order_;
  LargeVector<std::uint32_t> ranks_;
  LargeVector<NgramTable::Key> found_;
  LargeVector<std::uint32_t> df_;
  LargeVector<std::uint64_t> found_occurrences_;
  Slabs<NgramTable::Key> key_slabs_;
  Slabs<std::uint32_t> df_slabs_;
  Slabs<std::uint64_t> occurrence_slabs_;
};

void NgramSearch::run(bool occurrences, const Execution& execution) {
  parallel_for(groups_.size(), 1, execution, [&]() -> Worker {
    return [&, slabs = Slabs<std::uint64_t>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t g = begin; g < end; ++g) groups_[g] = deal(g, slabs);
    };
  });
  std::vector<Part> parts(parts_.size());
  parallel_for(parts.size(), 1, {.n_jobs = execution.n_jobs}, [&]() -> Worker {
    return [&, sorter = PartSorter(parts_, groups_, occurrences)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t p = begin; p < end; ++p) parts[p] = sorter.sort(p);
    };
  });
  append_parts(std::move(parts), {.n_jobs = execution.n_jobs});
}

void NgramSearch::append_parts(std::vector<Part> parts, const Execution& execution) {
  std::size_t n = table_.size();
  for (const Part& part : parts) {
    begins_.push_back(static_cast<TermId>(n));
    n += part.ngrams.size();
  }
  if (n == table_.size()) return;
  if (n > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw_too_many();
  }
  const std::size_t n_words = table_.words.size();
  table_.ngrams.resize(n - n_words);
  table_.df.resize(n);
  if (!table_.occurrences.empty()) table_.occurrences.resize(n);
  table_.ends.push_back(n);
  parallel_for(parts.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) {
        const Part part = std::exchange(parts[p], {});
        std::ranges::copy(part.ngrams.view(), table_.ngrams.begin() + std::ptrdiff_t(begins_[p] - n_words));
        std::ranges::copy(part.df.view(), table_.df.begin() + std::ptrdiff_t(begins_[p]));
        std::ranges::copy(part.occurrences.view(), table_.occurrences.begin() + std::ptrdiff_t(begins_[p]));
      }
    };
  });
}

void NgramSearch::to_columns(const LargeVector<Index>& column_of, const Execution& execution) {
  parallel_for(begins_.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) {
        for (Group& group : groups_) {
          for (std::uint64_t& item : group.of_part(p)) {
            item = parts_.numbered(item, static_cast<Node>(column_of[begins_[p] + parts_.number_of(item)]));
          }
        }
      }
    };
  });
}

/// Deals a group once more: what lies where tells each n-gram its number.
void NgramSearch::gather(std::size_t group, std::span<Nodes> found) const {
  const Group& dealt = groups_[group];
  std::vector<std::size_t> at = dealt.ends;  // of the parts before
  at.insert(at.begin(), 0);
  const std::size_t first = group * blocks_of_group_;
  for (std::size_t b = first; b < std::min(first + blocks_of_group_, blocks_.size()); ++b) {
    Nodes& of_block = found[b - first];
    of_block.assign(blocks_[b].words.size(), no_node);
    for_each(b, [&](std::size_t i, std::size_t) {
      const std::size_t part = parts_.part_of(prefixes_[b][i - 1]);
      of_block[i] = begins_[part] + parts_.number_of(dealt.items[at[part]++]);
    });
  }
}

void NgramSearch::take_columns(std::size_t group, std::span<std::size_t> ends, std::span<Node> rows) {
  const SlabArray<std::uint64_t> items = std::exchange(groups_[group].items, {});
  for (const std::uint64_t item : items.view()) {
    const Node column = parts_.number_of(item);
    std::size_t& end = ends[parts_.text_of(item)];
    rows[end] = column;
    end += column == no_node ? 0U : 1U;
  }
}

}  // namespace tidings::detail
