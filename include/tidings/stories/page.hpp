/// @file
/// Splits a page of concatenated stories, as a news site's topic archive shows them, into stories with their parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/stories/corpus.hpp"

namespace tidings {

/// What a piece of a page is. The order is that of Story's fields, then what has no field.
enum class PartKind : std::uint8_t {
  headline,
  kicker,
  epigraph,
  byline,
  dateline,
  paragraph,
  takeaways_heading,
  takeaway,
  subhead,
  caption,
  credits,
  correction,
  link_line,
  published,
  source,
  metadata,   ///< header lines without a field of their own: "LENGTH: 512 words", "Document 1 of 100"
  end_mark,   ///< "ENDS"
  separator,  ///< a rule; it is part of the story above it
  unassigned,
};

/// The name of a kind, as the report shows it: "takeaways heading".
[[nodiscard]] std::string_view to_string(PartKind kind);

/// Why a piece belongs to no story.
enum class Unassigned : std::uint8_t {
  none,
  above_first_story,
  furniture,  ///< "Advertisement", "Share this"
  repeated,   ///< the same short line stands in three places of the page or more
};

/// A reason in words: "repeated on the page".
[[nodiscard]] std::string_view to_string(Unassigned reason);

/// A piece of the page. Parts lie in the order of the page, do not overlap, and hold every byte that is not white
/// space.
struct Part {
  Span span;
  std::uint32_t story = 0;  ///< position in the corpus; of an unassigned piece, the story around it
  PartKind kind = PartKind::unassigned;
  Unassigned reason = Unassigned::none;
};

/// A place where a story begins. A story without a headline has the score 0 and the evidence "no headline"; in an
/// export with numbers, 1 and "document number" as well.
struct Boundary {
  std::size_t begin = 0;  ///< byte at which the story's headline starts
  double score = 0;       ///< the evidence's sum; a story begins where it reaches PageOptions::boundary_score
  std::vector<std::string_view> evidence;  ///< what spoke for it, and against: {"byline below", "credits above"}
};

/// What went where: the account of a parsed page.
struct PageReport {
  std::vector<Part> parts;
  std::vector<Boundary> boundaries;   ///< one a story
  std::vector<std::string> warnings;  ///< "story 7 has a byline and no body"
  std::size_t replaced = 0;           ///< ill-formed UTF-8 sequences that became U+FFFD
};

struct PageOptions {
  double boundary_score = 1.0;  ///< evidence that a line needs to be taken for a headline
};

/// A page taken apart.
struct Page {
  Corpus stories;
  PageReport report;
};

/// Splits a page into stories.
///
/// Stories begin where the evidence for a headline is strong enough: its shape or markup; a byline, a date, a dateline
/// or a list of takeaways below it; the credits, the closing link or the end mark of another story above it; a wider
/// gap; a change of words, where nothing else tells; the likeness to the page's other headlines. The documents of a
/// numbered export are a story each. A text without any such evidence is a single story. Nothing is dropped: every byte
/// that is not white space is in exactly one part, of a story or unassigned for a reason.
///
/// @param text UTF-8; ill-formed sequences become U+FFFD in the stories and are counted in the report. Spans count the
/// bytes of the text as given.
/// @return the stories in the order of the page, numbered from 1, and the account of what went where.
/// @throws std::invalid_argument if boundary_score is not positive and finite.
[[nodiscard]] Page parse_page(std::string_view text, const PageOptions& options = {});

}  // namespace tidings
