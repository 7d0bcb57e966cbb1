#include "similarity/shared_shingles.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "vectors/hashing.hpp"

namespace tidings::detail {
namespace {

std::size_t part_of(std::uint64_t hash, std::size_t n_parts) {
  return slot_in(hash, n_parts);
}

/// The shared shingles of one part: the texts of the first, then those of the second, and so on.
struct Postings {
  std::vector<std::uint32_t> texts;
  std::vector<std::uint32_t> frequency;
  std::vector<std::uint64_t> hashes;
};

/// Finds the shared shingles of one part after the other. One a thread.
class Sharing {
 public:
  Sharing(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept, std::vector<std::uint32_t>& sizes)
      : blocks_(blocks), kept_(kept), sizes_(sizes), seed_(first_seed()) {}

  [[nodiscard]] Postings find(std::size_t part) {
    mark(part);
    select(part);
    count();
    return collect();
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t last = 0;  ///< the last text that has it; when all are counted, 1 + the end of its postings so far
    std::uint32_t frequency = 0;  ///< 0 is free
  };

  /// Which of 64 neighbouring values of the low bits of hashes came, and which came again.
  struct Marks {
    std::uint64_t seen = 0;
    std::uint64_t again = 0;
  };

  struct Selected {
    std::uint64_t hash;
    std::uint32_t text;
  };

  struct Occurrence {
    std::uint32_t slot;
    std::uint32_t text;
  };

  [[nodiscard]] static std::size_t begin_of(const ShingleBlock& block, std::size_t part) {
    return part == 0 ? 0 : block.ends[part - 1];
  }

  [[nodiscard]] std::span<const std::uint64_t> hashes_of(const ShingleBlock& block, std::size_t part) const {
    return std::span(block.hashes).subspan(begin_of(block, part), block.ends[part] - begin_of(block, part));
  }

  /// Counts the shingles of the part in a small table without keys, which stays in the fastest memory.
  void mark(std::size_t part) {
    std::size_t n = 0;
    for (const ShingleBlock& block : blocks_) n += hashes_of(block, part).size();
    marks_.assign(std::bit_ceil(n / 8 + 1), Marks{});
    for (const ShingleBlock& block : blocks_) {
      for (const std::uint64_t hash : hashes_of(block, part)) {
        Marks& marks = marks_of(hash);
        marks.again |= marks.seen & bit_of(hash);
        marks.seen |= bit_of(hash);
      }
    }
  }

  [[nodiscard]] Marks& marks_of(std::uint64_t hash) { return marks_[hash / 64 & (marks_.size() - 1)]; }
  [[nodiscard]] static std::uint64_t bit_of(std::uint64_t hash) { return std::uint64_t{1} << (hash % 64); }
  [[nodiscard]] bool came_again(std::uint64_t hash) { return (marks_of(hash).again & bit_of(hash)) != 0; }

  /// Drops those that came only once, which are most of them.
  void select(std::size_t part) {
    selected_.clear();
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      const std::size_t begin = begin_of(blocks_[b], part);
      const auto hashes = hashes_of(blocks_[b], part);
      for (std::size_t e = 0; e < hashes.size(); ++e) {
        const std::size_t text = b * ShingleBlock::n_texts + blocks_[b].texts[begin + e];
        if (came_again(hashes[e]) && kept_[text]) selected_.push_back({hashes[e], static_cast<std::uint32_t>(text)});
      }
    }
  }

  /// Looks each of them up, and counts the texts that have it.
  void count() {
    slots_.assign(2 * selected_.size() + 1, Slot{});
    occurrences_.clear();
    for (const auto& [hash, text] : selected_) add(hash, text);
  }

  void add(std::uint64_t hash, std::uint32_t text) {
    const std::size_t at = slot_of(hash);
    Slot& slot = slots_[at];
    if (slot.frequency > 0 && slot.last == text) {  // it has it twice
      std::atomic_ref(sizes_[text]).fetch_sub(1, std::memory_order_relaxed);
      return;
    }
    slot = {hash, text, slot.frequency + 1};
    occurrences_.push_back({static_cast<std::uint32_t>(at), text});
  }

  [[nodiscard]] std::size_t ideal_slot(std::uint64_t hash) const {
    return slot_in(fold_multiply(hash ^ seed_, 0x9E3779B97F4A7C15U), slots_.size());
  }

  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
    std::size_t at = ideal_slot(hash);
    while (slots_[at].frequency > 0 && slots_[at].hash != hash) at = at + 1 == slots_.size() ? 0 : at + 1;
    return at;
  }

  /// The postings of those that more than one text has, numbered as they come.
  [[nodiscard]] Postings collect() {
    Postings postings;
    for (Slot& slot : slots_) slot.last = 0;
    std::uint32_t n_entries = 0;
    for (const auto& [at, text] : occurrences_) {
      Slot& slot = slots_[at];
      if (slot.frequency < 2 || slot.last > 0) continue;
      postings.frequency.push_back(slot.frequency);
      postings.hashes.push_back(slot.hash);
      slot.last = n_entries + 1;
      n_entries += slot.frequency;
    }
    postings.texts.resize(n_entries);
    for (const auto& [at, text] : occurrences_) {
      Slot& slot = slots_[at];
      if (slot.frequency >= 2) postings.texts[slot.last++ - 1] = text;
    }
    return postings;
  }

  std::span<const ShingleBlock> blocks_;
  const std::vector<bool>& kept_;
  std::vector<std::uint32_t>& sizes_;
  std::uint64_t seed_;
  std::vector<Marks> marks_;
  std::vector<Selected> selected_;
  std::vector<Slot> slots_;
  std::vector<Occurrence> occurrences_;
};

/// Where the texts of a shingle stand: in the postings of its part.
struct Place {
  std::uint32_t part;
  std::uint32_t frequency;
  std::size_t begin;
  std::uint64_t hash;
};

/// All shingles, the rarest first; equally rare ones by part.
std::vector<Place> by_frequency(const std::vector<Postings>& parts) {
  std::vector<std::size_t> counts;
  for (const Postings& part : parts) {
    for (const std::uint32_t frequency : part.frequency) {
      if (counts.size() < frequency + 2) counts.resize(frequency + 2);
      ++counts[frequency + 1];
    }
  }
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
  std::vector<Place> places(counts.empty() ? 0 : counts.back());
  for (std::uint32_t part = 0; part < parts.size(); ++part) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < parts[part].frequency.size(); ++i) {
      const std::uint32_t frequency = parts[part].frequency[i];
      places[counts[frequency]++] = {part, frequency, begin, parts[part].hashes[i]};
      begin += frequency;
    }
  }
  return places;
}

void add_rows(const std::vector<Postings>& parts, std::size_t n_texts, SharedShingles& shared) {
  shared.ends.assign(n_texts, 0);
  std::vector<std::size_t> next(n_texts + 1, 0);
  for (const Postings& part : parts) {
    for (const std::uint32_t text : part.texts) ++next[text + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::copy(next.begin() + 1, next.end(), shared.ends.begin());
  shared.shingles.resize(next.back());
  for (const auto& [part, frequency, begin, hash] : by_frequency(parts)) {
    const auto shingle = static_cast<std::uint32_t>(shared.frequency.size());
    shared.frequency.push_back(frequency);
    shared.hashes.push_back(hash);
    for (const std::uint32_t text : std::span(parts[part].texts).subspan(begin, frequency)) {
      shared.shingles[next[text]++] = shingle;
    }
  }
}

/// The shingles of each text that is kept, those that it has twice counted twice.
std::vector<std::uint32_t> count_shingles(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept) {
  std::vector<std::uint32_t> sizes(kept.size(), 0);
  for (std::size_t text = 0; text < kept.size(); ++text) {
    if (kept[text]) sizes[text] = blocks[text / ShingleBlock::n_texts].sizes[text % ShingleBlock::n_texts];
  }
  return sizes;
}

}  // namespace

std::size_t SharedShingles::overlap(std::size_t a, std::size_t b) const {
  const auto x = of(a);
  const auto y = of(b);
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    const std::uint32_t p = x[i];
    const std::uint32_t q = y[j];
    n += p == q ? 1 : 0;
    i += p <= q ? 1 : 0;
    j += q <= p ? 1 : 0;
  }
  return n;
}

void SharedShingles::remove(const std::vector<bool>& removed) {
  std::size_t kept = 0;
  for (std::size_t text = 0, begin = 0; text < n_texts(); ++text) {
    for (std::size_t e = begin; e < ends[text]; ++e) {
      if (removed[shingles[e]]) {
        --sizes[text];
      } else {
        shingles[kept++] = shingles[e];
      }
    }
    begin = ends[text];
    ends[text] = kept;
  }
  shingles.resize(kept);
}

ShingleBlock make_block(std::span<const std::uint64_t> hashes, std::span<const std::size_t> ends, std::size_t n_parts) {
  if (hashes.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw std::length_error("near-duplicates: " + std::to_string(ends.size()) + " texts of " +
                            std::to_string(hashes.size()) + " words are too long");
  }
  ShingleBlock block;
  std::vector<std::uint32_t> next(n_parts + 1, 0);
  for (const std::uint64_t hash : hashes) ++next[part_of(hash, n_parts) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  block.ends.assign(next.begin() + 1, next.end());
  block.hashes.resize(hashes.size());
  block.texts.resize(hashes.size());
  for (std::size_t text = 0, e = 0; text < ends.size(); ++text) {
    block.sizes.push_back(static_cast<std::uint32_t>(ends[text] - e));
    for (; e < ends[text]; ++e) {
      const std::uint32_t at = next[part_of(hashes[e], n_parts)]++;
      block.hashes[at] = hashes[e];
      block.texts[at] = static_cast<std::uint8_t>(text);
    }
  }
  return block;
}

SharedShingles find_shared(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept,
                           const Execution& execution) {
  SharedShingles shared;
  shared.sizes = count_shingles(blocks, kept);
  std::vector<Postings> parts(blocks.empty() ? 0 : blocks[0].ends.size());
  parallel_for(parts.size(), 1, execution, [&]() -> Worker {
    return [&, sharing = Sharing(blocks, kept, shared.sizes)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t part = begin; part < end; ++part) parts[part] = sharing.find(part);
    };
  });
  add_rows(parts, kept.size(), shared);
  return shared;
}

}  // namespace tidings::detail
