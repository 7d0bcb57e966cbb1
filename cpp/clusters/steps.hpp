/// @file
/// The progress of work in steps.
#pragma once

#include <algorithm>
#include <cstddef>

#include "tidings/base/parallel.hpp"
#include "tidings/base/progress.hpp"

namespace tidings::detail {

/// Steps of equal weight that each report as they like, some more than once: what the whole is told never goes back.
class Steps : public Progress {
 public:
  /// @param whole may be null, to tell nobody
  Steps(const Execution& whole, std::size_t n_steps) : whole_(whole), n_steps_(n_steps) {}

  /// How to execute the next step.
  [[nodiscard]] Execution next() {
    ++begun_;
    update(0, 1);
    return {.n_jobs = whole_.n_jobs, .progress = this};
  }

  void update(std::size_t done, std::size_t total) override {
    if (whole_.progress == nullptr) return;
    const double part = total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total);
    const double all = (static_cast<double>(begun_) - 1 + part) * units_per_step;
    done_ = std::clamp(static_cast<std::size_t>(all), done_, n_steps_ * units_per_step);
    whole_.progress->update(done_, n_steps_ * units_per_step);
  }

 private:
  static constexpr std::size_t units_per_step = 1000;

  Execution whole_;
  std::size_t n_steps_;
  std::size_t begun_ = 0;
  std::size_t done_ = 0;
};

}  // namespace tidings::detail
