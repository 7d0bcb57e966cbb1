#include "similarity/text_versions.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>

#include "similarity/shingle_reader.hpp"
#include "tidings/base/errors.hpp"

namespace tidings::detail {
namespace {

/// Parts of about eight thousand shingles, whose table fits into a cache.
std::size_t count_parts(const Corpus& stories) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) bytes += stories.text(i).size();
  constexpr std::size_t bytes_per_part = std::size_t{6} << 13U;
  return std::min<std::size_t>(std::bit_ceil(1 + bytes / bytes_per_part), 8192);
}

/// Reads blocks of stories. One a thread.
class BlockReader {
 public:
  BlockReader(const Corpus& stories, const UnitReader& units, std::size_t shingle_size, std::size_t n_parts)
      : stories_(stories), reader_(units), shingle_size_(shingle_size), n_parts_(n_parts) {}

  [[nodiscard]] ShingleBlock read(std::size_t begin, std::size_t end, std::vector<Content>& contents) {
    hashes_.clear();
    ends_.clear();
    for (std::size_t i = begin; i < end; ++i) {
      contents[i] = read_words(i);
      for_each_shingle(words_, shingle_size_, [&](std::uint64_t shingle) { hashes_.push_back(shingle); });
      ends_.push_back(hashes_.size());
    }
    return make_block(hashes_, ends_, n_parts_);
  }

 private:
  Content read_words(std::size_t i) {
    const std::string_view text = stories_.text(i);
    const std::string_view body = stories_.body(i);
    words_.clear();
    try {
      reader_.append(text.substr(0, text.size() - body.size()), words_);
      const std::size_t head = words_.size();
      reader_.append(body, words_);
      return content(head);
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("story " + std::to_string(i) + ": " + error.what());
    }
  }

  /// @param head words that come before the body
  [[nodiscard]] Content content(std::size_t head) const {
    SequenceHash text;
    SequenceHash body;
    for (std::size_t i = 0; i < head; ++i) text.add(words_[i]);
    for (std::size_t i = head; i < words_.size(); ++i) body.add(words_[i]);
    text.add(body);
    const std::size_t n_body_words = words_.size() - head;
    return {words_.empty() ? 0 : text.value(), n_body_words > 0 ? body.value() : 0, n_body_words, head};
  }

  const Corpus& stories_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::size_t n_parts_;
  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::size_t> ends_;
};

/// Which shared shingles are of the bodies of these stories.
std::vector<bool> find_stubs(const Corpus& stories, const std::vector<std::uint32_t>& stubs, const UnitReader& units,
                             std::size_t shingle_size, const SharedShingles& shared) {
  std::vector<bool> found(shared.hashes.size(), false);
  if (stubs.empty()) return found;
  WordReader reader(units);
  std::unordered_set<std::uint64_t> hashes;
  for (const std::uint32_t story : stubs) {
    std::vector<std::uint64_t> words;
    reader.append(stories.body(story), words);
    for_each_shingle(words, shingle_size, [&](std::uint64_t shingle) { hashes.insert(shingle); });
  }
  for (std::size_t i = 0; i < found.size(); ++i) found[i] = hashes.contains(shared.hashes[i]);
  return found;
}

}  // namespace

TextVersions read_versions(const Corpus& stories, std::size_t shingle_size, const Execution& execution) {
  require(stories.size() <= std::numeric_limits<std::uint32_t>::max(), "stories", "at most 2^32 - 1", stories.size());
  ProgressPart reading(execution.progress, 0, 750, 1000);
  ProgressPart sharing(execution.progress, 750, 1000, 1000);
  const Analyzer analyzer(shingle_words());
  const std::size_t n_parts = count_parts(stories);
  std::vector<Content> contents(stories.size());
  std::vector<ShingleBlock> blocks((stories.size() + ShingleBlock::n_texts - 1) / ShingleBlock::n_texts);
  parallel_for(stories.size(), ShingleBlock::n_texts, {execution.n_jobs, &reading}, [&]() -> Worker {
    auto reader = std::make_shared<BlockReader>(stories, analyzer.units(), shingle_size, n_parts);
    return [&, reader](std::size_t begin, std::size_t end) {
      blocks[begin / ShingleBlock::n_texts] = reader->read(begin, end, contents);
    };
  });
  TextVersions versions{find_same_texts(contents), {}, {}};
  std::vector<bool> kept(stories.size());
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = versions.same.version_of[i] == i;
  versions.shared = find_shared(blocks, kept, {execution.n_jobs, &sharing});
  versions.stubs = find_stubs(stories, versions.same.stubs, analyzer.units(), shingle_size, versions.shared);
  return versions;
}

}  // namespace tidings::detail
