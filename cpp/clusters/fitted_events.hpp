/// @file
/// What Events learns.
#pragma once

#include <string>
#include <vector>

#include "clusters/event_space.hpp"
#include "clusters/story_furniture.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings {

namespace detail {

struct EventTerms {
  std::vector<std::string> names;   ///< of each column
  std::vector<Index> first_column;  ///< with the same term
};

[[nodiscard]] EventTerms event_terms(const StoryVectorizer& vectorizer);

}  // namespace detail

struct Events::Fitted {
  StoryVectorizer vectorizer;
  SparseMatrix<float> matrix;
  detail::EventTerms terms;
  detail::EventSpace space;
  std::vector<Index> labels;
  double threshold;
  detail::StoryFurniture furniture;
};

}  // namespace tidings
