/// @file
/// A fuzz target without libFuzzer: replays files, as they are and in random truncations and splices.
///   replay_... [--once] FILE...     with --once only as they are
#include <cstdint>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "pages.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr int rounds = 300;

void feed(const std::string& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

/// A piece of the text from anywhere to anywhere.
std::string cut(const std::string& text, std::mt19937& random) {
  const std::size_t begin = random() % (text.size() + 1);
  return text.substr(begin, random() % (text.size() - begin + 1));
}

void feed_variants(const std::string& text) {
  std::mt19937 random(20240303);
  for (int round = 0; round < rounds; ++round) {
    feed(text.substr(0, random() % (text.size() + 1)));
    feed(cut(text, random) + cut(text, random));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool once = !paths.empty() && paths.front() == "--once";
  if (once) paths.erase(paths.begin());
  for (const std::string& path : paths) {
    const auto text = pages::read_file(path);
    if (!text) {
      std::cerr << path << ": cannot be read\n";
      return 1;
    }
    feed(*text);
    if (!once) feed_variants(*text);
  }
  std::cout << paths.size() << " files\n";
  return paths.empty() ? 1 : 0;
}
