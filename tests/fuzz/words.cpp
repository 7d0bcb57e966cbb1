/// @file
/// Words on any bytes: those of Tokenizer must be ICU's.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "icu_words.hpp"
#include "tidings/text/tokenizer.hpp"
#include "tidings/text/utf8.hpp"

// libFuzzer's entry point; replay.cpp calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tidings::Tokenizer tokenizer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> words;
  for (const tidings::Token& token : tokenizer.tokenize(text)) {
    words.push_back(tidings::replace_ill_formed(text.substr(token.begin, token.end - token.begin)).text);
  }
  if (words != reference::icu_words(tidings::replace_ill_formed(text).text)) std::abort();
  return 0;
}
