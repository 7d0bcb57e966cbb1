#include "similarity/shared_shingles.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "similarity/shingle_sharing.hpp"
#include "vectors/hashing.hpp"

namespace tidings::detail {
namespace {

std::size_t part_of(std::uint64_t hash, std::size_t n_parts) {
  return slot_in(hash, n_parts);
}

/// Where the texts of a shingle stand: in the postings of its part.
struct Place {
  std::uint32_t part;
  std::uint32_t frequency;
  std::size_t begin;
  std::uint64_t hash;
};

/// All shingles, the rarest first; equally rare ones by part.
std::vector<Place> by_frequency(const std::vector<ShinglePostings>& parts) {
  std::vector<std::size_t> counts;
  for (const ShinglePostings& part : parts) {
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

void add_rows(const std::vector<ShinglePostings>& parts, std::size_t n_texts, SharedShingles& shared) {
  shared.ends.assign(n_texts, 0);
  std::vector<std::size_t> next(n_texts + 1, 0);
  for (const ShinglePostings& part : parts) {
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
  std::vector<ShinglePostings> parts(blocks.empty() ? 0 : blocks[0].ends.size());
  parallel_for(parts.size(), 1, execution, [&]() -> Worker {
    return [&, sharing = ShingleSharing(blocks, kept, shared.sizes)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t part = begin; part < end; ++part) parts[part] = sharing.find(part);
    };
  });
  add_rows(parts, kept.size(), shared);
  return shared;
}

}  // namespace tidings::detail
