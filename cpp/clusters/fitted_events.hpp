/// @file
/// What Events learns.
#pragma once

#include <string>
#include <vector>

#include "clusters/event_space.hpp"
#include "clusters/story_furniture.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings {

namespace detail {

/// The term of each column.
[[nodiscard]] std::vector<std::string> terms_of(const StoryVectorizer& vectorizer);

/// For each column the first one that has its term.
[[nodiscard]] std::vector<Index> first_columns(const StoryVectorizer& vectorizer);

}  // namespace detail

struct Events::Fitted {
  StoryVectorizer vectorizer;
  std::vector<Index> first_columns;
  SparseMatrix<float> matrix;
  std::vector<double> lengths;  ///< of the matrix's rows
  RowDays time;
  std::vector<Index> labels;
  double threshold;
  detail::StoryFurniture furniture;

  [[nodiscard]] detail::EventSpace space() const { return {matrix, lengths, time}; }
};

}  // namespace tidings
