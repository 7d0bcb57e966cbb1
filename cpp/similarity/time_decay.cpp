#include "tidings/similarity/time_decay.hpp"

#include <string>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

void check_times(const std::vector<double>& times, std::size_t n_rows, const char* name) {
  require(times.size() == n_rows, name, "as many as rows",
          std::to_string(times.size()) + " for " + std::to_string(n_rows) + " rows");
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::string place = std::string(name) + "[" + std::to_string(i) + "]";
    require(std::isfinite(times[i]), place.c_str(), "a time", times[i]);
  }
}

}  // namespace

void check_time_decay(const TimeDecay& decay, std::size_t n_rows, std::size_t n_others) {
  require(decay.half_life > 0, "half_life", "positive", decay.half_life);
  require(decay.window >= 0, "window", "at least 0", decay.window);
  if (decay.times.empty() && decay.other_times.empty()) {
    require(std::isinf(decay.half_life) || n_rows == 0, "half_life", "given with times", decay.half_life);
    require(std::isinf(decay.window) || n_rows == 0, "window", "given with times", decay.window);
    return;
  }
  check_times(decay.times, n_rows, "times");
  check_times(decay.other_times, n_others, "other_times");
}

}  // namespace tidings
