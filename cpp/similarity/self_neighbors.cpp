#include "similarity/self_neighbors.hpp"

#include <memory>
#include <mutex>

namespace tidings::detail {
namespace {

/// Compares rows with later ones and offers both to each other. One a thread; rows come in ascending order.
class SelfJoin {
 public:
  explicit SelfJoin(const NeighborProblem& problem)
      : problem_(problem),
        scanner_(problem.postings()),
        heaps_(problem.timeline().size()),
        limits_(problem.postings().padded(), std::numeric_limits<float>::infinity()),
        next_(problem.others().n_columns()) {
    for (std::size_t place = 0; place < heaps_.size(); ++place) limits_[place] = problem.before_decay(limit(place));
    for (std::size_t c = 0; c < next_.size(); ++c) next_[c] = problem.postings().begin(static_cast<Index>(c));
  }

  /// Compares the rows at places [begin, end), at most scan_rows.
  void compare_with_later(std::size_t begin, std::size_t end) {
    const Timeline& timeline = problem_.timeline();
    for (std::size_t place = begin; place < end; ++place) {
      scanner_.start(place + 1, timeline.end_after(place));
      problem_.others().for_each(timeline.row(place), [&](Index column, double weight) {
        scanner_.add(column, weight, [&] { return first_after(column, place); });
      });
    }
    scanner_.take(
        limits_.data(), [&](std::size_t query) { return limits_[begin + query]; },
        [&](std::size_t query, std::size_t other, float sum) {
          const std::size_t place = begin + query;
          const float similarity = problem_.decayed(sum, timeline.row(place), timeline.row(other));
          offer(place, {similarity, static_cast<Index>(other)});
          offer(other, {similarity, static_cast<Index>(place)});
        });
  }

  [[nodiscard]] const Candidates& candidates(std::size_t place) const { return heaps_[place]; }

 private:
  /// What a candidate for a place has to exceed.
  [[nodiscard]] float limit(std::size_t place) const {
    return heaps_[place].limit(problem_.capacity(), problem_.least(problem_.timeline().row(place)));
  }

  /// The first posting behind a place. Rows ascend, so it only moves forward.
  [[nodiscard]] std::size_t first_after(Index column, std::size_t place) {
    std::size_t& next = next_[static_cast<std::size_t>(column)];
    const FloatPostings& postings = problem_.postings();
    while (next < postings.end(column) && postings.place(next) <= place) ++next;
    return next;
  }

  void offer(std::size_t place, const Candidate& candidate) {
    if (candidate.similarity <= limit(place)) return;
    heaps_[place].push(candidate, problem_.capacity());
    limits_[place] = problem_.before_decay(limit(place));
  }

  const NeighborProblem& problem_;
  Scanner scanner_;
  std::vector<Candidates> heaps_;  ///< at each place
  std::vector<float> limits_;      ///< what a sum has to exceed at each place
  std::vector<std::size_t> next_;  ///< of each column, the first posting that was not passed
};

}  // namespace

std::vector<std::vector<Neighbor>> self_neighbors(const NeighborProblem& problem, const Execution& execution) {
  const std::size_t size = problem.others().size();
  ProgressPart comparing(execution.progress, 0, size - size / 10, size);
  ProgressPart settling(execution.progress, size - size / 10, size, size);
  std::mutex mutex;
  std::vector<std::shared_ptr<SelfJoin>> joins;
  parallel_for(size, scan_rows, {.n_jobs = execution.n_jobs, .progress = &comparing}, [&]() -> Worker {
    auto join = std::make_shared<SelfJoin>(problem);
    {
      const std::lock_guard lock(mutex);
      joins.push_back(join);
    }
    return [join](std::size_t begin, std::size_t end) { join->compare_with_later(begin, end); };
  });
  std::vector<std::vector<Neighbor>> result(size);
  parallel_for(size, scan_rows, {.n_jobs = execution.n_jobs, .progress = &settling}, [&]() -> Worker {
    return [&, search = std::make_shared<NeighborSearch>(problem)](std::size_t begin, std::size_t end) {
      std::vector<const Candidates*> heaps;
      for (std::size_t place = begin; place < end; ++place) {
        heaps.clear();
        for (const auto& join : joins) heaps.push_back(&join->candidates(place));
        const std::size_t row = problem.timeline().row(place);
        result[row] = search->settle(row, heaps);
      }
    };
  });
  return result;
}

}  // namespace tidings::detail
