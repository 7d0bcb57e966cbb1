/// @file
/// The vectors that events are found with.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/story_vectorizer.hpp"

namespace tidings::detail {

struct EventFields {
  std::shared_ptr<const Background> background;
  std::vector<std::string> stop_words;
  double headline_weight = 0;
  double name_weight = 0;
};

/// A vectorizer fitted to stories, with what it learnt about them.
struct EventVectors {
  StoryVectorizer vectorizer;
  SparseMatrix<float> matrix;  ///< of the stories
  double words = 0;            ///< distinct words of the median story
  std::size_t n_worded = 0;    ///< stories with a word, if there is one
};

/// Makes vectors of the words and the pairs of words of each text, of the names in it, and of the headline's words.
///
/// A pair of words that is in one story only says nothing of others and is left out; so is a single word, from 100
/// stories on. On a small page most words are in one story only, and they tell how long it is: without them, unrelated
/// stories would look alike. Stories without a word change nothing for the others: nothing is learnt from them.
[[nodiscard]] EventVectors event_vectors(const Corpus& stories, const EventFields& fields, const Execution& execution);

}  // namespace tidings::detail
