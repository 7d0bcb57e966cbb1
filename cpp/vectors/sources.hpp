/// @file
/// The terms that threads meet, each by itself. Private to the library.
#pragma once

#include <cstdint>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <vector>

#include "vectors/counts.hpp"

namespace tidings::detail {

/// Makes the sources of threads, and what reads into them.
template <class Counter>
class Sources {
 public:
  /// @param make (source, number) makes a shared counter
  template <class Make>
  std::shared_ptr<Counter> add(const Make& make) {
    const std::lock_guard lock(mutex_);
    const auto number = static_cast<std::uint32_t>(sources_.size());
    return counters_.emplace_back(make(sources_.emplace_back(), number));
  }

  [[nodiscard]] const std::vector<std::shared_ptr<Counter>>& counters() const { return counters_; }

  [[nodiscard]] std::vector<TermSource> take() && {
    return {std::make_move_iterator(sources_.begin()), std::make_move_iterator(sources_.end())};
  }

 private:
  std::mutex mutex_;
  std::deque<TermSource> sources_;
  std::vector<std::shared_ptr<Counter>> counters_;
};

}  // namespace tidings::detail
