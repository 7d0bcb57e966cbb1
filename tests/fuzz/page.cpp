/// @file
/// parse_page on any bytes: it must not crash, and must keep its promise that the parts hold every byte that is not
/// white space exactly once, in order, and that the stories' texts are well-formed.
#include "tidings/stories/page.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pages.hpp"
#include "tidings/text/utf8.hpp"

// libFuzzer's entry point; replay.cpp calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const tidings::Page page = tidings::parse_page(text);
  if (!pages::conserves(text, page)) std::abort();
  for (const tidings::Story& story : page.stories) {
    if (tidings::find_ill_formed(story.text())) std::abort();
  }
  return 0;
}
