/// @file
/// An ordered collection of stories with unique ids.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tidings/stories/story.hpp"

namespace tidings {

/// Stories in the order of their source.
class Corpus {
 public:
  Corpus() = default;

  /// Takes over the stories. A story without an id gets its position, counted from 1, as its id; where that is taken,
  /// the next free number.
  /// @throws std::invalid_argument if two stories have the same id; the text names the id and both positions.
  explicit Corpus(std::vector<Story> stories);

  [[nodiscard]] std::size_t size() const { return stories_.size(); }
  [[nodiscard]] bool empty() const { return stories_.empty(); }

  /// @throws std::out_of_range if there is no story at that position.
  [[nodiscard]] const Story& operator[](std::size_t position) const { return stories_.at(position); }

  [[nodiscard]] auto begin() const { return stories_.begin(); }
  [[nodiscard]] auto end() const { return stories_.end(); }

  /// Story::text of each story.
  [[nodiscard]] std::vector<std::string> texts() const;

  /// The stories at those positions, in the order given.
  /// @throws std::out_of_range if there is no story at a position.
  /// @throws std::invalid_argument if a position occurs twice.
  [[nodiscard]] Corpus select(std::span<const std::size_t> positions) const;

  /// The stories of both, these first. A story of the second whose id is taken gets "-2", "-3", ... after its id.
  [[nodiscard]] Corpus operator+(const Corpus& other) const;

 private:
  std::vector<Story> stories_;
};

}  // namespace tidings
