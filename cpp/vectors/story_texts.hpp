/// @file
/// A column of stories as texts. Private to the library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/story_vectorizer.hpp"

namespace tidings::detail {

/// The texts of a column: views into the corpus, or texts of its own where parts are joined.
class StoryTexts {
 public:
  StoryTexts(const Corpus& stories, StoryColumn column);

  /// Valid as long as this and the corpus are.
  [[nodiscard]] const std::vector<std::string_view>& views() const { return views_; }

 private:
  std::vector<std::string> joined_;
  std::vector<std::string_view> views_;
};

}  // namespace tidings::detail
