/// @file
/// A news story: a headline, a body, and the typed parts that surround them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tidings {

/// Where and when a story was filed: "LONDON/PARIS, March 3 (AFP) -".
struct Dateline {
  std::vector<std::string> places;  ///< as written: {"LONDON", "PARIS"}
  std::string agency;               ///< what stands in the brackets: "AFP"; empty where there are none
  std::string date;                 ///< as written: "March 3"; empty where there is none

  [[nodiscard]] bool empty() const { return places.empty() && agency.empty() && date.empty(); }
  [[nodiscard]] bool operator==(const Dateline&) const = default;
};

/// One clause of a credits line: "additional reporting by Kirsty Needham in Sydney".
struct Credit {
  std::string role;                 ///< lower case, without "by": "additional reporting"
  std::vector<std::string> names;   ///< in the order of the page
  std::vector<std::string> places;  ///< where they worked, if the line says so: {"Sydney"}

  [[nodiscard]] bool operator==(const Credit&) const = default;
};

/// Bytes [begin, end) of the text that a story was read from.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool operator==(const Span&) const = default;
};

/// A story with its parts. Every text is UTF-8; a part that the story does not have is empty.
struct Story {
  std::string id;  ///< unique in its corpus
  std::string headline;
  std::string kicker;               ///< the short line above or under the headline
  std::string epigraph;             ///< a quotation set before the story
  std::vector<std::string> byline;  ///< the writers' names
  Dateline dateline;
  std::vector<std::string> paragraphs;   ///< the body, without any other part
  std::vector<std::string> takeaways;    ///< bullet points, without their bullets
  std::vector<std::string> subheads;     ///< headings inside the body
  std::vector<std::string> captions;     ///< of pictures: "FILE PHOTO: ..."
  std::vector<Credit> credits;           ///< who reported, wrote and edited
  std::vector<std::string> corrections;  ///< "(Corrects paragraph 3 ...)"
  std::string source;                    ///< the outlet
  std::string url;
  std::string published;  ///< ISO 8601, or empty
  std::string language;   ///< BCP 47, or empty
  std::string label;      ///< given with the story: its event or its subject, to compare clusters with
  Span span;              ///< where the story stands in its page

  /// The paragraphs, joined by a blank line.
  [[nodiscard]] std::string body() const;

  /// What the vectors read: headline, takeaways and body, joined by blank lines. Takeaways belong to it because a
  /// digest has no other text.
  [[nodiscard]] std::string text() const;

  [[nodiscard]] bool operator==(const Story&) const = default;
};

}  // namespace tidings
