#include "similarity/common_words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <unordered_set>

#include "similarity/shingle_reader.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t pairs_per_block = 64;
/// Words that copies have in a row somewhere. Between what is filled into a form there are fewer.
constexpr std::size_t least_passage = 20;

/// Words that stand in some shingles, counted as these come.
struct Covered {
  std::size_t n = 0;
  std::size_t end = 0;      ///< all words before it are counted
  std::size_t first = 0;    ///< of the passage that is being read
  std::size_t longest = 0;  ///< passage

  void add(std::size_t begin, std::size_t behind) {
    if (n == 0 || end < begin) first = begin;
    n += behind - std::max(end, begin);
    end = behind;
    longest = std::max(longest, end - first);
  }
};

/// Counts the words of shorter texts that stand in shingles of longer ones. One a thread.
class CommonWords {
 public:
  /// @param left_out hashes of boilerplate, ascending
  CommonWords(const Corpus& stories, const SharedShingles& shared, const std::vector<std::uint64_t>& left_out,
              const UnitReader& units, std::size_t shingle_size)
      : stories_(stories), shared_(shared), left_out_(left_out), reader_(units), shingle_size_(shingle_size) {}

  /// Their share of all; none where no passage of them is long, as in a form that was filled in anew.
  [[nodiscard]] double share(const TextPair& pair) {
    find_common(pair);
    words_.clear();
    reader_.append(stories_.text(pair.shorter), words_);
    seen_.clear();
    Covered all;
    Covered common;
    std::size_t end = std::min(shingle_size_, words_.size());  // of the shingle that comes
    for_each_shingle(words_, shingle_size_, [&](std::uint64_t hash) {
      const std::size_t behind = end++;
      if (std::ranges::binary_search(left_out_, hash) || !seen_.insert(hash).second) return;
      const std::size_t begin = behind - std::min(behind, shingle_size_);
      all.add(begin, behind);
      if (std::ranges::binary_search(hashes_, hash)) common.add(begin, behind);
    });
    if (common.longest < least_passage) return 0;
    return static_cast<double>(common.n) / static_cast<double>(all.n);
  }

 private:
  void find_common(const TextPair& pair) {
    shingles_.clear();
    std::ranges::set_intersection(shared_.of(pair.shorter), shared_.of(pair.longer), std::back_inserter(shingles_));
    hashes_.clear();
    for (const std::uint32_t shingle : shingles_) hashes_.push_back(shared_.hashes[shingle]);
    std::ranges::sort(hashes_);
  }

  const Corpus& stories_;
  const SharedShingles& shared_;
  const std::vector<std::uint64_t>& left_out_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::vector<std::uint32_t> shingles_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint64_t> words_;
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

std::vector<TextPair> with_share(const Corpus& stories, const SharedShingles& shared, const std::vector<bool>& left_out,
                                 const std::vector<TextPair>& pairs, double share, std::size_t shingle_size,
                                 const Execution& execution) {
  const Analyzer analyzer(shingle_words());
  std::vector<std::uint64_t> left_out_hashes;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (left_out[i]) left_out_hashes.push_back(shared.hashes[i]);
  }
  std::ranges::sort(left_out_hashes);
  std::vector<std::uint8_t> kept(pairs.size(), 0);
  parallel_for(pairs.size(), pairs_per_block, execution, [&]() -> Worker {
    return [&, words = std::make_shared<CommonWords>(stories, shared, left_out_hashes, analyzer.units(), shingle_size)](
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
