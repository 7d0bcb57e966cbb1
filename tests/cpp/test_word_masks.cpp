// The kernels behind the tokenizer: each gives the masks of the plain definition.
#include <array>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/word_masks.hpp"

using namespace tidings;

namespace {

using Block = std::array<char, block_size>;

/// Parts dealt to the characters at random.
AsciiParts random_parts(std::mt19937& random) {
  AsciiParts parts;
  for (unsigned char code = 0; code < 128; ++code) {
    for (std::size_t part = 0; part < n_word_parts; ++part) {
      if (random() % 3 == 0) parts.add(code, static_cast<WordPart>(part));
    }
  }
  return parts;
}

std::uint64_t mask(const AsciiParts& parts, const Block& block, unsigned bit) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if ((parts.of(block[i]) & bit) != 0) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

WordMasks expected(const AsciiParts& parts, const Block& block) {
  const auto of = [&](WordPart part) { return mask(parts, block, AsciiParts::bit(part)); };
  return {of(WordPart::letter),     of(WordPart::digit),      of(WordPart::connector),
          of(WordPart::mid_letter), of(WordPart::mid_number), mask(parts, block, AsciiParts::not_ascii)};
}

}  // namespace

TEST_CASE("every kernel gives the masks of the definition, for any parts and any bytes") {
  std::mt19937 random(20261124);
  REQUIRE(mask_kernels().back().name == "portable");
  for (std::size_t round = 0; round < 500; ++round) {
    const AsciiParts parts = random_parts(random);
    Block block;
    for (char& c : block) c = static_cast<char>(round % 2 == 0 ? random() % 256 : random() % 128);
    for (const NamedKernel& kernel : mask_kernels()) {
      INFO(std::string(kernel.name));
      REQUIRE(kernel.masks(parts, block.data()) == expected(parts, block));
    }
  }
}

TEST_CASE("every kernel writes the edges of all words of blocks that follow each other") {
  std::mt19937_64 random(4);
  for (std::size_t round = 0; round < 300; ++round) {
    std::array<std::uint64_t, 3> blocks{};
    for (std::uint64_t& bytes : blocks) {
      const std::array<std::uint64_t, 5> kinds{random(), random() & random() & random(), ~std::uint64_t{0}, 0,
                                               0x5555555555555555U << round % 2};
      bytes = kinds[random() % kinds.size()];
    }
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i <= blocks.size() * block_size; ++i) {
      const auto is_word = [&](std::uint32_t at) {
        return at < blocks.size() * block_size && (blocks[at / block_size] >> at % block_size & 1U) != 0;
      };
      if (is_word(i) != (i > 0 && is_word(i - 1))) expected.push_back(i + 1000);
    }
    for (const NamedKernel& kernel : mask_kernels()) {
      INFO(std::string(kernel.name));
      std::vector<Piece> pieces(blocks.size() * block_size / 2 + edge_room);
      std::size_t n = 0;
      bool inside = false;
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        n += kernel.edges(blocks[b], inside, static_cast<std::uint32_t>(1000 + b * block_size), pieces.data() + n);
        inside = blocks[b] >> 63U != 0;
      }
      std::vector<std::uint32_t> edges;
      for (std::size_t i = 0; i < n; ++i) edges.insert(edges.end(), {pieces[i].begin, pieces[i].end});
      if (inside)
        edges.insert(edges.end(), {pieces[n].begin, static_cast<std::uint32_t>(1000 + blocks.size() * block_size)});
      REQUIRE(edges == expected);
    }
  }
}

TEST_CASE("the masks of the first bytes leave out the others") {
  WordMasks all;
  all.letter = all.not_ascii = ~std::uint64_t{0};
  REQUIRE(all.first(5).letter == 31);
  REQUIRE(all.first(63).not_ascii == ~std::uint64_t{0} >> 1U);
  REQUIRE(all.first(0) == WordMasks{});
}
