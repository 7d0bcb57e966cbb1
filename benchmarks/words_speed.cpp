/// @file
/// How fast words are found, ours and ICU's own: for each file its path, MB/s of ours, of ICU's over UTF-16 (without
/// the time of making it), and the numbers of words.
///   words_speed [--rounds N] FILE...     N rounds in turn, of which the fastest of each counts; 7 unless told
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "tidings/text/tokenizer.hpp"

namespace {

template <class Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

int count_icu_words(icu::BreakIterator& iterator, const icu::UnicodeString& text) {
  int n = 0;
  iterator.setText(text);
  for (iterator.first(); iterator.next() != icu::BreakIterator::DONE;) {
    n += iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT ? 1 : 0;
  }
  return n;
}

void measure(const std::string& path, int rounds) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto utf16 = icu::UnicodeString::fromUTF8(text);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const tidings::Tokenizer tokenizer;
  std::vector<tidings::Token> tokens;
  int n_icu = 0;
  double ours = std::numeric_limits<double>::max();
  double icus = ours;
  for (int round = 0; round < rounds; ++round) {
    ours = std::min(ours, seconds([&] { tokenizer.tokenize(text, tokens); }));
    icus = std::min(icus, seconds([&] { n_icu = count_icu_words(*iterator, utf16); }));
  }
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  std::cout << path << '\t' << megabytes / ours << '\t' << megabytes / icus << '\t' << tokens.size() << '\t' << n_icu
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  int rounds = 7;
  if (arguments.size() > 1 && arguments.front() == "--rounds") {
    rounds = std::stoi(arguments[1]);
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  for (const std::string& path : arguments) measure(path, rounds);
  return arguments.empty() ? 1 : 0;
}
