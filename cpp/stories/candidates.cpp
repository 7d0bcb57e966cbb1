#include "stories/candidates.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "stories/roles.hpp"
#include "stories/signature.hpp"

namespace tidings::detail {
namespace {

constexpr Evidence words_change{"the words change at nearly all such lines", 0.3};
constexpr Evidence links_close{"every link closes a story", 0.4};
/// A line this far from being a headline is not compared with the words around it.
constexpr double hopeless = 0.75;
/// Of two parts of a story .20 of the words are shared, of two stories .08 (topics.hpp). The mean over a page's lines
/// tells the two apart more surely than one line does.
constexpr double foreign = 0.12;
/// Fewer lines show no habit of a page.
constexpr std::size_t few = 3;

[[nodiscard]] bool may_be_headline(const Block& block, const Layout& layout) {
  if (block.shape == Shape::field) return block.field == Field::headline;
  if (block.shape == Shape::heading) return block.level == layout.heading_level && block.headline.possible;
  return block.headline.possible && (block.shape == Shape::text || block.shape == Shape::repeated);
}

/// "Ana Ruiz, The Courier" above a date.
[[nodiscard]] bool signs(const Blocks& blocks, std::size_t at) {
  const bool dated = at + 1 < blocks.items.size() && blocks.items[at + 1].shape == Shape::date_line;
  return dated && at > 0 && !read_signature(blocks.bytes(blocks.items[at])).outlet.empty();
}

/// Whether a story can stand above a line: a paragraph and not just a greeting.
bool has_story_above(const Blocks& blocks, std::size_t at) {
  constexpr std::size_t longest_greeting = 120;
  const auto is_paragraph = [](const Block& block) {
    return is_prose(block) && block.span.end - block.span.begin > longest_greeting;
  };
  return std::any_of(blocks.items.begin(), std::next(blocks.items.begin(), static_cast<std::ptrdiff_t>(at)),
                     is_paragraph);
}

/// Words decide where the layout leaves it open, between prose and prose.
TopicChange weigh_words(const Blocks& blocks, std::size_t at, double least, Scale& scale) {
  const bool open = scale.score() < least && scale.score() >= least - hopeless;
  const bool above_prose = at + 1 < blocks.items.size() && is_prose(blocks.items[at + 1]);
  if (!open || !above_prose || blocks.items[at].headline.full_stop || !has_story_above(blocks, at)) return {};
  return weigh_topics(blocks, at, scale);
}

/// On a page where the words change at most of the lines that nothing else decides, those are headlines.
bool words_change_at(const std::vector<TopicChange>& asked) {
  double overlap = 0;
  for (const TopicChange& change : asked) overlap += change.overlap;
  return asked.size() >= few && overlap < foreign * static_cast<double>(asked.size());
}

/// A line above prose that has nothing but a link above to show for itself.
bool is_below_link(const Blocks& blocks, std::size_t at, const Surroundings& surroundings) {
  const bool above_prose = at + 1 < blocks.items.size() && is_prose(blocks.items[at + 1]);
  return above_prose && has_link_above(surroundings) && surroundings.below.empty();
}

/// Whether headline, prose and link follow each other through the page.
bool links_close_stories(const Blocks& blocks, const std::vector<std::size_t>& lines) {
  std::size_t links = 0;
  for (std::size_t at = 1; at < blocks.items.size(); ++at) {
    const bool another = blocks.items[at - 1].shape == Shape::link;
    if (blocks.items[at].shape == Shape::link && !another) ++links;
  }
  if (links < few) return false;
  const auto below_link = std::ranges::count_if(lines, [&](std::size_t at) {
    Scale unused;
    return is_below_link(blocks, at, weigh_surroundings(blocks, at, unused));
  });
  return below_link >= std::ptrdiff_t{few} && 5 * static_cast<std::size_t>(below_link + 1) >= 4 * links;
}

Candidate weigh_candidate(const Blocks& blocks, const Layout& layout, const Candidates& page, std::size_t at,
                          Scale& scale) {
  weigh_setting(blocks, layout, at, scale);
  Candidate candidate{.block = at, .surroundings = weigh_surroundings(blocks, at, scale)};
  const bool closed = page.links_close && is_below_link(blocks, at, candidate.surroundings);
  if (closed && scale.score() < page.least) scale.add(links_close);
  if (!closed) candidate.change = weigh_words(blocks, at, page.least, scale);
  candidate.score = scale.score();
  return candidate;
}

bool is_foreign(const Candidate& candidate) {
  return candidate.change.known && candidate.change.overlap < foreign;
}

}  // namespace

Candidates find_candidates(const Blocks& blocks, const Layout& layout, double least) {
  std::vector<std::size_t> lines;
  for (std::size_t at = 0; at < blocks.items.size(); ++at) {
    if (may_be_headline(blocks.items[at], layout) && !signs(blocks, at)) lines.push_back(at);
  }
  Candidates found{.items = {}, .least = least, .links_close = links_close_stories(blocks, lines)};
  std::vector<TopicChange> asked;
  for (const std::size_t at : lines) {
    Scale scale;
    Candidate candidate = weigh_candidate(blocks, layout, found, at, scale);
    if (candidate.change.known) asked.push_back(candidate.change);
    if (candidate.score >= least - hopeless) found.items.push_back(std::move(candidate));
  }
  found.words_change = words_change_at(asked);
  for (Candidate& candidate : found.items) {
    if (found.words_change && is_foreign(candidate)) candidate.score += words_change.weight;
  }
  return found;
}

Scale weigh(const Candidates& candidates, const Candidate& candidate, const Blocks& blocks, const Layout& layout) {
  Scale scale;
  const Candidate again = weigh_candidate(blocks, layout, candidates, candidate.block, scale);
  if (candidates.words_change && is_foreign(again)) scale.add(words_change);
  return scale;
}

}  // namespace tidings::detail
