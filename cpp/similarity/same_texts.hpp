/// @file
/// Which stories are the same, word by word. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings::detail {

/// What tells that two stories are the same: hashes of words. 0 is nothing.
struct Content {
  std::uint64_t text = 0;
  std::uint64_t body = 0;
  std::size_t n_body_words = 0;
  std::size_t n_head_words = 0;  ///< words before the body
};

/// Stories that are the same known as such.
struct SameTexts {
  std::vector<std::uint32_t> text_of;     ///< of each story: the first one that has the same text
  std::vector<std::uint32_t> version_of;  ///< of each story: the first one that has the same text, or the same body
  std::vector<std::uint32_t> stubs;       ///< stories whose bodies stand for any story, one for each such body
};

/// Bodies of fewer than 20 words say nothing by themselves. One of fewer than 60 words that stands below five heads or
/// more is a stub ("This story is for subscribers only."), and no sign that stories are the same; nor is a longer one
/// below as many, where it is less than most of the text.
[[nodiscard]] SameTexts find_same_texts(const std::vector<Content>& contents);

}  // namespace tidings::detail
