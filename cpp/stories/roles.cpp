#include "stories/roles.hpp"

namespace tidings::detail {

bool is_prose(const Block& block) {
  return block.shape == Shape::text && (!block.headline.possible || block.headline.full_stop);
}

bool is_header_matter(const Block& block) {
  switch (block.shape) {
    case Shape::byline:
    case Shape::dateline:
    case Shape::date_line:
    case Shape::measure:
    case Shape::takeaways_heading:
    case Shape::bullet:
    case Shape::caption:
    case Shape::epigraph:
    case Shape::correction:
      return true;
    case Shape::field:
      return block.field != Field::headline;
    default:
      return false;
  }
}

bool is_standfirst(const std::vector<Block>& blocks, std::size_t at) {
  constexpr std::size_t longest = 300;
  if (at + 1 >= blocks.size() || blocks[at].shape != Shape::text) return false;
  const Shape below = blocks[at + 1].shape;
  return (below == Shape::byline || below == Shape::date_line) && !blocks[at + 1].form_feed_above &&
         blocks[at].span.end - blocks[at].span.begin <= longest;
}

bool leads_headline(const std::vector<Block>& blocks, std::size_t at) {
  if (blocks[at].shape != Shape::date_line) return false;
  if (at == 0 || blocks[at].form_feed_above) return true;
  const Block& above = blocks[at - 1];
  return is_prose(above) || closes_story(above) || above.shape == Shape::dateline || above.shape == Shape::bullet ||
         above.shape == Shape::furniture || above.shape == Shape::link;
}

bool is_kicker_like(const Block& block) {
  if (block.shape == Shape::epigraph) return true;
  const HeadlineShape& shape = block.headline;
  return (block.shape == Shape::text || block.shape == Shape::heading) && shape.possible && !shape.full_stop &&
         shape.words <= 12;
}

bool closes_story(const Block& block) {
  return block.shape == Shape::credits || block.shape == Shape::closing_link || block.shape == Shape::end_mark ||
         (block.shape == Shape::separator && block.level == 0);
}

}  // namespace tidings::detail
