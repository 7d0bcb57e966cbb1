#include "vectors/story_texts.hpp"

#include <cstddef>

namespace tidings::detail {
namespace {

using View = std::string_view (Corpus::*)(std::size_t) const;

/// What gives a view of the column, if it is kept in one piece; or else null.
View view_of(StoryColumn column) {
  switch (column) {
    case StoryColumn::text:
      return &Corpus::text;
    case StoryColumn::headline:
      return &Corpus::headline;
    case StoryColumn::body:
      return &Corpus::body;
    case StoryColumn::source:
      return &Corpus::source;
    case StoryColumn::url:
      return &Corpus::url;
    case StoryColumn::language:
      return &Corpus::language;
    case StoryColumn::label:
      return &Corpus::label;
    default:
      return nullptr;
  }
}

/// The parts, joined by blank lines.
std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : "\n\n").append(part);
  return text;
}

std::string text_of(const Story& story, StoryColumn column) {
  switch (column) {
    case StoryColumn::kicker:
      return story.kicker;
    case StoryColumn::epigraph:
      return story.epigraph;
    case StoryColumn::byline:
      return joined(story.byline);
    case StoryColumn::paragraphs:
      return joined(story.paragraphs);
    case StoryColumn::takeaways:
      return joined(story.takeaways);
    case StoryColumn::subheads:
      return joined(story.subheads);
    case StoryColumn::captions:
      return joined(story.captions);
    case StoryColumn::corrections:
      return joined(story.corrections);
    default:
      return {};
  }
}

}  // namespace

StoryTexts::StoryTexts(const Corpus& stories, StoryColumn column) {
  const View view = view_of(column);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (view == nullptr) {
      joined_.push_back(text_of(stories[i], column));
    } else {
      views_.push_back((stories.*view)(i));
    }
  }
  if (view == nullptr) views_.assign(joined_.begin(), joined_.end());
}

}  // namespace tidings::detail
