#include "vectors/counts.hpp"

#include <atomic>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

namespace tidings {
namespace {

/// Counts the texts of one thread. `Number` maps a term to its number, or to -1 if it is not wanted.
template <class Number>
class TextCounter {
 public:
  TextCounter(const Analyzer& analyzer, Number number) : analyzer_(analyzer), number_(std::move(number)) {}

  /// @param position of the text in the collection, for errors
  void count(std::string_view text, std::size_t position, CountBlock& block) {
    try {
      analyzer_.analyze(text, terms_);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("text " + std::to_string(position) + ": " + error.what());
    }
    replaced_ += terms_.replaced();
    const std::size_t begin = block.counts.size();
    for (std::size_t i = 0; i < terms_.size(); ++i) add(number_(terms_[i].text), begin, block.counts);
    block.ends.push_back(block.counts.size());
  }

  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  /// Counts one occurrence. place_[term] is where the term stands in `counts`, if that is after `begin` and still the
  /// term's: places of earlier texts need no clearing.
  void add(Index term, std::size_t begin, std::vector<TermCount>& counts) {
    if (term < 0) return;
    const auto t = static_cast<std::size_t>(term);
    if (t >= place_.size()) place_.resize(2 * (t + 1), 0);
    const std::size_t place = place_[t];
    if (place >= begin && place < counts.size() && counts[place].term == term) {
      ++counts[place].count;
    } else {
      place_[t] = counts.size();
      counts.push_back({term, 1});
    }
  }

  const Analyzer& analyzer_;
  Number number_;
  TermList terms_;
  std::vector<std::size_t> place_;
  std::size_t replaced_ = 0;
};

/// Counts all texts. make_number() is called once a thread; it gives the thread's map from terms to numbers, and what
/// to call with the number of each block that the thread has counted.
template <class MakeNumber>
Counts count(Texts texts, const Analyzer& analyzer, const Execution& execution, const MakeNumber& make_number) {
  constexpr std::size_t block_size = Counts::texts_per_block;
  Counts result;
  result.n_texts = texts.size();
  result.blocks.resize((texts.size() + block_size - 1) / block_size);
  std::atomic<std::size_t> replaced = 0;
  parallel_for(texts.size(), block_size, execution, [&]() -> Worker {
    auto [number, finish] = make_number();
    auto counter = std::make_shared<TextCounter<decltype(number)>>(analyzer, number);
    return [&, counter, finish](std::size_t begin, std::size_t end) {
      const std::size_t before = counter->replaced();
      CountBlock& block = result.blocks[begin / block_size];
      for (std::size_t i = begin; i < end; ++i) counter->count(texts[i], i, block);
      replaced += counter->replaced() - before;
      finish(begin / block_size);
    };
  });
  result.replaced = replaced;
  return result;
}

/// The vocabularies of the threads, and which of them each block is in.
struct Learnt {
  std::mutex mutex;
  std::vector<std::shared_ptr<Vocabulary>> vocabularies;
  std::vector<const Vocabulary*> of_block;
};

/// How many terms are brought together between two looks at whether to stop.
constexpr std::size_t terms_per_look = 10000;

/// Brings the terms of all threads into one vocabulary, and the blocks to its numbers.
void merge(const Learnt& learnt, Counts& counts, Vocabulary& vocabulary, const Execution& execution) {
  if (learnt.vocabularies.size() == 1) {
    vocabulary = std::move(*learnt.vocabularies.front());
    return;
  }
  std::vector<std::vector<Index>> numbers;
  for (const auto& local : learnt.vocabularies) {
    numbers.emplace_back(local->size());
    for (std::size_t i = 0; i < local->size(); ++i) {
      if (i % terms_per_look == 0 && execution.progress != nullptr) execution.progress->update(1, 1);
      numbers.back()[i] = vocabulary.add((*local)[static_cast<Index>(i)]);
    }
  }
  const auto numbers_of = [&](const Vocabulary* local) -> const std::vector<Index>& {
    std::size_t v = 0;
    while (learnt.vocabularies[v].get() != local) ++v;
    return numbers[v];
  };
  parallel_for(counts.blocks.size(), 16, {.n_jobs = execution.n_jobs}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t b = begin; b < end; ++b) {
        const std::vector<Index>& number = numbers_of(learnt.of_block[b]);
        for (TermCount& count : counts.blocks[b].counts) count.term = number[static_cast<std::size_t>(count.term)];
      }
    };
  });
}

}  // namespace

Counts count_known(Texts texts, const Analyzer& analyzer, const Vocabulary& vocabulary, const Execution& execution) {
  return count(texts, analyzer, execution, [&] {
    return std::pair([&vocabulary](std::string_view term) { return vocabulary.find(term).value_or(-1); },
                     [](std::size_t) {});
  });
}

Counts count_all(Texts texts, const Analyzer& analyzer, Vocabulary& vocabulary, const Execution& execution) {
  Learnt learnt;
  learnt.of_block.resize((texts.size() + Counts::texts_per_block - 1) / Counts::texts_per_block);
  Counts counts = count(texts, analyzer, execution, [&] {
    auto local = std::make_shared<Vocabulary>();
    const std::lock_guard lock(learnt.mutex);
    learnt.vocabularies.push_back(local);
    return std::pair([local](std::string_view term) { return local->add(term); },
                     [local, &learnt](std::size_t block) { learnt.of_block[block] = local.get(); });
  });
  merge(learnt, counts, vocabulary, execution);
  return counts;
}

}  // namespace tidings
