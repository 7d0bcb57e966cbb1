#include "stories/headlines.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <string_view>
#include <utility>

#include "stories/evidence.hpp"
#include "stories/roles.hpp"
#include "stories/signature.hpp"
#include "stories/surroundings.hpp"

namespace tidings::detail {
namespace {

/// Weights are decimal fractions: sums of the same ones may differ by rounding.
constexpr double rounding = 1e-9;
/// A line this far from being a headline is not compared with the words around it.
constexpr double hopeless = 0.75;

constexpr Evidence as_other_headlines{"stands as other headlines of the page", 0.3};
constexpr Evidence as_all_headlines{"stands as nearly all headlines of the page", 0.5};
constexpr Evidence unlike_other_headlines{"does not stand as other headlines of the page", -0.3};
constexpr Evidence no_capitals{"no capitals, as other headlines of the page have", -0.5};
constexpr Evidence words_change{"the words change at nearly all such lines", 0.3};
/// Of two parts of a story .20 of the words are shared, of two stories .08 (topics.hpp). The mean over a page's lines
/// tells the two apart more surely than one line does.
constexpr double foreign = 0.12;
/// Fewer headlines do not show how a page sets them.
constexpr std::size_t few = 3;

struct Candidate {
  std::size_t block = 0;
  double score = 0;
  Surroundings surroundings;
  TopicChange change{};  ///< known where the words were asked
};

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
      : blocks_(blocks), items_(blocks.items), layout_(layout), least_(least - rounding) {}

  std::vector<StoryStart> find() {
    for (std::size_t at = 0; at < items_.size(); ++at) {
      if (may_be_headline(items_[at]) && !signs(at)) add_candidate(at);
    }
    weigh_page();
    count();
    for (const Candidate& candidate : candidates_) {
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

  [[nodiscard]] bool may_be_headline(const Block& block) const {
    if (block.shape == Shape::field) return block.field == Field::headline;
    if (block.shape == Shape::heading) return block.level == layout_.heading_level && block.headline.possible;
    return block.headline.possible && (block.shape == Shape::text || block.shape == Shape::repeated);
  }

  /// "Ana Ruiz, The Courier" above a date.
  [[nodiscard]] bool signs(std::size_t at) const {
    const bool dated = at + 1 < items_.size() && items_[at + 1].shape == Shape::date_line;
    return dated && at > 0 && !read_signature(blocks_.bytes(items_[at])).outlet.empty();
  }

  void add_candidate(std::size_t at) {
    Scale scale;
    weigh_setting(blocks_, layout_, at, scale);
    Candidate candidate{.block = at, .surroundings = weigh_surroundings(blocks_, at, scale)};
    candidate.change = weigh_words(at, scale);
    candidate.score = scale.score();
    if (candidate.change.known) {
      ++asked_;
      overlap_ += candidate.change.overlap;
    }
    if (candidate.score < least_ - hopeless) return;
    ++tallies_[signature_of(candidate)].candidates;
    candidates_.push_back(std::move(candidate));
  }

  /// Words decide where the layout leaves it open, above prose.
  [[nodiscard]] TopicChange weigh_words(std::size_t at, Scale& scale) const {
    const bool open = scale.score() < least_ && scale.score() >= least_ - hopeless;
    const bool above_prose = at + 1 < items_.size() && is_prose(items_[at + 1]);
    if (!open || !above_prose || items_[at].headline.full_stop) return {};
    return weigh_topics(blocks_, at, scale);
  }

  /// On a page where the words change at most of the lines that nothing else decides, those are headlines.
  void weigh_page() {
    const auto lines = static_cast<double>(asked_);
    words_change_ = asked_ >= few && overlap_ < foreign * lines;
    for (Candidate& candidate : candidates_) {
      if (changes_words(candidate)) candidate.score += words_change.weight;
    }
  }

  [[nodiscard]] bool changes_words(const Candidate& candidate) const {
    return words_change_ && candidate.change.known && candidate.change.overlap < foreign;
  }

  [[nodiscard]] Signature signature_of(const Candidate& candidate) const {
    const Block& block = items_[candidate.block];
    return {candidate.surroundings.above, candidate.surroundings.below, block.headline.capitals,
            block.blank_lines > layout_.usual_gap};
  }

  void count() {
    for (const Candidate& candidate : candidates_) {
      if (candidate.score < least_) continue;
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

  void accept(const Candidate& candidate, const Evidence* likeness) {
    StoryStart start{candidate.block, candidate.block, {}};
    Scale scale;
    weigh_setting(blocks_, layout_, candidate.block, scale);
    weigh_surroundings(blocks_, candidate.block, scale);
    if (weigh_words(candidate.block, scale).known && changes_words(candidate)) scale.add(words_change);
    if (likeness != nullptr) scale.add(*likeness);
    start.boundary = {items_[candidate.block].span.begin, scale.score(), scale.names()};
    if (!starts_.empty()) scan_to(candidate.block);
    if (starts_.empty() || between_.body || items_[candidate.block].form_feed_above || has_own_head(candidate)) {
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
  std::vector<Candidate> candidates_;
  std::map<Signature, Tally> tallies_;
  std::size_t asked_ = 0;  ///< lines whose words were compared
  double overlap_ = 0;     ///< theirs, added up
  bool words_change_ = false;
  std::size_t headlines_ = 0;
  std::size_t with_sign_below_ = 0;
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
