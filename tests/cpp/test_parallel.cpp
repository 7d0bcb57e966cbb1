#include <atomic>
#include <limits>
#include <thread>

#include "catch.hpp"
#include "tidings/base/parallel.hpp"

using tidings::Execution;
using tidings::parallel_for;
using tidings::Worker;

namespace {

class Recorder : public tidings::Progress {
 public:
  explicit Recorder(std::size_t stop_at = std::numeric_limits<std::size_t>::max()) : stop_at_(stop_at) {}

  void update(std::size_t done, std::size_t total) override {
    grows = grows && done >= last;
    on_caller = on_caller && std::this_thread::get_id() == caller_;
    last = done;
    of = total;
    if (done >= stop_at_) throw std::runtime_error("stopped");
  }

  bool on_caller = true;
  bool grows = true;
  std::size_t last = 0;
  std::size_t of = 0;

 private:
  std::thread::id caller_ = std::this_thread::get_id();
  std::size_t stop_at_;
};

}  // namespace

TEST_CASE("every unit is done once, whatever the threads and blocks") {
  const int n_jobs = GENERATE(1, 2, 8);
  const std::size_t size = GENERATE(0U, 1U, 7U, 1000U);
  const std::size_t block = GENERATE(1U, 3U, 5000U);
  std::vector<std::atomic<int>> counts(size);
  parallel_for(size, block, {.n_jobs = n_jobs}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++counts[i];
    };
  });
  for (const auto& count : counts) REQUIRE(count == 1);
}

TEST_CASE("an exception in a worker reaches the caller") {
  const int n_jobs = GENERATE(1, 2, 8);
  const auto fail = [&] {
    parallel_for(100, 1, {.n_jobs = n_jobs}, []() -> Worker {
      return [](std::size_t begin, std::size_t) {
        if (begin == 42) throw std::runtime_error("block 42");
      };
    });
  };
  REQUIRE_THROWS_WITH(fail(), "block 42");
}

TEST_CASE("of several exceptions that of the lowest block is seen") {
  for (int round = 0; round < 200; ++round) {
    const auto fail = [] {
      parallel_for(100, 1, {.n_jobs = 8}, []() -> Worker {
        return [](std::size_t begin, std::size_t) {
          if (begin >= 10) throw std::runtime_error("block " + std::to_string(begin));
        };
      });
    };
    REQUIRE_THROWS_WITH(fail(), "block 10");
  }
}

TEST_CASE("progress is told on the calling thread and ends at the total") {
  Recorder recorder;
  parallel_for(500, 2, {.n_jobs = 4, .progress = &recorder},
               []() -> Worker { return [](std::size_t, std::size_t) {}; });
  REQUIRE(recorder.on_caller);
  REQUIRE(recorder.grows);
  REQUIRE(recorder.last == 500);
  REQUIRE(recorder.of == 500);
}

TEST_CASE("progress can stop the work") {
  Recorder recorder(1);
  std::atomic<std::size_t> done = 0;
  const auto work = [&] {
    parallel_for(100000, 1, {.n_jobs = 2, .progress = &recorder}, [&]() -> Worker {
      return [&](std::size_t, std::size_t) {
        ++done;
        std::this_thread::yield();
      };
    });
  };
  REQUIRE_THROWS_WITH(work(), "stopped");
  REQUIRE(done < 100000);
}

TEST_CASE("n_jobs counts as in scikit-learn") {
  REQUIRE(tidings::thread_count(3) == 3);
  REQUIRE(tidings::thread_count(-1) >= 1);
  REQUIRE(tidings::thread_count(-100000) == 1);
  REQUIRE_THROWS_AS(tidings::thread_count(0), std::invalid_argument);
}
