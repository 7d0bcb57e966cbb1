#include "similarity/shingle_sharing.hpp"

#include <atomic>
#include <bit>

#include "vectors/hashing.hpp"

namespace tidings::detail {
namespace {

std::size_t begin_of(const ShingleBlock& block, std::size_t part) {
  return part == 0 ? 0 : block.ends[part - 1];
}

std::span<const std::uint64_t> hashes_of(const ShingleBlock& block, std::size_t part) {
  return std::span(block.hashes).subspan(begin_of(block, part), block.ends[part] - begin_of(block, part));
}

std::uint64_t bit_of(std::uint64_t hash) {
  return std::uint64_t{1} << (hash % 64);
}

}  // namespace

ShingleSharing::ShingleSharing(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept,
                               std::vector<std::uint32_t>& sizes)
    : blocks_(blocks), kept_(kept), sizes_(sizes), seed_(first_seed()) {}

ShinglePostings ShingleSharing::find(std::size_t part) {
  mark(part);
  select(part);
  count();
  return collect();
}

void ShingleSharing::mark(std::size_t part) {
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

void ShingleSharing::select(std::size_t part) {
  selected_.clear();
  for (std::size_t b = 0; b < blocks_.size(); ++b) {
    const std::size_t begin = begin_of(blocks_[b], part);
    const auto hashes = hashes_of(blocks_[b], part);
    for (std::size_t e = 0; e < hashes.size(); ++e) {
      const std::size_t text = b * ShingleBlock::n_texts + blocks_[b].texts[begin + e];
      const bool came_again = (marks_of(hashes[e]).again & bit_of(hashes[e])) != 0;
      if (came_again && kept_[text]) selected_.push_back({hashes[e], static_cast<std::uint32_t>(text)});
    }
  }
}

void ShingleSharing::count() {
  slots_.assign(2 * selected_.size() + 1, Slot{});
  occurrences_.clear();
  for (const auto& [hash, text] : selected_) add(hash, text);
}

void ShingleSharing::add(std::uint64_t hash, std::uint32_t text) {
  const std::size_t at = slot_of(hash);
  Slot& slot = slots_[at];
  if (slot.frequency > 0 && slot.last == text) {  // it has it twice
    std::atomic_ref(sizes_[text]).fetch_sub(1, std::memory_order_relaxed);
    return;
  }
  slot = {hash, text, slot.frequency + 1};
  occurrences_.push_back({static_cast<std::uint32_t>(at), text});
}

std::size_t ShingleSharing::slot_of(std::uint64_t hash) const {
  std::size_t at = slot_in(fold_multiply(hash ^ seed_, 0x9E3779B97F4A7C15U), slots_.size());
  while (slots_[at].frequency > 0 && slots_[at].hash != hash) at = at + 1 == slots_.size() ? 0 : at + 1;
  return at;
}

ShinglePostings ShingleSharing::collect() {
  ShinglePostings postings;
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

}  // namespace tidings::detail
