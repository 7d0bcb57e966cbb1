#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/slabs.hpp"
#include "catch.hpp"
#include "vectors/frequent_pieces.hpp"
#include "vectors/ngram_table.hpp"
#include "vectors/piece_memo.hpp"
#include "vectors/probe_table.hpp"
#include "vectors/radix_sort.hpp"
#include "vectors/row_order.hpp"
#include "vectors/term_bag.hpp"
#include "vectors/word_bag.hpp"
#include "vectors/word_table.hpp"

using namespace tidings::detail;

namespace {

struct NumberSlot {
  std::uint64_t number = 0;  ///< 0 is free

  [[nodiscard]] bool is_free() const { return number == 0; }
};

/// Under the first three seeds all numbers collide.
std::uint64_t poor_hash(const NumberSlot& slot, std::uint64_t seed) {
  return seed - first_seed() < 3 ? 7 : hash_of(slot.number, 0, seed);
}

std::string random_piece(std::mt19937& engine) {
  std::string piece(1 + engine() % 40, 'a');
  for (char& c : piece) c = static_cast<char>('a' + engine() % 3);
  return piece;
}

}  // namespace

TEST_CASE("a table in which all entries collide takes another hash") {
  ProbeTable<NumberSlot> table;
  const auto place_of = [&](std::uint64_t number) {
    return table.locate(poor_hash({number}, table.seed()),
                        [&](const NumberSlot& slot) { return slot.number == number; });
  };
  for (std::uint64_t number = 1; number <= 5000; ++number) {
    REQUIRE(table[place_of(number)].is_free());
    table.fill(place_of(number), {number}, poor_hash);
  }
  REQUIRE(table.seed() == first_seed() + 3);
  REQUIRE(table.size() == 5000);
  for (std::uint64_t number = 1; number <= 5000; ++number) REQUIRE(table[place_of(number)].number == number);
  REQUIRE(table[place_of(5001)].is_free());
}

TEST_CASE("a memo is a map from pieces of all lengths") {
  std::mt19937 engine(1);
  PieceMemo memo;
  std::map<std::string, std::int32_t> expected;
  for (std::int32_t round = 0; round < 20000; ++round) {
    const std::string piece = random_piece(engine);
    const std::string padded = piece + std::string(PieceMemo::readable, 'z');
    const std::string_view view = std::string_view(padded).substr(0, piece.size());
    const auto key = memo.key_of(view, true);
    REQUIRE(memo.key_of(piece, false).hash == key.hash);
    const auto known = expected.find(piece);
    REQUIRE(memo.find(key, view) == (known == expected.end() ? std::nullopt : std::optional(known->second)));
    if (known == expected.end()) {
      memo.add(piece, round);
      expected.emplace(piece, round);
    }
  }
}

TEST_CASE("pieces that differ in zeros at their end are told apart") {
  PieceMemo memo;
  std::string zeros;
  for (std::int32_t n = 1; n <= 30; ++n) {
    zeros += '\0';
    REQUIRE_FALSE(memo.find(memo.key_of(zeros, false), zeros));
    memo.add(zeros, n);
    REQUIRE(memo.find(memo.key_of(zeros, false), zeros) == n);
  }
}

TEST_CASE("a word table numbers words in the order in which they came, the empty one too") {
  std::mt19937 engine(5);
  WordTable table;
  std::map<std::string, Node> expected;
  for (int round = 0; round < 5000; ++round) {
    const std::string word = round == 7 ? "" : random_piece(engine);
    const auto [place, is_new] = expected.emplace(word, static_cast<Node>(expected.size()));
    REQUIRE(table.find(word) == (is_new ? no_node : place->second));
    REQUIRE(table.add(word) == place->second);
    REQUIRE(table.words()[place->second] == word);
  }
  REQUIRE(table.size() == expected.size());
}

TEST_CASE("n-grams are numbered in the order in which they come") {
  std::mt19937_64 engine(2);
  NgramTable table;
  std::map<NgramTable::Key, Node> expected;
  std::vector<NgramTable::Key> order;
  for (int round = 0; round < 30000; ++round) {
    const NgramTable::Key key = NgramTable::key_of(static_cast<Node>(engine() % 200), static_cast<Node>(engine() % 90));
    const Node next = ngram_bit | static_cast<Node>(expected.size());
    const auto [place, is_new] = expected.emplace(key, next);
    REQUIRE(table.find(key) == (is_new ? no_node : place->second));
    REQUIRE(table.add(key) == place->second);
    if (is_new) order.push_back(key);
  }
  REQUIRE(table.size() == order.size());
  const auto keys = table.take_keys();
  REQUIRE(std::vector<NgramTable::Key>(keys.begin(), keys.end()) == order);
  REQUIRE(table.size() == 0);
  REQUIRE(table.find(order.front()) == no_node);
}

TEST_CASE("a radix sort is a stable sort") {
  RadixSort sorter;
  std::mt19937_64 engine(3);
  for (const std::uint64_t mask :
       {std::uint64_t{0}, std::uint64_t{0xF}, std::uint64_t{0xFF00FF0000}, ~std::uint64_t{0}}) {
    for (const std::size_t n : {0U, 1U, 2U, 5000U}) {
      LargeVector<std::uint64_t> keys(n);
      LargeVector<std::uint32_t> values(n);
      std::vector<std::pair<std::uint64_t, std::uint32_t>> expected(n);
      for (std::uint32_t i = 0; i < n; ++i) {
        keys[i] = engine() & mask;
        values[i] = i;
        expected[i] = {keys[i], i};
      }
      std::ranges::sort(expected);
      sorter.sort(keys, values);
      for (std::size_t i = 0; i < n; ++i) REQUIRE(std::pair(keys[i], values[i]) == expected[i]);
    }
  }
}

TEST_CASE("rows are ordered by columns, short and long") {
  std::mt19937 engine(4);
  for (const std::uint32_t n_columns : {1U, 255U, 256U, 70000U, 20000000U}) {
    RowOrder<TermCount> order(n_columns);
    for (const std::size_t n : {0U, 3U, 64U, 65U, 900U}) {
      std::map<Node, std::uint32_t> expected;
      while (expected.size() < std::min<std::size_t>(n, n_columns)) {
        expected[static_cast<Node>(engine() % n_columns)] = static_cast<std::uint32_t>(engine() % 1000);
      }
      std::vector<TermCount> row;
      for (const auto& [term, count] : expected) row.push_back({term, count});
      std::ranges::shuffle(row, engine);
      std::size_t i = 0;
      const auto sorted = order.sort(row);
      REQUIRE(sorted.size() == expected.size());
      for (const auto& [term, count] : expected) {
        REQUIRE(sorted[i].term == term);
        REQUIRE(sorted[i++].count == count);
      }
    }
  }
}

TEST_CASE("frequent pieces have the value of the memo, or none") {
  std::mt19937 engine(9);
  PieceMemo memo;
  FrequentPieces frequent;
  std::map<std::string, std::int32_t> expected;
  std::size_t found = 0;
  for (std::int32_t round = 0; round < 30000; ++round) {
    std::string piece = random_piece(engine);
    if (round % 2 == 0) piece.resize(1 + piece.size() % 8);
    const PieceKey key = memo.key_of(piece, false);
    const std::int32_t value = frequent.view().find(key);
    const auto [known, is_new] = expected.emplace(piece, round);
    if (is_new) memo.add(key, piece, round);
    REQUIRE((value == FrequentPieces::unknown || (!is_new && value == known->second)));
    found += value == FrequentPieces::unknown ? 0U : 1U;
    frequent.keep(key, known->second, memo.size());
    REQUIRE(frequent.view().find(key) == (piece.size() <= 16 ? known->second : FrequentPieces::unknown));
  }
  REQUIRE(found > 1000);
}

TEST_CASE("a bag counts one text after the other") {
  std::mt19937 engine(5);
  TermBag bag;
  for (const std::size_t n : {10U, 60000U, 0U, 500U}) {
    bag.clear();
    std::map<Node, std::uint32_t> expected;
    for (std::size_t i = 0; i < n; ++i) {
      const Node term = (engine() % 3 == 0 ? ngram_bit : 0) | static_cast<Node>(engine() % 20000);
      bag.add(term);
      ++expected[term];
    }
    std::map<Node, std::uint32_t> actual;
    for (const auto& [term, count] : bag.counts()) REQUIRE(actual.emplace(term, count).second);
    REQUIRE(actual == expected);
  }
}

TEST_CASE("a bag of words counts one text after the other, in how many each word is too") {
  std::mt19937 engine(6);
  WordBag bag;
  std::vector<std::uint32_t> df(3000, 0);
  for (std::size_t round = 0; round < 20; ++round) {
    if (round % 4 == 0) bag.clear();
    const std::size_t begin = bag.counts().size();
    std::map<Node, std::uint32_t> expected;
    for (std::size_t chunk = 0; chunk < round % 3; ++chunk) {
      std::vector<Node> words(engine() % 700);
      for (Node& word : words) word = static_cast<Node>(engine() % (150 * (round + 1)));
      for (const Node word : words) ++expected[word];
      bag.add(words, 150 * (round + 1));
    }
    bag.end_text();
    std::map<Node, std::uint32_t> actual;
    for (std::size_t i = begin; i < bag.counts().size(); ++i) {
      REQUIRE(actual.emplace(bag.counts()[i].term, bag.counts()[i].count).second);
    }
    REQUIRE(actual == expected);
    for (const auto& [word, count] : expected) ++df[word];
  }
  const auto actual = bag.document_frequencies(df.size());
  REQUIRE(std::vector<std::uint32_t>(actual.begin(), actual.end()) == df);
}

TEST_CASE("no beginning of a piece makes all hashes the same, whatever the seed") {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, first_seed()}) {
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{0x9E3779B97F4A7C15U}}) {
      REQUIRE(hash_of(first, 1, seed + 1) != hash_of(first, 2, seed + 1));
    }
  }
}

TEST_CASE("arrays in slabs keep their items for as long as they live") {
  Slabs<std::uint32_t> slabs;
  std::vector<SlabArray<std::uint32_t>> arrays;
  std::vector<std::vector<std::uint32_t>> expected;
  for (std::uint32_t n : {0U, 3U, 1000U, 1500000U, 1500000U, 7U, 3000000U, 1U}) {
    expected.emplace_back(n, n + 1);
    arrays.push_back(slabs.copy_of(expected.back()));
  }
  for (std::size_t i = 0; i < arrays.size(); i += 2) arrays[i] = {};
  for (std::size_t i = 1; i < arrays.size(); i += 2) {
    REQUIRE(std::ranges::equal(arrays[i].view(), expected[i]));
    arrays[i].truncate(1);
    REQUIRE(arrays[i].size() == 1);
  }
}
