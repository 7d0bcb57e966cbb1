/// @file
/// An ordered collection of stories with unique ids.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tidings/stories/story.hpp"
#include "tidings/stories/timestamp.hpp"

namespace tidings {

namespace detail {
class StoryRows;
}

/// Stories in the order of their source, held as columns. All texts lie in one buffer; copies, selections and sums
/// share it, and it lives as long as one of them does. A corpus never changes. Views into it are valid as long as it
/// is.
///
/// Every story has an id. One without gets it from its content: 16 hexadecimal digits, XXH64 of its headline, text,
/// source, url and moment of publication, which are the same on every machine. Equal contents get "-2", "-3", ... in
/// their order.
///
/// A date is kept as a moment in UTC: a story published at "2031-04-02T10:00:00+02:00" says "2031-04-02T08:00:00Z".
/// Ill-formed UTF-8 becomes U+FFFD.
class Corpus {
 public:
  class Iterator;

  Corpus();

  /// @throws std::invalid_argument if two stories have the same id, with the id and both positions, counted from 1; if
  /// a story's date is none that parse_timestamp understands; if a story is longer than 4 GiB.
  explicit Corpus(const std::vector<Story>& stories);

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }

  /// The story at a position, put together from the columns. What follows reads single columns, without a copy.
  /// @throws std::out_of_range if there is no story at that position; so do all that take one.
  [[nodiscard]] Story operator[](std::size_t position) const;

  [[nodiscard]] Iterator begin() const;
  [[nodiscard]] Iterator end() const;

  [[nodiscard]] std::string_view id(std::size_t position) const;
  [[nodiscard]] std::string_view headline(std::size_t position) const;
  /// Story::text.
  [[nodiscard]] std::string_view text(std::size_t position) const;
  /// Story::body.
  [[nodiscard]] std::string_view body(std::size_t position) const;
  [[nodiscard]] std::string_view source(std::size_t position) const;
  [[nodiscard]] std::string_view url(std::size_t position) const;
  [[nodiscard]] std::string_view language(std::size_t position) const;
  [[nodiscard]] std::string_view label(std::size_t position) const;
  [[nodiscard]] std::optional<Timestamp> published(std::size_t position) const;

  /// Story::text of each story.
  [[nodiscard]] std::vector<std::string_view> texts() const&;
  std::vector<std::string_view> texts() && = delete;  // the texts would go with the corpus

  /// The stories at those positions, in the order given.
  /// @throws std::out_of_range if there is no story at a position.
  /// @throws std::invalid_argument if a position occurs twice.
  [[nodiscard]] Corpus select(std::span<const std::size_t> positions) const;

  /// The stories of both, these first. A story of the second whose id is taken gets "-2", "-3", ... after its id.
  [[nodiscard]] Corpus operator+(const Corpus& other) const;

  /// The sum of all, from left to right.
  [[nodiscard]] static Corpus concatenate(std::span<const Corpus> parts);

  /// Ill-formed sequences of UTF-8 that became U+FFFD when the stories' tables were written.
  [[nodiscard]] std::size_t replaced() const;

  /// Bytes of the columns that it holds on to, shared or not.
  [[nodiscard]] std::size_t memory() const;

  /// For the library's own use.
  explicit Corpus(std::shared_ptr<const detail::StoryRows> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] const std::shared_ptr<const detail::StoryRows>& shared_rows() const { return rows_; }

 private:
  std::shared_ptr<const detail::StoryRows> rows_;
};

/// Goes through the stories; each is made when it is asked for.
class Corpus::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using iterator_concept = std::input_iterator_tag;
  using value_type = Story;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = Story;

  Iterator() = default;
  Iterator(const Corpus& corpus, std::size_t position) : corpus_(&corpus), position_(position) {}

  [[nodiscard]] Story operator*() const { return (*corpus_)[position_]; }
  Iterator& operator++() {
    ++position_;
    return *this;
  }
  Iterator operator++(int) {
    Iterator before = *this;
    ++position_;
    return before;
  }
  [[nodiscard]] bool operator==(const Iterator& other) const { return position_ == other.position_; }

 private:
  const Corpus* corpus_ = nullptr;
  std::size_t position_ = 0;
};

}  // namespace tidings
