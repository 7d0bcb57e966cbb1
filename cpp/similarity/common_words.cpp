#include "similarity/common_words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>

#include "similarity/shingle_reader.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t pairs_per_block = 64;
/// Words that copies have in a row somewhere. Between what is filled into a form there are fewer.
constexpr std::size_t least_passage = 20;

/// Counts the words of shorter texts that stand in shingles of longer ones. One a thread.
class CommonWords {
 public:
  CommonWords(const Corpus& stories, const SharedShingles& shared, const UnitReader& units, std::size_t shingle_size)
      : stories_(stories), shared_(shared), reader_(units), shingle_size_(shingle_size) {}

  /// Their share of all that are no boilerplate.
  [[nodiscard]] double share(const TextPair& pair) {
    find_common(pair);
    words_.clear();
    reader_.append(stories_.text(pair.shorter), words_);
    const double all = static_cast<double>(shared_.sizes[pair.shorter]) + static_cast<double>(shingle_size_ - 1);
    return static_cast<double>(count()) / all;
  }

 private:
  void find_common(const TextPair& pair) {
    shingles_.clear();
    std::ranges::set_intersection(shared_.of(pair.shorter), shared_.of(pair.longer), std::back_inserter(shingles_));
    hashes_.clear();
    for (const std::uint32_t shingle : shingles_) hashes_.push_back(shared_.hashes[shingle]);
    std::ranges::sort(hashes_);
  }

  /// Counts the words in common; none where no passage of them is long, as in a form that was filled in anew.
  [[nodiscard]] std::size_t count() const {
    std::size_t n = 0;
    std::size_t longest = 0;
    std::size_t first = 0;                                     // of the passage that is being read
    std::size_t counted = 0;                                   // all words before it
    std::size_t end = std::min(shingle_size_, words_.size());  // of the shingle that comes
    for_each_shingle(words_, shingle_size_, [&](std::uint64_t hash) {
      if (std::ranges::binary_search(hashes_, hash)) {
        const std::size_t begin = end - std::min(end, shingle_size_);
        if (n == 0 || counted + 1 < end) first = begin;
        n += end - std::max(counted, begin);
        counted = end;
        longest = std::max(longest, end - first);
      }
      ++end;
    });
    return longest >= least_passage ? n : 0;
  }

  const Corpus& stories_;
  const SharedShingles& shared_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::vector<std::uint32_t> shingles_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint64_t> words_;
};

}  // namespace

std::vector<TextPair> with_share(const Corpus& stories, const SharedShingles& shared,
                                 const std::vector<TextPair>& pairs, double share, std::size_t shingle_size,
                                 const Execution& execution) {
  const Analyzer analyzer(shingle_words());
  std::vector<std::uint8_t> kept(pairs.size(), 0);
  parallel_for(pairs.size(), pairs_per_block, execution, [&]() -> Worker {
    return [&, words = std::make_shared<CommonWords>(stories, shared, analyzer.units(), shingle_size)](
               std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const double all = static_cast<double>(shared.sizes[pairs[i].shorter]);
        const bool has_shingles = static_cast<double>(pairs[i].overlap) >= (share - 1e-9) * all;
        kept[i] = has_shingles || words->share(pairs[i]) >= share ? 1 : 0;
      }
    };
  });
  std::vector<TextPair> result;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (kept[i] != 0) result.push_back(pairs[i]);
  }
  return result;
}

}  // namespace tidings::detail
