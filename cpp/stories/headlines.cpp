#include "stories/headlines.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <string_view>
#include <utility>

#include "stories/candidates.hpp"
#include "stories/evidence.hpp"
#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

constexpr Evidence as_other_headlines{"stands as other headlines of the page", 0.3};
constexpr Evidence as_all_headlines{"stands as nearly all headlines of the page", 0.5};
constexpr Evidence unlike_other_headlines{"does not stand as other headlines of the page", -0.3};
constexpr Evidence no_capitals{"no capitals, as other headlines of the page have", -0.5};
constexpr Evidence first_of_page{"the first of the page's stories", 0.6};
/// What a page has to say before its first story: a greeting, a date.
constexpr std::size_t longest_opening = 600;
/// Fewer headlines do not show how a page sets them.
constexpr std::size_t few = 3;

/// What candidates of a page are compared by.
struct Signature {
  std::string_view above;
  std::string_view below;
  bool capitals;
  bool wide;

  auto operator<=>(const Signature&) const = default;
};

struct Tally {
  std::size_t candidates = 0;
  std::size_t headlines = 0;
};

/// Finds the headlines of a page in two rounds: by their own evidence, then by their likeness to those found.
class HeadlineFinder {
 public:
  HeadlineFinder(const Blocks& blocks, const Layout& layout, double least)
      : blocks_(blocks),
        items_(blocks.items),
        layout_(layout),
        least_(least - rounding),
        candidates_(find_candidates(blocks, layout, least_)) {}

  std::vector<StoryStart> find() {
    count();
    for (const Candidate& candidate : candidates_.items) {
      const Evidence* const likeness = adjustment(candidate);
      if (candidate.score + (likeness == nullptr ? 0 : likeness->weight) >= least_) accept(candidate, likeness);
    }
    drop_mail_subject();
    return std::move(starts_);
  }

 private:
  /// The subject of a mail with several stories is no headline.
  void drop_mail_subject() {
    if (starts_.size() < few) return;
    const std::size_t at = starts_.front().headline;
    const auto is_mail = [&](std::size_t i) {
      return items_[i].shape == Shape::field && items_[i].field == Field::mail;
    };
    const bool mail = items_[at].shape == Shape::field && ((at > 0 && is_mail(at - 1)) || is_mail(at + 1));
    if (mail) starts_.erase(starts_.begin());
  }

  [[nodiscard]] Signature signature_of(const Candidate& candidate) const {
    const Block& block = items_[candidate.block];
    return {candidate.surroundings.above, candidate.surroundings.below, block.headline.capitals,
            block.blank_lines > layout_.usual_gap};
  }

  void count() {
    for (const Candidate& candidate : candidates_.items) {
      ++tallies_[signature_of(candidate)].candidates;
      if (first_ == nullptr && may_open_page(candidate)) first_ = &candidate;
      if (candidate.score < least_) continue;
      if (!candidate.surroundings.above.empty()) ++with_sign_above_;
      ++tallies_[signature_of(candidate)].headlines;
      ++headlines_;
      if (!candidate.surroundings.below.empty()) ++with_sign_below_;
      if (items_[candidate.block].headline.capitals) ++in_capitals_;
    }
  }

  /// Where most lines of the same surroundings are headlines, so is this one; where nearly all headlines have a sign
  /// below, one without it is suspect.
  [[nodiscard]] const Evidence* adjustment(const Candidate& candidate) const {
    const Tally& tally = tallies_.at(signature_of(candidate));
    if (candidate.score < least_) {
      if (opens_page(candidate)) return &first_of_page;
      const bool most = tally.headlines >= few && 2 * tally.headlines >= tally.candidates;
      const bool nearly_all = 4 * tally.headlines >= 3 * tally.candidates;
      if (!most) return nullptr;
      return nearly_all ? &as_all_headlines : &as_other_headlines;
    }
    if (headlines_ >= few && 10 * in_capitals_ >= 9 * headlines_ && !items_[candidate.block].headline.capitals) {
      return &no_capitals;
    }
    const bool bare = candidate.surroundings.below.empty() && candidate.surroundings.above.empty();
    const bool signs = headlines_ >= few && 10 * with_sign_below_ >= 9 * headlines_;
    return bare && signs ? &unlike_other_headlines : nullptr;
  }

  /// A line that nothing else decides, above prose, after a few words of opening.
  [[nodiscard]] bool may_open_page(const Candidate& candidate) const {
    const Block& block = items_[candidate.block];
    const bool bare = candidate.surroundings.above.empty() && candidate.surroundings.below.empty();
    if (!bare || block.span.begin > longest_opening || block.headline.full_stop || block.headline.words < 3)
      return false;
    return candidate.block + 1 < items_.size() && is_prose(items_[candidate.block + 1]);
  }

  /// Where nearly all headlines are known by what closes the story above, the first has no story above it.
  [[nodiscard]] bool opens_page(const Candidate& candidate) const {
    return &candidate == first_ && headlines_ >= few && 10 * with_sign_above_ >= 9 * headlines_;
  }

  void accept(const Candidate& candidate, const Evidence* likeness) {
    StoryStart start{candidate.block, candidate.block, {}};
    Scale scale = weigh(candidates_, candidate, blocks_, layout_);
    if (likeness != nullptr) scale.add(*likeness);
    start.boundary = {items_[candidate.block].span.begin, scale.score(), scale.names()};
    if (!starts_.empty()) scan_to(candidate.block);
    const bool other_story = between_.body || items_[candidate.block].form_feed_above || has_own_head(candidate);
    if (starts_.empty() || other_story || likeness == &first_of_page) {
      starts_.push_back(std::move(start));
    } else if (is_better(start)) {
      starts_.back() = std::move(start);
    } else {
      return;
    }
    last_ = candidate.surroundings;
    between_ = {.scanned = candidate.block + 1};
  }

  /// Of two headlines without a body between one is a kicker or furniture: the second, unless the first is a label, or
  /// has less evidence, nothing closes a story above it and its words do not recur below.
  [[nodiscard]] bool is_better(const StoryStart& second) const {
    const StoryStart& first = starts_.back();
    const HeadlineShape& shape = items_[first.headline].headline;
    const bool label = shape.brief || (shape.capitals && !items_[second.headline].headline.capitals);
    if (second.boundary.score <= first.boundary.score + rounding) return false;
    return label || (last_.above.empty() && !opens_topic(blocks_, first.headline));
  }

  /// What stands between the last headline and the blocks up to `scanned`.
  struct Between {
    std::size_t scanned = 0;
    bool body = false;  ///< anything but header matter
    bool head = false;  ///< header matter
  };

  void scan_to(std::size_t below) {
    const bool label = items_[starts_.back().headline].headline.brief;
    for (; between_.scanned < below; ++between_.scanned) {
      const Block& block = items_[between_.scanned];
      const bool link_of_label = label && block.shape == Shape::link;
      between_.body = between_.body || block.form_feed_above || !(is_head(block) || link_of_label);
      between_.head = between_.head || is_header_matter(block);
    }
  }

  /// Whether the sign below a headline is that of the headline above, and both have one: two bylines, say.
  [[nodiscard]] bool has_own_head(const Candidate& candidate) const {
    return between_.head && !last_.below.empty() && last_.below == candidate.surroundings.below;
  }

  static bool is_head(const Block& block) {
    switch (block.shape) {
      case Shape::byline:
      case Shape::date_line:
      case Shape::measure:
      case Shape::correction:
      case Shape::epigraph:
      case Shape::takeaways_heading:
      case Shape::furniture:
      case Shape::repeated:
        return true;
      case Shape::field:
        return block.field != Field::body && block.field != Field::headline;
      case Shape::separator:
        return block.level > 0;
      default:
        return is_kicker_like(block);
    }
  }

  const Blocks& blocks_;
  const std::vector<Block>& items_;
  const Layout& layout_;
  double least_;
  Candidates candidates_;
  std::map<Signature, Tally> tallies_;
  std::size_t headlines_ = 0;
  std::size_t with_sign_above_ = 0;
  std::size_t with_sign_below_ = 0;
  const Candidate* first_ = nullptr;  ///< that may open the page
  std::size_t in_capitals_ = 0;
  Surroundings last_;
  Between between_;
  std::vector<StoryStart> starts_;
};

}  // namespace

std::vector<StoryStart> find_headlines(const Blocks& blocks, const Layout& layout, double least) {
  return HeadlineFinder(blocks, layout, least).find();
}

}  // namespace tidings::detail
