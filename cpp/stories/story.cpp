#include "tidings/stories/story.hpp"

#include <string_view>

namespace tidings {
namespace {

constexpr std::string_view blank_line = "\n\n";

void append(std::string& text, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += blank_line;
  text += part;
}

}  // namespace

std::string Story::body() const {
  std::string body;
  for (const std::string& paragraph : paragraphs) append(body, paragraph);
  return body;
}

std::string Story::text() const {
  std::string text = headline;
  for (const std::string& takeaway : takeaways) append(text, takeaway);
  for (const std::string& paragraph : paragraphs) append(text, paragraph);
  return text;
}

}  // namespace tidings
