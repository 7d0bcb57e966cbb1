// The search for n-grams, against a map of all of them.
#include "vectors/ngram_search.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/slabs.hpp"
#include "catch.hpp"
#include "vectors/ngram_table.hpp"

using namespace tidings::detail;

namespace {

/// Blocks of random words, some texts of them empty.
std::vector<WordBlock> random_blocks(std::mt19937& engine, std::size_t n_blocks, Node n_words) {
  Slabs<Node> slabs;
  std::vector<WordBlock> blocks(n_blocks);
  for (WordBlock& block : blocks) {
    std::vector<Node> words;
    for (int text = 0; text < 5; ++text) {
      for (std::size_t i = engine() % 60; i-- > 20;) words.push_back(static_cast<Node>(engine() % n_words));
      block.ends.push_back(words.size());
    }
    block.words = slabs.copy_of(words);
  }
  return blocks;
}

/// Words of the numbers 0 to n - 1, each in df texts.
TermTable table_of(Node n_words, std::uint32_t df) {
  TermTable table;
  for (Node word = 0; word < n_words; ++word) table.words.push_back(std::to_string(10000 + word));
  table.df.assign(n_words, df);
  table.occurrences.assign(n_words, df);
  table.ends = {n_words};
  return table;
}

}  // namespace

TEST_CASE("a search finds the n-grams of each length, in their order, and where they stand") {
  std::mt19937 engine(7);
  for (const std::size_t n_blocks : {0U, 1U, 3U, 1400U}) {
    const Node n_words = n_blocks == 3 ? 2000 : 40;
    const std::vector<WordBlock> blocks = random_blocks(engine, n_blocks, n_words);
    TermTable table = table_of(n_words, 3);
    NodesOfBlocks prefixes;
    for (const WordBlock& block : blocks) prefixes.push_back(block.words.view());
    std::vector<Nodes> pairs(blocks.size());
    for (std::size_t n = 2; n <= 3; ++n) {
      const std::size_t begin = table.size();
      NgramSearch search(blocks, prefixes, table);
      search.run(true, {.n_jobs = 2});
      struct Seen {
        std::set<std::size_t> texts;
        std::uint64_t occurrences = 0;
      };
      std::map<NgramTable::Key, Seen> expected;
      for (std::size_t b = 0, text = 0; b < blocks.size(); ++b) {
        for (std::size_t t = 0, i = 0; t < blocks[b].ends.size(); ++t, ++text) {
          for (std::size_t first = i; i < blocks[b].ends[t]; ++i) {
            if (i == first || prefixes[b][i - 1] == no_node) continue;
            Seen& seen = expected[NgramTable::key_of(prefixes[b][i - 1], blocks[b].words.view()[i])];
            seen.texts.insert(text);
            ++seen.occurrences;
          }
        }
      }
      REQUIRE(table.size() - begin == expected.size());
      REQUIRE(table.ends.size() == (n_blocks == 0 ? 1 : n));
      TermId term = static_cast<TermId>(begin);
      std::map<NgramTable::Key, TermId> terms;
      for (const auto& [key, seen] : expected) {
        REQUIRE(table.ngrams[term - table.words.size()] == key);
        REQUIRE(table.df[term] == seen.texts.size());
        REQUIRE(table.occurrences[term] == seen.occurrences);
        terms[key] = term++;
      }
      std::vector<Nodes> found(blocks.size());
      for (std::size_t g = 0; g * search.blocks_of_group() < blocks.size(); ++g) {
        const std::size_t first = g * search.blocks_of_group();
        search.gather(g, std::span(found).subspan(first, std::min(search.blocks_of_group(), blocks.size() - first)));
      }
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        for (std::size_t t = 0, i = 0; t < blocks[b].ends.size(); ++t) {
          for (std::size_t first = i; i < blocks[b].ends[t]; ++i) {
            const bool none = i == first || prefixes[b][i - 1] == no_node;
            const Node word = blocks[b].words.view()[i];
            REQUIRE(found[b][i] == (none ? no_node : terms.at(NgramTable::key_of(prefixes[b][i - 1], word))));
          }
        }
      }
      pairs = std::move(found);
      prefixes.assign(pairs.begin(), pairs.end());
    }
  }
}
