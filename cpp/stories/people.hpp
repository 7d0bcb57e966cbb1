/// @file
/// Names of writers, and where they worked. Private to the stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings::detail {

/// What "Ana Ruiz in Lima, Bo Li and Cy Day" says.
struct People {
  std::vector<std::string> names;
  std::vector<std::string> places;
};

/// Whether the text looks like a person's or an agency's name: up to six words that start with a capital or a letter
/// without case, or are particles such as "van"; no digits.
[[nodiscard]] bool is_name(std::string_view text);

/// Whether the text looks like the name of a person rather than that of an outlet: two to four words of a name, none of
/// which is an article or one of outlets, such as "Times".
[[nodiscard]] bool is_person(std::string_view text);

/// Takes a list of names apart; every piece counts, whether it looks like a name or not.
[[nodiscard]] People read_people(std::string_view text);

/// The names after "By", without titles and outlets; empty where the line is no byline.
/// One that starts in small letters must name everybody in full.
[[nodiscard]] std::vector<std::string> read_byline(std::string_view line);

/// The names of a labelled line: "Ana Ruiz and Bo Li", "By Ana Ruiz", "Ruiz, Ana; Li, Bo".
[[nodiscard]] std::vector<std::string> read_authors(std::string_view value);

}  // namespace tidings::detail
