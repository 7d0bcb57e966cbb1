/// @file
/// What long work reports to, and how it is stopped.
#pragma once

#include <cstddef>

namespace tidings {

/// Receives the progress of long work. The default one ignores it.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// Called now and then, on the thread that started the work. An exception thrown here stops the work: all threads
  /// end, nothing half-made is left, and the exception reaches the caller.
  /// @param done  units of work behind, not decreasing within one piece of work
  /// @param total units of work in all
  virtual void update(std::size_t done, std::size_t total) {
    static_cast<void>(done);
    static_cast<void>(total);
  }
};

}  // namespace tidings
