#include "tidings/clusters/calibration.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

#include "clusters/event_tree.hpp"
#include "clusters/steps.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::array weights{0.0, 0.1, 0.2, 0.3, 0.4};
constexpr std::array windows{0, 3, 5, 7, 10, 14, 21};

/// Below it, two scores are the same: what was given stays unless another is better.
constexpr double least_gain = 1e-3;

/// How good labels are, in [0, 1].
using Score = std::function<double(const std::vector<Index>&)>;

struct Found {
  EventOptions options;
  double score = -1;
};

/// The best of the strictnesses from 1/2 to 2, in steps of 2^(1/8); of equal ones that nearest to 1.
Found with_best_strictness(const Corpus& stories, EventOptions options, const Score& score,
                           const Execution& execution) {
  options.threshold.reset();
  options.strictness = 0.5;
  const detail::EventTree tree = detail::event_tree(stories, options, execution);
  Found best{options};
  for (int step = 0; step <= 16; ++step) {
    const int eighths = (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2);
    const double strictness = std::exp2(eighths / 8.0);
    const double found = score(tree.labels(tree.cut / options.strictness * strictness));
    if (found > best.score + 1e-12) {
      best.score = found;
      best.options.strictness = strictness;
    }
  }
  return best;
}

/// How good the events are that these options find.
double score_of(const Corpus& stories, const EventOptions& options, const Score& score, const Execution& execution) {
  const detail::EventTree tree = detail::event_tree(stories, options, execution);
  return score(tree.labels(tree.cut));
}

/// The same stories with the same background, all else as it is by default.
EventOptions defaults_of(const EventOptions& options) {
  EventOptions defaults;
  defaults.background = options.background;
  defaults.stop_words = options.stop_words;
  defaults.collapse_duplicates = options.collapse_duplicates;
  return defaults;
}

class Search {
 public:
  Search(const Corpus& stories, Score score, const Execution& execution)
      : stories_(stories), score_(std::move(score)), steps_(execution, 4 + windows.size() + 2 * weights.size()) {}

  [[nodiscard]] EventOptions run(const EventOptions& options) {
    best_ = with_best_strictness(stories_, options, score_, steps_.next());
    for (const int days : windows) attempt([&](EventOptions& o) { o.days = days; });
    for (const double weight : weights) attempt([&](EventOptions& o) { o.headline_weight = weight; });
    for (const double weight : weights) attempt([&](EventOptions& o) { o.name_weight = weight; });
    best_.score = score_of(stories_, best_.options, score_, steps_.next());
    EventOptions given = options;
    given.threshold.reset();
    for (const EventOptions& other : {given, defaults_of(options)}) {
      const double score = score_of(stories_, other, score_, steps_.next());
      if (score > best_.score) best_ = {other, score};
    }
    return best_.options;
  }

 private:
  template <class Change>
  void attempt(const Change& change) {
    EventOptions options = best_.options;
    change(options);
    const Found found = with_best_strictness(stories_, options, score_, steps_.next());
    if (found.score > best_.score + least_gain) best_ = found;
  }

  const Corpus& stories_;
  Score score_;
  detail::Steps steps_;
  Found best_;
};

double pair_f1(const std::vector<LabelledPair>& pairs, const std::vector<Index>& labels) {
  double hits = 0;
  double joined = 0;
  double same = 0;
  for (const LabelledPair& pair : pairs) {
    const bool together = labels[pair.first] == labels[pair.second];
    hits += together && pair.same ? 1 : 0;
    joined += together ? 1 : 0;
    same += pair.same ? 1 : 0;
  }
  return 2 * hits / (joined + same);
}

}  // namespace

EventOptions calibrate_events(const Corpus& stories, Labels labels, const EventOptions& options,
                              const Execution& execution) {
  require(labels.size() == stories.size(), "the labels", "as many as there are stories",
          std::to_string(labels.size()) + " for " + std::to_string(stories.size()) + " stories");
  if (stories.empty()) return options;
  const Score score = [&](const std::vector<Index>& found) { return bcubed(labels, found).f1; };
  return Search(stories, score, execution).run(options);
}

EventOptions calibrate_events(const Corpus& stories, const std::vector<LabelledPair>& pairs,
                              const EventOptions& options, const Execution& execution) {
  for (const LabelledPair& pair : pairs) {
    require(pair.first != pair.second && std::max(pair.first, pair.second) < stories.size(), "a pair",
            "of two of the stories", std::to_string(pair.first) + " and " + std::to_string(pair.second));
  }
  require(std::ranges::any_of(pairs, &LabelledPair::same), "one pair at least", "of the same event", "none");
  const Score score = [&](const std::vector<Index>& found) { return pair_f1(pairs, found); };
  return Search(stories, score, execution).run(options);
}

}  // namespace tidings
