#include "tidings/clusters/timeline.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

const std::vector<StoriesOnDay>& dated(const Timeline& timeline) {
  if (timeline.days.empty()) throw std::logic_error("no story of the event has a day");
  return timeline.days;
}

}  // namespace

Day Timeline::first() const {
  return dated(*this).front().day;
}

Day Timeline::peak() const {
  return std::ranges::max_element(dated(*this), {}, &StoriesOnDay::count)->day;
}

Day Timeline::last() const {
  return dated(*this).back().day;
}

std::vector<Timeline> timelines(Labels labels, const std::vector<std::optional<Day>>& days, std::optional<Day> until) {
  require(labels.size() == days.size(), "the days", "as many as there are labels",
          std::to_string(days.size()) + " for " + std::to_string(labels.size()));
  std::vector<Timeline> result;
  std::vector<std::map<Day, std::size_t>> counts;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    require(labels[i] >= 0, "a label", "at least 0", labels[i]);
    const auto event = static_cast<std::size_t>(labels[i]);
    if (event >= result.size()) {
      result.resize(event + 1);
      counts.resize(event + 1);
    }
    if (!days[i]) {
      ++result[event].undated;
    } else if (!until || *days[i] <= *until) {
      ++counts[event][*days[i]];
    }
  }
  for (std::size_t event = 0; event < result.size(); ++event) {
    for (const auto& [day, count] : counts[event]) result[event].days.push_back({day, count});
  }
  return result;
}

}  // namespace tidings
