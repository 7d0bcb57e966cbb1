#include "tidings/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// The blocks of one piece of work, handed out to threads in order.
class Blocks {
 public:
  Blocks(std::size_t size, std::size_t block) : size_(size), block_(block) {}

  /// Does blocks until there are none left. Reports to `progress`, if it is given, before each.
  void run(const std::function<Worker()>& make_worker, Progress* progress) {
    std::size_t begin = 0;
    try {
      const Worker worker = make_worker();
      while (!stopped_) {
        if (progress != nullptr) progress->update(done_, size_);
        begin = next_.fetch_add(block_);
        if (begin >= size_) break;
        const std::size_t end = std::min(size_, begin + block_);
        worker(begin, end);
        done_ += end - begin;
      }
    } catch (...) {
      stop(begin, std::current_exception());
    }
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  /// Blocks are begun in order, and those that were begun are ended: so the error of the lowest block is always seen.
  void stop(std::size_t begin, std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!error_ || begin < error_begin_) {
      error_ = std::move(error);
      error_begin_ = begin;
    }
    stopped_ = true;
  }

  std::size_t size_;
  std::size_t block_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<bool> stopped_ = false;
  std::mutex mutex_;
  std::exception_ptr error_;
  std::size_t error_begin_ = 0;  ///< the block that threw it
};

}  // namespace

std::size_t thread_count(int n_jobs) {
  require(n_jobs != 0, "n_jobs", "positive, or negative to count back from the number of cores", n_jobs);
  if (n_jobs > 0) return static_cast<std::size_t>(n_jobs);
  const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return static_cast<std::size_t>(std::max(1, cores + 1 + n_jobs));
}

void parallel_for(std::size_t size, std::size_t block, const Execution& execution,
                  const std::function<Worker()>& make_worker) {
  require(block > 0, "block", "at least 1", block);
  const std::size_t n_blocks = (size + block - 1) / block;
  const std::size_t n_threads = std::min(thread_count(execution.n_jobs), std::max<std::size_t>(1, n_blocks));
  Blocks blocks(size, block);
  {
    std::vector<std::jthread> threads;
    threads.reserve(n_threads - 1);
    try {
      while (threads.size() + 1 < n_threads) threads.emplace_back([&] { blocks.run(make_worker, nullptr); });
    } catch (const std::system_error&) {  // NOLINT(bugprone-empty-catch)
      // No more threads to be had: those that there are do the work.
    }
    blocks.run(make_worker, execution.progress);
  }
  blocks.rethrow();
  if (execution.progress != nullptr) execution.progress->update(size, size);
}

}  // namespace tidings
