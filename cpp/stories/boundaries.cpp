#include "stories/boundaries.hpp"

#include <string_view>
#include <utility>

namespace tidings::detail {
namespace {

/// A reason to take a block for a headline, or not to. The weights are such that a headline's shape and one strong
/// sign beside it suffice (1.0), and that a full stop needs two.
struct Evidence {
  std::string_view name;
  double weight;
};

constexpr Evidence headline_shape_evidence{"headline shape", 0.4};
constexpr Evidence full_stop{"ends in a full stop", -0.5};
constexpr Evidence capitals{"all capitals", -0.2};
constexpr Evidence brief{"few words", -0.15};
constexpr Evidence sentences{"several sentences", -0.2};
constexpr Evidence start_of_page{"start of page", 1.0};
constexpr Evidence credits_above{"credits above", 0.8};
constexpr Evidence closing_link_above{"closing link above", 0.6};
constexpr Evidence link_above{"link above", 0.3};
constexpr Evidence separator_above{"separator above", 0.6};
constexpr Evidence bullets_above{"bullets above", 0.2};
constexpr Evidence byline_below{"byline below", 0.8};
constexpr Evidence dateline_below{"dateline below", 0.8};
constexpr Evidence dateline_under_byline{"dateline under the byline", 0.3};
constexpr Evidence takeaways_below{"takeaways below", 0.8};
constexpr Evidence bullets_below{"bullets below", 0.4};
constexpr Evidence epigraph_below{"epigraph below", 0.4};
constexpr Evidence caption_below{"caption below", 0.5};
/// Evidence counts less when a kicker stands between.
constexpr Evidence across_kicker{"across a kicker", -0.1};

/// Sums the evidence for one block.
class Scale {
 public:
  void add(const Evidence& evidence) {
    boundary_.score += evidence.weight;
    boundary_.evidence.emplace_back(evidence.name);
  }

  [[nodiscard]] Boundary take() { return std::move(boundary_); }

 private:
  Boundary boundary_;
};

const Evidence* evidence_of_block_above(const Block& block) {
  switch (block.shape) {
    case Shape::credits:
      return &credits_above;
    case Shape::closing_link:
      return &closing_link_above;
    case Shape::link:
      return &link_above;
    case Shape::separator:
      return &separator_above;
    case Shape::bullet:
      return &bullets_above;
    default:
      return nullptr;
  }
}

const Evidence* evidence_of_block_below(const Block& block) {
  switch (block.shape) {
    case Shape::byline:
      return &byline_below;
    case Shape::dateline:
      return &dateline_below;
    case Shape::takeaways_heading:
      return &takeaways_below;
    case Shape::bullet:
      return &bullets_below;
    case Shape::caption:
      return &caption_below;
    case Shape::epigraph:
      return &epigraph_below;
    default:
      return nullptr;
  }
}

/// Looks from one block up and down, over a kicker, an epigraph or a correction.
class Surroundings {
 public:
  Surroundings(std::span<const Block> blocks, std::size_t at) : blocks_(blocks), at_(at) {}

  void weigh_above(Scale& scale) const {
    std::size_t begin = at_;
    if (!blocks_[begin].form_feed_above && begin > 0 && blocks_[begin - 1].shape == Shape::correction) --begin;
    const bool kicker = !starts(begin) && is_kicker_like(blocks_[begin - 1]);
    if (kicker) --begin;
    const Evidence* const found = find_above(begin);
    if (found == nullptr) return;
    scale.add(*found);
    if (kicker) scale.add(across_kicker);
  }

  void weigh_below(Scale& scale) const {
    std::size_t next = at_ + 1;
    const bool kicker = !blocks_[at_].headline.full_stop && is_text_kicker(next);
    if (kicker) ++next;
    if (next >= blocks_.size() || blocks_[next].form_feed_above) return;
    if (blocks_[next].shape == Shape::correction && next + 1 < blocks_.size()) ++next;
    const Evidence* const found = evidence_of_block_below(blocks_[next]);
    if (found == nullptr) return;
    scale.add(*found);
    if (kicker) scale.add(across_kicker);
    weigh_second_below(scale, blocks_[next].shape, next + 1);
  }

 private:
  /// Whether nothing of the page, or nothing of the sheet, is above a block.
  [[nodiscard]] bool starts(std::size_t block) const { return block == 0 || blocks_[block].form_feed_above; }

  [[nodiscard]] bool is_text_kicker(std::size_t block) const {
    return block + 1 < blocks_.size() && blocks_[block].shape == Shape::text && is_kicker_like(blocks_[block]);
  }

  [[nodiscard]] const Evidence* find_above(std::size_t block) const {
    if (block == 0) return &start_of_page;
    if (blocks_[block].form_feed_above) return &separator_above;
    return evidence_of_block_above(blocks_[block - 1]);
  }

  void weigh_second_below(Scale& scale, Shape first, std::size_t next) const {
    if (next >= blocks_.size()) return;
    const Shape second = blocks_[next].shape;
    if (first == Shape::byline && second == Shape::dateline) scale.add(dateline_under_byline);
    const bool transparent = first == Shape::caption || first == Shape::epigraph;
    if (!transparent || second == Shape::caption || second == Shape::epigraph) return;
    if (const Evidence* const found = evidence_of_block_below(blocks_[next])) scale.add(*found);
  }

  std::span<const Block> blocks_;
  std::size_t at_;
};

void weigh_shape(Scale& scale, const HeadlineShape& shape) {
  scale.add(headline_shape_evidence);
  if (shape.full_stop) scale.add(full_stop);
  if (shape.capitals) scale.add(capitals);
  if (shape.brief) scale.add(brief);
  if (shape.sentences) scale.add(sentences);
}

Boundary weigh(std::span<const Block> blocks, std::size_t at) {
  Scale scale;
  weigh_shape(scale, blocks[at].headline);
  const Surroundings surroundings(blocks, at);
  surroundings.weigh_above(scale);
  surroundings.weigh_below(scale);
  Boundary boundary = scale.take();
  boundary.begin = blocks[at].span.begin;
  return boundary;
}

/// Weights are decimal fractions: sums of the same ones may differ by rounding.
constexpr double rounding = 1e-9;

/// Of two headlines in a row one is a kicker: the one with less evidence, and of equals the second.
void add_headline(std::vector<Headline>& headlines, Headline next, const Block& block) {
  const bool in_a_row = !headlines.empty() && next.block == headlines.back().block + 1 && !block.form_feed_above;
  if (!in_a_row) {
    headlines.push_back(std::move(next));
  } else if (next.boundary.score > headlines.back().boundary.score + rounding) {
    headlines.back() = std::move(next);
  }
}

}  // namespace

bool is_kicker_like(const Block& block) {
  if (block.shape == Shape::epigraph) return true;
  const HeadlineShape& shape = block.headline;
  return block.shape == Shape::text && shape.possible && !shape.full_stop && shape.words <= 12;
}

bool closes_story(const Block& block) {
  return block.shape == Shape::credits || block.shape == Shape::closing_link || block.shape == Shape::separator;
}

bool is_header_matter(const Block& block) {
  return evidence_of_block_below(block) != nullptr || block.shape == Shape::correction;
}

std::vector<Headline> find_headlines(std::span<const Block> blocks, double least) {
  std::vector<Headline> headlines;
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (!blocks[at].headline.possible) continue;
    Headline headline{at, weigh(blocks, at)};
    if (headline.boundary.score >= least - rounding) add_headline(headlines, std::move(headline), blocks[at]);
  }
  return headlines;
}

}  // namespace tidings::detail
