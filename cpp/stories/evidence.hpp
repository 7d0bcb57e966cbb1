/// @file
/// Reasons to take a block for a headline, or not to, and their weights. Private to the stage.
///
/// The weights are such that a headline's shape and one strong sign beside it suffice (1.0), and that a full stop needs
/// two. None was fitted to a set of pages; those of the change of topic follow from the shares in topics.hpp.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stories/blocks.hpp"
#include "stories/layout.hpp"
#include "stories/topics.hpp"

namespace tidings::detail {

struct Evidence {
  std::string_view name;
  double weight;
};

/// The evidence for one block as it adds up.
class Scale {
 public:
  void add(const Evidence& evidence) { add(evidence, evidence.weight); }
  void add(const Evidence& evidence, double weight) {
    score_ += weight;
    names_.push_back(evidence.name);
  }

  [[nodiscard]] double score() const { return score_; }
  [[nodiscard]] const std::vector<std::string_view>& names() const { return names_; }

 private:
  double score_ = 0;
  std::vector<std::string_view> names_;
};

/// Weighs a block's shape and the gap above it.
void weigh_setting(const Blocks& blocks, const Layout& layout, std::size_t at, Scale& scale);

/// Weighs whether another subject starts at a block.
/// @returns what was weighed
TopicChange weigh_topics(const Blocks& blocks, std::size_t at, Scale& scale);

/// Whether a block's words recur below it rather than above.
[[nodiscard]] bool opens_topic(const Blocks& blocks, std::size_t at);

}  // namespace tidings::detail
