#include "similarity/text_versions.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "similarity/shingle_reader.hpp"
#include "tidings/base/errors.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_body = 20;  ///< words

/// What tells that two stories are the same; 0 is nothing.
struct Content {
  std::uint64_t text = 0;
  std::uint64_t body = 0;
};

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
    return {words_.empty() ? 0 : text.value(), words_.size() >= head + least_body ? body.value() : 0};
  }

  const Corpus& stories_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::size_t n_parts_;
  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::size_t> ends_;
};

std::vector<std::uint32_t> find_versions(const std::vector<Content>& contents) {
  std::unordered_map<std::uint64_t, std::uint32_t> by_text;
  std::unordered_map<std::uint64_t, std::uint32_t> by_body;
  std::vector<std::uint32_t> versions(contents.size());
  for (std::uint32_t i = 0; i < contents.size(); ++i) {
    const auto& [text, body] = contents[i];
    versions[i] = i;
    if (const auto found = by_body.find(body); body != 0 && found != by_body.end()) versions[i] = found->second;
    if (const auto found = by_text.find(text); text != 0 && found != by_text.end()) versions[i] = found->second;
    if (text != 0) by_text.emplace(text, versions[i]);
    if (body != 0) by_body.emplace(body, versions[i]);
  }
  return versions;
}

}  // namespace

TextVersions read_versions(const Corpus& stories, std::size_t shingle_size, const Execution& execution) {
  require(stories.size() <= std::numeric_limits<std::uint32_t>::max(), "stories", "at most 2^32 - 1", stories.size());
  ProgressPart reading(execution.progress, 0, 3, 4);
  ProgressPart sharing(execution.progress, 3, 4, 4);
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
  TextVersions versions{find_versions(contents), {}};
  std::vector<bool> kept(stories.size());
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = versions.version_of[i] == i;
  versions.shared = find_shared(blocks, kept, {execution.n_jobs, &sharing});
  return versions;
}

}  // namespace tidings::detail
