/// @file
/// Corpora as Arrow's streams. Private to the library.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stories/arrow_abi.hpp"
#include "stories/story_rows.hpp"

namespace tidings::detail {

/// The columns that there are, in their order: id, headline, kicker, epigraph, byline, places, agency, dateline_date,
/// takeaways, body, subheads, captions, corrections, source, url, published, language, label, text.
[[nodiscard]] std::vector<std::string> arrow_columns();

/// What reads a column of texts at a position.
using TextAt = std::string_view (*)(const StoryRows& rows, std::size_t position);

/// @throws std::invalid_argument if there is no such column, or it is none of texts
[[nodiscard]] TextAt text_column(std::string_view name);

/// A stream of one table with these columns. Texts are large_utf8, empty where a story has none, lists are
/// large_list<large_utf8>, `published` is timestamp[s, UTC], null where it is not known. The column `text` is the
/// corpus's own memory where the rows lie one after the other in one table; the rest is copied. What is shared lives
/// until it is released.
/// @throws std::invalid_argument if there is no such column, with all names
[[nodiscard]] Owned<ArrowArrayStream> write_arrow(std::shared_ptr<const StoryRows> rows,
                                                  const std::vector<std::string>& columns);

}  // namespace tidings::detail
