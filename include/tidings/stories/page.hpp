/// @file
/// Splits a page of concatenated stories, as a news site's topic archive shows them, into stories with their parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/stories/corpus.hpp"

namespace tidings {

/// What a piece of a page is. The order is that of Story's fields, then what has no field.
enum class PartKind {
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
  separator,  ///< a rule between stories; it belongs to none
  unassigned,
};

/// The name of a kind, as the report shows it: "takeaways heading".
[[nodiscard]] std::string_view to_string(PartKind kind);

/// A piece of the page. Parts lie in the order of the page, do not overlap, and hold every byte that is not white
/// space.
struct Part {
  PartKind kind = PartKind::unassigned;
  Span span;
  std::size_t story = 0;  ///< position in the corpus; meaningless where the kind is separator or unassigned
};

/// A place where a story begins. A story without a headline has the score 0 and the evidence "no headline".
struct Boundary {
  std::size_t begin = 0;  ///< byte at which the story's headline starts
  double score = 0;       ///< the evidence's sum; a story begins where it reaches PageOptions::boundary_score
  std::vector<std::string> evidence;  ///< what spoke for it: {"byline below", "credits above"}
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
/// Stories begin where the evidence for a headline is strong enough: its shape, a byline, a dateline or a list of
/// takeaways below it, the credits or the closing link of another story above it. A text without any such evidence is a
/// single story. Nothing is dropped: every byte that is not white space is in exactly one part.
///
/// @param text UTF-8; ill-formed sequences become U+FFFD in the stories and are counted in the report. Spans count the
/// bytes of the text as given.
/// @return the stories in the order of the page, numbered from 1, and the account of what went where.
/// @throws std::invalid_argument if boundary_score is not positive and finite.
[[nodiscard]] Page parse_page(std::string_view text, const PageOptions& options = {});

}  // namespace tidings
