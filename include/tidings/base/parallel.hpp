/// @file
/// The one way in which the library runs things in parallel.
#pragma once

#include <cstddef>
#include <functional>

#include "tidings/base/progress.hpp"

namespace tidings {

/// How long work runs: on how many threads, and whom it tells. Results never depend on it.
struct Execution {
  int n_jobs = -1;               ///< threads; -1 is one a core, -2 one less, and so on, as in scikit-learn
  Progress* progress = nullptr;  ///< told of the progress, if there is one
};

/// The number of threads that n_jobs means on this machine, at least 1.
/// @throws std::invalid_argument if n_jobs is 0
[[nodiscard]] std::size_t thread_count(int n_jobs);

/// What one thread does: called for blocks [begin, end) of the work.
using Worker = std::function<void(std::size_t begin, std::size_t end)>;

/// Cuts [0, size) into blocks and has each of them done once.
///
/// The cut depends on `size` and `block` only, so whatever a block computes does not depend on the number of threads;
/// which thread takes which block is not fixed. The calling thread takes part, and reports progress between its blocks.
/// An exception thrown by a worker or by the progress stops the work and reaches the caller; of several, that of the
/// lowest block. Where the system has fewer threads to give than were asked for, those that there are do the work.
///
/// @param size        units of work
/// @param block       units in a block, at least 1; small enough that a block takes well under a second
/// @param make_worker called once a thread, on that thread, so that each worker can own its scratch memory
void parallel_for(std::size_t size, std::size_t block, const Execution& execution,
                  const std::function<Worker()>& make_worker);

}  // namespace tidings
