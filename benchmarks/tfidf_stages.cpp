/// @file
/// How fast the steps of a fit are, on one thread: for each its name and MB/s, beginning with what the machine does
/// when it only reads. Counted is the processor's time, which other programs disturb less than the clock's.
///   tfidf_stages FILE [ROUNDS]     a file of texts, each ended by a zero byte; of the rounds the fastest counts
#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "text/pieces.hpp"
#include "text/unit_reader.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/counts.hpp"
#include "vectors/lexicon.hpp"
#include "vectors/piece_memo.hpp"

namespace {

using namespace tidings;

/// What a step found, so that no compiler leaves it out.
volatile std::uint64_t found = 0;

std::vector<std::string_view> texts_of(std::string_view bytes) {
  std::vector<std::string_view> texts;
  for (std::size_t begin = 0, end = 0; begin < bytes.size(); begin = end + 1) {
    end = std::min(bytes.find('\0', begin), bytes.size());
    texts.push_back(bytes.substr(begin, end - begin));
  }
  return texts;
}

std::uint64_t sum_bytes(const std::vector<std::string_view>& texts) {
  std::uint64_t sum = 0;
  for (const std::string_view text : texts) {
    for (std::size_t at = 0; at + 8 <= text.size(); at += 8) sum += detail::load_bytes(text.data() + at, 8);
  }
  return sum;
}

/// Finds the words, and hashes them if asked to.
std::uint64_t find_pieces(const std::vector<std::string_view>& texts, const detail::UnitReader& units, bool hash) {
  const detail::PieceMemo memo;
  Pieces pieces;
  std::uint64_t sum = 0;
  for (const std::string_view text : texts) {
    for (std::size_t at = 0; at < text.size();) {
      at = units.read(text, at, pieces);
      sum += pieces.size();
      for (std::size_t i = 0; hash && i < pieces.size(); ++i) {
        const std::string_view piece = text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
        sum += memo.key_of(piece, pieces[i].begin + detail::PieceMemo::readable <= text.size()).hash;
      }
    }
  }
  return sum;
}

std::uint64_t number_words(const std::vector<std::string_view>& texts, const detail::UnitReader& units) {
  detail::Terms terms;
  detail::Lexicon lexicon(units, terms, true);
  detail::Nodes words;
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) lexicon.read_all(texts[i], i, words, [&] { n += words.size(); });
  return n;
}

template <class Step>
void measure(const char* name, double megabytes, int rounds, const Step& step) {
  double best = std::numeric_limits<double>::max();
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t begin = std::clock();
    found = found + step();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  std::cout << name << '\t' << megabytes / best << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 1;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const std::vector<std::string_view> texts = texts_of(bytes);
  const int rounds = argc > 2 ? std::stoi(argv[2]) : 3;
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  const auto units = detail::make_unit_reader({});
  const Execution one{.n_jobs = 1};
  measure("reading", megabytes, rounds, [&] { return sum_bytes(texts); });
  measure("finding words", megabytes, rounds, [&] { return find_pieces(texts, *units, false); });
  measure("finding and hashing words", megabytes, rounds, [&] { return find_pieces(texts, *units, true); });
  measure("numbering words", megabytes, rounds, [&] { return number_words(texts, *units); });
  measure("counting words", megabytes, rounds,
          [&] { return detail::count_words(texts, *units, false, one).blocks.size(); });
  measure("fit_transform", megabytes, rounds,
          [&] { return static_cast<std::uint64_t>(TfidfVectorizer().fit_transform<float>(texts, one).nonZeros()); });
  return 0;
}
