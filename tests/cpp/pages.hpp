/// @file
/// What the tests of parse_page share: pages, and the promise that nothing is lost.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/stories/page.hpp"

namespace pages {

using tidings::Page;
using tidings::Part;
using tidings::PartKind;
using tidings::Story;
using Texts = std::vector<std::string>;

inline std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::string data_folder() {
  if (const char* const folder = std::getenv("TIDINGS_DATA")) return folder;
#ifdef TIDINGS_DATA_DIR
  return TIDINGS_DATA_DIR;
#else
  return {};
#endif
}

inline std::optional<std::string> seed_page() {
  return read_file(data_folder() + "/pages/national-security.txt");
}

inline std::optional<std::string> own_file(const std::string& name) {
#ifdef TIDINGS_SOURCE_DIR
  return read_file(std::string(TIDINGS_SOURCE_DIR) + "/python/tidings/data/" + name);
#else
  return name.empty() ? std::optional<std::string>() : std::nullopt;
#endif
}

inline Texts headlines_of(const Page& page) {
  Texts headlines;
  for (const Story& story : page.stories) headlines.push_back(story.headline);
  return headlines;
}

inline std::size_t count(const Page& page, PartKind kind) {
  return static_cast<std::size_t>(std::ranges::count(page.report.parts, kind, &Part::kind));
}

/// The first fields of a table without line breaks in its fields.
inline Texts first_column(const std::string& table) {
  Texts column;
  for (std::size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1) {
    const bool quoted = table[at] == '"';
    const std::size_t begin = quoted ? at + 1 : at;
    column.push_back(table.substr(begin, table.find(quoted ? '"' : ',', begin) - begin));
  }
  return column;
}

/// White space as Unicode has it, and a byte order mark at the start: what no part needs to hold.
inline std::size_t blank_at(std::string_view text, std::size_t at) {
  constexpr std::string_view blanks[]{" ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085",
                                      "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004",
                                      "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A", "\u2028",
                                      "\u2029", "\u202F", "\u205F", "\u3000"};
  if (at == 0 && text.starts_with("\uFEFF")) return 3;
  for (const std::string_view blank : blanks) {
    if (text.substr(at).starts_with(blank)) return blank.size();
  }
  return 0;
}

inline bool is_all_blank(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t length = blank_at(text, begin);
    if (length == 0) return false;
    begin += length;
  }
  return begin == end;
}

/// Whether the parts lie in order, do not overlap, hold all that is not blank, and name stories that exist.
inline bool conserves(std::string_view text, const Page& page) {
  std::size_t end = 0;
  for (const Part& part : page.report.parts) {
    const bool in_order = part.span.begin >= end && part.span.end > part.span.begin && part.span.end <= text.size();
    const bool of_story =
        part.kind == PartKind::unassigned || part.kind == PartKind::separator || part.story < page.stories.size();
    if (!in_order || !of_story || !is_all_blank(text, end, part.span.begin)) return false;
    end = part.span.end;
  }
  return is_all_blank(text, end, text.size()) && page.report.boundaries.size() == page.stories.size();
}

inline constexpr std::string_view invented_page =
    "EXCLUSIVE\n\nGlass eels return to the river Orme\n\nBy Zoë Quist and Jean-Luc d’Arcy\n\n"
    "(Corrects the length of the river in paragraph 2)\n\n"
    "KOLVAR/TESKA, March 3, 2024 (NNA) — The eels are back, a warden said.\n\n‘THIN AS NEEDLES’\n\n"
    "They swam 40 km in a night.\n\nFILE PHOTO: An eel. NNA/Bo Li/File Photo\n\n"
    "(Reporting by Zoë Quist in Kolvar; Editing by Cy Day)\n\n***\n\n"
    "Bridge tolls end at midnight\n\nKey points:\n\n- No more coins\n- The booths become kiosks\n\n"
    "Continue reading at https://example.org/tolls\n\n\f"
    "Plum harvest doubles after mild winter\nPORT SALVO, April 3 – Growers picked twice as many plums as last\n"
    "year, the board said. Prices fell\nby a third.\n\n(This version of the story adds prices)\n";

}  // namespace pages
