#include "similarity/boilerplate_passages.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "similarity/shingle_reader.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t least_words = 8;
constexpr std::size_t filter_size = std::size_t{1} << 15U;  ///< bits, for the few hashes of a text
constexpr std::size_t stories_per_block = 32;
constexpr std::size_t stories_per_update = 256;
constexpr std::uint32_t least_groups = 3;  ///< the story's own, and two others

/// A story by its source and its group; one that is in no group makes one of its own.
struct Member {
  std::size_t source;
  std::size_t group;
  std::size_t story;
  Reprint* reprint;  ///< null for a story that is in no group
};

/// By source, then by group.
std::vector<Member> members_of(const Corpus& stories, std::vector<DuplicateGroup>& groups) {
  std::unordered_map<std::string_view, std::size_t> sources;
  std::vector<Member> members;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const std::size_t source = sources.emplace(stories.source(i), sources.size()).first->second;
    members.push_back({source, groups.size() + i, i, nullptr});
  }
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (Reprint& reprint : groups[group]) {
      members[reprint.story].group = group;
      members[reprint.story].reprint = &reprint;
    }
  }
  std::ranges::sort(members, {}, [](const Member& m) { return std::tie(m.source, m.group, m.story); });
  return members;
}

/// How many groups of one source have each shingle.
class GroupCounts {
 public:
  explicit GroupCounts(std::size_t n_shingles) : counts_(n_shingles) {}

  /// @param members in the order of their groups; those of another source begin anew
  void add(const Member& member, std::span<const std::uint32_t> shingles) {
    for (const std::uint32_t shingle : shingles) {
      Count& count = counts_[shingle];
      if (count.n == 0 || count.source != member.source) count = {member.source, member.group, 0};
      if (count.n == 0 || count.group != member.group) ++count.n;
      count.group = member.group;
    }
  }

  [[nodiscard]] std::uint32_t operator[](std::uint32_t shingle) const { return counts_[shingle].n; }

 private:
  struct Count {
    std::size_t source = 0;
    std::size_t group = 0;
    std::uint32_t n = 0;
  };

  std::vector<Count> counts_;
};

/// Finds the passages of a text all of whose shingles are among some. One a thread.
class Passages {
 public:
  Passages(const Analyzer& analyzer, std::size_t shingle_size)
      : analyzer_(analyzer), reader_(analyzer.units()), shingle_size_(shingle_size) {}

  /// @param hashes of shingles, ascending
  [[nodiscard]] std::vector<Span> find(std::string_view text, const std::vector<std::uint64_t>& hashes) {
    read(text);
    mark(hashes);
    std::vector<Span> result;
    for (const auto& [begin, end] : runs()) result.push_back({word(text, begin).begin, word(text, end - 1).end});
    return result;
  }

 private:
  struct Line {
    std::size_t begin;  ///< its first byte
    std::size_t first;  ///< the number of its first word
  };

  /// Reads the words, and where lines begin: no word crosses from one into the next.
  void read(std::string_view text) {
    words_.clear();
    lines_.clear();
    analyzed_ = nullptr;
    for (std::size_t begin = 0; begin < text.size(); begin += line_at(text, begin).size()) {
      lines_.push_back({begin, words_.size()});
      reader_.append(line_at(text, begin), words_);
    }
  }

  static std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size() - 1) + 1 - begin);
  }

  void mark(const std::vector<std::uint64_t>& hashes) {
    std::vector<bool> may_be(filter_size, false);
    for (const std::uint64_t hash : hashes) may_be[hash % filter_size] = true;
    marked_.assign(words_.size(), false);
    std::size_t end = std::min(shingle_size_, words_.size());  // of the shingle that comes
    for_each_shingle(words_, shingle_size_, [&](std::uint64_t hash) {
      const bool found = may_be[hash % filter_size] && std::ranges::binary_search(hashes, hash);
      for (std::size_t i = end - std::min(end, shingle_size_); found && i < end; ++i) marked_[i] = true;
      ++end;
    });
  }

  /// The runs of marked words that are long enough, by the words' numbers.
  [[nodiscard]] std::vector<Span> runs() const {
    std::vector<Span> result;
    for (std::size_t i = 0, begin = 0; i <= marked_.size(); ++i) {
      if (i < marked_.size() && marked_[i]) continue;
      if (i - begin >= least_words) result.push_back({begin, i});
      begin = i + 1;
    }
    return result;
  }

  /// The bytes of a word. Its line alone is analysed, which takes longer than to read.
  [[nodiscard]] Span word(std::string_view text, std::size_t number) {
    const auto* line = &*std::prev(std::ranges::upper_bound(lines_, number, {}, &Line::first));
    if (std::exchange(analyzed_, line) != line) {
      terms_.clear();
      analyzer_.analyze(line_at(text, line->begin), terms_);
    }
    const auto& term = terms_[number - line->first];
    return {line->begin + term.begin, line->begin + term.end};
  }

  const Analyzer& analyzer_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::vector<std::uint64_t> words_;
  std::vector<Line> lines_;
  std::vector<bool> marked_;
  const Line* analyzed_ = nullptr;  ///< the line of terms_
  TermList terms_;
};

/// A reprint, and the shingles of it that are boilerplate, ascending.
struct Marked {
  std::size_t story;
  Reprint* reprint;
  std::vector<std::uint64_t> hashes;
};

std::vector<Marked> find_marked(const std::vector<Member>& members, const std::vector<std::uint32_t>& version_of,
                                const SharedShingles& shared, const std::vector<bool>& left_out, Progress& progress) {
  GroupCounts counts(shared.frequency.size());
  std::vector<Marked> found;
  for (auto begin = members.begin(); begin != members.end();) {
    const auto end = std::find_if(begin, members.end(), [&](const Member& m) { return m.source != begin->source; });
    for (auto member = begin; member != end; ++member) counts.add(*member, shared.of(version_of[member->story]));
    for (auto member = begin; member != end; ++member) {
      const auto done = static_cast<std::size_t>(member - members.begin());
      if (done % stories_per_update == 0) progress.update(done, members.size());
      if (member->reprint == nullptr) continue;
      std::vector<std::uint64_t> hashes;
      for (const std::uint32_t shingle : shared.of(version_of[member->story])) {
        if (counts[shingle] >= least_groups || left_out[shingle]) hashes.push_back(shared.hashes[shingle]);
      }
      if (hashes.empty()) continue;
      std::ranges::sort(hashes);
      found.push_back({member->story, member->reprint, std::move(hashes)});
    }
    begin = end;
  }
  return found;
}

}  // namespace

void mark_boilerplate(const Corpus& stories, const std::vector<std::uint32_t>& version_of, const SharedShingles& shared,
                      const std::vector<bool>& left_out, std::size_t shingle_size, std::vector<DuplicateGroup>& groups,
                      const Execution& execution) {
  ProgressPart counting(execution.progress, 0, 200, 1000);
  ProgressPart reading(execution.progress, 200, 1000, 1000);
  const Analyzer analyzer(shingle_words());
  const std::vector<Marked> found = find_marked(members_of(stories, groups), version_of, shared, left_out, counting);
  parallel_for(found.size(), stories_per_block, {execution.n_jobs, &reading}, [&]() -> Worker {
    return [&, passages = std::make_shared<Passages>(analyzer, shingle_size)](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto& [story, reprint, hashes] = found[i];
        reprint->boilerplate = passages->find(stories.text(story), hashes);
      }
    };
  });
}

}  // namespace tidings::detail
