/// @file
/// Labelled lines of archive exports, mail and newsletters. Private to the stage.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "stories/phrases.hpp"

namespace tidings::detail {

/// A label at the start of a line.
struct FieldMatch {
  Field field = Field::other;
  std::size_t length = 0;  ///< bytes of the label, its colon and the white space that follows
};

/// "LENGTH: 512 words", "Author: Ruiz, Ana"; a body's label may stand alone without a colon.
[[nodiscard]] std::optional<FieldMatch> match_field(std::string_view line);

/// The bytes of what looks like a label at the start of a line, with its colon and the white space that follows: up to
/// three words from a capital on, without digits. 0 if there is none.
[[nodiscard]] std::size_t label_length(std::string_view line);

/// "HD Lava nears port", "WC 512 words": the two-letter labels that Factiva writes.
[[nodiscard]] std::optional<FieldMatch> match_code(std::string_view line);

/// "Document 1 of 100", "1 of 100 DOCUMENTS", "Story 3": numbers the stories of an export.
[[nodiscard]] bool is_document_mark(std::string_view line);

/// "ENDS", "-30-", a document's identifier, a character reference alone: a line that ends a story.
[[nodiscard]] bool is_end_mark(std::string_view line);

/// "512 words", "5 min read".
[[nodiscard]] bool is_measure(std::string_view line);

}  // namespace tidings::detail
