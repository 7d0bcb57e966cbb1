#include "similarity/shingle_sharing.hpp"

#include "catch.hpp"

using tidings::detail::make_block;
using tidings::detail::ShingleBlock;
using tidings::detail::ShinglePostings;
using tidings::detail::ShingleSharing;

namespace {

/// A block of texts with these shingles.
ShingleBlock block_of(const std::vector<std::vector<std::uint64_t>>& texts, std::size_t n_parts = 1) {
  std::vector<std::uint64_t> hashes;
  std::vector<std::size_t> ends;
  for (const auto& text : texts) {
    hashes.insert(hashes.end(), text.begin(), text.end());
    ends.push_back(hashes.size());
  }
  return make_block(hashes, ends, n_parts);
}

constexpr std::size_t n_texts = ShingleBlock::n_texts;

}  // namespace

TEST_CASE("shingles that a text has twice are taken off its size, and are shared only with others") {
  const std::vector<ShingleBlock> blocks = {block_of({{7, 8, 7, 7}, {9, 9, 8}, {5}})};
  const std::vector<bool> kept(3, true);
  std::vector<std::uint32_t> sizes = blocks[0].sizes;
  REQUIRE(sizes == std::vector<std::uint32_t>{4, 3, 1});
  const ShinglePostings postings = ShingleSharing(blocks, kept, sizes).find(0);
  REQUIRE(sizes == std::vector<std::uint32_t>{2, 2, 1});
  REQUIRE(postings.hashes == std::vector<std::uint64_t>{8});
  REQUIRE(postings.frequency == std::vector<std::uint32_t>{2});
  REQUIRE(postings.texts == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("texts that are not kept share no shingle, and those of later blocks count on") {
  std::vector<std::vector<std::uint64_t>> first(n_texts);
  first[3] = {70, 6};
  first[4] = {6, 70, 70};
  const std::vector<ShingleBlock> blocks = {block_of(first), block_of({{1, 70}, {6, 1}})};
  std::vector<bool> kept(n_texts + 2, true);
  kept[4] = kept[n_texts + 1] = false;
  std::vector<std::uint32_t> sizes(n_texts + 2, 10);
  const ShinglePostings postings = ShingleSharing(blocks, kept, sizes).find(0);
  REQUIRE(postings.hashes == std::vector<std::uint64_t>{70});
  REQUIRE(postings.texts == std::vector<std::uint32_t>{3, n_texts});
  REQUIRE(sizes == std::vector<std::uint32_t>(n_texts + 2, 10));
}

TEST_CASE("each part has the shared shingles of its range, one after the other") {
  const std::uint64_t high = std::uint64_t{1} << 63U;
  const std::vector<ShingleBlock> blocks = {block_of({{high + 1, 1, 2}, {2, high + 1}, {1, high + 2}}, 2)};
  const std::vector<bool> kept(3, true);
  std::vector<std::uint32_t> sizes = blocks[0].sizes;
  ShingleSharing sharing(blocks, kept, sizes);
  const ShinglePostings low = sharing.find(0);
  REQUIRE(low.hashes == std::vector<std::uint64_t>{1, 2});
  REQUIRE(low.texts == std::vector<std::uint32_t>{0, 2, 0, 1});
  REQUIRE(sharing.find(1).hashes == std::vector<std::uint64_t>{high + 1});
  REQUIRE(sharing.find(0).texts == low.texts);
}
