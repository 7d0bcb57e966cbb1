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

/// A part of longer work: what it is told, it tells the whole as done from `begin` to `end` of `total`.
class ProgressPart : public Progress {
 public:
  /// @param whole may be null, to tell nobody
  ProgressPart(Progress* whole, std::size_t begin, std::size_t end, std::size_t total)
      : whole_(whole), begin_(begin), end_(end), total_(total) {}

  void update(std::size_t done, std::size_t total) override {
    if (whole_ == nullptr) return;
    const double part = total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total);
    whole_->update(begin_ + static_cast<std::size_t>(part * static_cast<double>(end_ - begin_)), total_);
  }

 private:
  Progress* whole_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t total_;
};

}  // namespace tidings
