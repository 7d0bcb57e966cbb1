/// @file
/// Stories as columns. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stories/columns.hpp"
#include "tidings/stories/story.hpp"
#include "tidings/stories/timestamp.hpp"

namespace tidings::detail {

/// What stands for no moment; NumPy's NaT.
inline constexpr std::int64_t no_moment = std::numeric_limits<std::int64_t>::min();

/// The credits of stories: for each row a range of clauses.
struct CreditColumn {
  Offsets clauses;
  StringColumn roles;
  ListColumn names;
  ListColumn places;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    clauses.visit(visitor);
    roles.visit(visitor);
    names.visit(visitor);
    places.visit(visitor);
  }
};

/// The texts of stories: each is Story::text, and the pieces that it is made of are known by where they end.
/// Headline, takeaways and paragraphs come back as they were, empty ones included.
class TextColumn {
 public:
  /// Adds a piece to the story that close() will end: the headline, then each takeaway, then each paragraph.
  /// @throws std::invalid_argument if the story's text gets longer than 4 GiB
  void add_piece(std::string_view piece);
  void close(std::size_t row, std::size_t n_takeaways);
  void reserve(std::size_t bytes) { texts_.reserve(bytes); }

  [[nodiscard]] const StringColumn& texts() const { return texts_; }
  [[nodiscard]] std::string_view headline(std::size_t row) const { return piece(row, 0); }
  [[nodiscard]] std::vector<std::string_view> takeaways(std::size_t row) const;
  [[nodiscard]] std::vector<std::string_view> paragraphs(std::size_t row) const;
  /// Story::body.
  [[nodiscard]] std::string_view body(std::size_t row) const;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    texts_.visit(visitor);
    visitor(piece_ends_);
    pieces_.visit(visitor);
    n_takeaways_.visit(visitor);
  }

 private:
  [[nodiscard]] std::string_view piece(std::size_t row, std::size_t position) const;
  [[nodiscard]] std::vector<std::string_view> pieces(std::size_t row, Range positions) const;

  StringColumn texts_;
  std::vector<std::uint32_t> piece_ends_;  ///< from the start of the story's text
  Offsets pieces_;
  Column<std::uint32_t> n_takeaways_;
  std::size_t open_size_ = 0;  ///< bytes of the story that is being written
};

/// The columns of stories, all in well-formed UTF-8.
struct StoryTable {
  std::size_t size = 0;
  std::size_t replaced = 0;  ///< ill-formed sequences that became U+FFFD
  TextColumn text;
  StringColumn id;
  StringColumn kicker;
  StringColumn epigraph;
  ListColumn byline;
  ListColumn places;
  StringColumn agency;
  StringColumn dateline_date;
  ListColumn subheads;
  ListColumn captions;
  CreditColumn credits;
  ListColumn corrections;
  StringColumn source;
  StringColumn url;
  Column<std::int64_t> published{no_moment};
  Column<std::uint8_t> day_only;
  StringColumn language;
  StringColumn label;
  Column<Span> span;

  /// The story of a row.
  [[nodiscard]] Story story(std::size_t row) const;
  [[nodiscard]] std::optional<Timestamp> published_at(std::size_t row) const;
  /// ISO 8601, or empty.
  [[nodiscard]] std::string published_text(std::size_t row) const;
  /// Bytes that the columns take.
  [[nodiscard]] std::size_t memory() const;

  /// Calls the visitor with each buffer, a Bytes or a std::vector, in an order that never changes.
  template <class Visitor>
  void visit(Visitor&& visitor) {
    text.visit(visitor);
    for (StringColumn* column : {&id, &kicker, &epigraph, &agency, &dateline_date, &source, &url, &language, &label}) {
      column->visit(visitor);
    }
    for (ListColumn* column : {&byline, &places, &subheads, &captions, &corrections}) column->visit(visitor);
    credits.visit(visitor);
    published.visit(visitor);
    day_only.visit(visitor);
    span.visit(visitor);
  }
};

}  // namespace tidings::detail
