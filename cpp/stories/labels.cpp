#include "stories/labels.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "stories/characters.hpp"
#include "stories/date_line.hpp"
#include "stories/fields.hpp"
#include "stories/people.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_repeats = 3;
constexpr std::size_t fewest_headline_words = 4;
constexpr std::size_t long_value = 200;  ///< bytes of a value that is a text

/// The lines with one label.
struct Group {
  std::vector<std::size_t> blocks;
  std::size_t beside_others = 0;
  Field field = Field::other;
};

using Groups = std::map<std::string_view, Group>;

class LabelReader {
 public:
  explicit LabelReader(Blocks& blocks) : blocks_(blocks), items_(blocks.items) {}

  void settle() {
    collect();
    const std::size_t least = std::max(least_repeats, most_repeats() / 10);
    std::erase_if(groups_, [&](const auto& entry) { return !is_system(entry.second, least); });
    if (groups_.size() < 2) return;
    for (auto& [label, group] : groups_) group.field = field_of(group);
    choose_headline();
    for (const auto& [label, group] : groups_) {
      for (const std::size_t at : group.blocks) make_field(items_[at], group.field);
    }
  }

 private:
  [[nodiscard]] std::size_t lead_of(std::size_t at) const {
    const Block& block = items_[at];
    const bool plain = block.shape == Shape::text || block.shape == Shape::epigraph || block.shape == Shape::dateline;
    return plain ? label_length(blocks_.bytes(block)) : 0;
  }

  [[nodiscard]] bool is_labelled(std::size_t at) const {
    return at < items_.size() && (items_[at].shape == Shape::field || lead_of(at) > 0);
  }

  void collect() {
    for (std::size_t at = 0; at < items_.size(); ++at) {
      const std::size_t lead = lead_of(at);
      if (lead == 0) continue;
      const std::string_view bytes = blocks_.bytes(items_[at]);
      Group& group = groups_[bytes.substr(0, bytes.find(':'))];
      group.blocks.push_back(at);
      if (is_labelled(at + 1) || (at > 0 && is_labelled(at - 1))) ++group.beside_others;
    }
  }

  /// How often the most frequent label recurs, known or not: about once a document.
  [[nodiscard]] std::size_t most_repeats() const {
    std::map<Field, std::size_t> known;
    for (const Block& block : items_) {
      if (block.shape == Shape::field) ++known[block.field];
    }
    std::size_t most = 0;
    for (const auto& [field, count] : known) most = std::max(most, field == Field::other ? 0 : count);
    for (const auto& [label, group] : groups_) most = std::max(most, group.blocks.size());
    return most;
  }

  /// A label that recurs in one document of ten is one; "Opinion: ..." in a few headlines of a large export is none.
  static bool is_system(const Group& group, std::size_t least) {
    return group.blocks.size() >= least && 3 * group.beside_others >= 2 * group.blocks.size();
  }

  [[nodiscard]] std::string_view value(std::size_t at) const {
    return trim(blocks_.bytes(items_[at]).substr(lead_of(at)));
  }

  /// Whether three in five values fulfil the condition.
  template <class Condition>
  [[nodiscard]] bool most(const Group& group, Condition condition) const {
    const auto count = std::ranges::count_if(group.blocks, [&](std::size_t at) { return condition(value(at)); });
    return 5 * static_cast<std::size_t>(count) >= 3 * group.blocks.size();
  }

  [[nodiscard]] Field field_of(const Group& group) const {
    if (most(group, [](auto value) { return is_date(value); })) return Field::published;
    if (most(group, [](auto value) { return value.starts_with("http") || value.starts_with("www."); }))
      return Field::url;
    if (most(group, [](auto value) { return value.size() >= long_value; })) return Field::body;
    if (most(group, [](auto value) { return is_person(value) || !read_byline(value).empty(); })) return Field::byline;
    return Field::other;
  }

  [[nodiscard]] bool holds_headlines(const Group& group) const {
    std::vector<std::string_view> values;
    for (const std::size_t at : group.blocks) values.push_back(value(at));
    std::ranges::sort(values);
    const auto distinct = std::ranges::unique(values).begin() - values.begin();
    const auto is_headline = [](std::string_view text) {
      const HeadlineShape shape = headline_shape(text);
      return shape.possible && shape.words >= fewest_headline_words;
    };
    return 5 * static_cast<std::size_t>(distinct) >= 4 * values.size() && most(group, is_headline);
  }

  /// The label of headlines that comes first on the page; none where a known label does.
  void choose_headline() {
    const auto is_known = [](const Block& b) { return b.shape == Shape::field && b.field == Field::headline; };
    if (std::ranges::any_of(items_, is_known)) return;
    Group* first = nullptr;
    for (auto& [label, group] : groups_) {
      if (group.field != Field::other || !holds_headlines(group)) continue;
      if (first == nullptr || group.blocks.front() < first->blocks.front()) first = &group;
    }
    if (first != nullptr) first->field = Field::headline;
  }

  void make_field(Block& block, Field field) const {
    block.lead = static_cast<std::uint32_t>(label_length(blocks_.bytes(block)));
    block.shape = Shape::field;
    block.field = field;
  }

  Blocks& blocks_;
  std::vector<Block>& items_;
  Groups groups_;
};

}  // namespace

void settle_labels(Blocks& blocks) {
  LabelReader(blocks).settle();
}

}  // namespace tidings::detail
