#include "clusters/summaries.hpp"

#include <algorithm>
#include <array>

#include "clusters/sparse_sum.hpp"
#include "text/sentences.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t clusters_at_once = 1024;  ///< whose sentences are in memory
constexpr std::size_t most_stories = 8;
constexpr std::size_t most_sentences = 8;  ///< of a story
constexpr std::size_t shortest = 40;
constexpr double later = 0.05;   ///< what a sentence loses for each one before it
constexpr double hanging = 0.5;  ///< what one is worth that leans on another

bool ends_whole(std::string_view sentence) {
  constexpr std::array<std::string_view, 9> ends{
      ".", "!", "?", "\"", "\xE2\x80\x9D", "\xE2\x80\x99", "\xE3\x80\x82", "\xE0\xA5\xA4", "\xD8\x9F"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return sentence.ends_with(end); });
}

bool begins_whole(std::string_view sentence) {
  if (sentence.starts_with("FILE ")) return false;  // a caption
  const auto first = static_cast<unsigned char>(sentence.front());
  return first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
}

/// Whether the sentence leans on what was said before it.
bool leans(std::string_view sentence) {
  constexpr std::array<std::string_view, 24> words{"he",   "she",   "it",    "they",  "we",   "you",   "i",    "this",
                                                   "that", "these", "those", "his",   "her",  "their", "its",  "but",
                                                   "and",  "so",    "or",    "there", "here", "it's",  "he's", "she's"};
  std::string first(sentence.substr(0, sentence.find_first_of(" ,")));
  std::ranges::transform(first, first.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(words, first) != words.end();
}

struct Candidate {
  std::string_view text;
  std::size_t cluster;
  double factor;
};

/// Of the clusters [begin, end).
std::vector<Candidate> candidates_of(const SummarySource& source, std::size_t begin, std::size_t end,
                                     std::size_t longest) {
  std::vector<Candidate> candidates;
  for (std::size_t c = begin; c < end; ++c) {
    for (std::size_t s = 0; s < std::min(source.typical[c].size(), most_stories); ++s) {
      const auto story = static_cast<std::size_t>(source.typical[c][s]);
      double place = 0;
      for (const std::string_view sentence : first_sentences(source.texts[story], most_sentences)) {
        if (sentence == source.stories.headline(story)) continue;
        const double factor = (1 - later * place++) * (leans(sentence) ? hanging : 1);
        if (sentence.size() < shortest || sentence.size() > longest) continue;
        if (begins_whole(sentence) && ends_whole(sentence)) candidates.push_back({sentence, c, factor});
      }
    }
  }
  return candidates;
}

/// Sets the sentences of clusters from their candidates, which are in the order of the clusters.
void choose(const SummarySource& source, const std::vector<Candidate>& candidates, const Execution& execution,
            std::vector<std::string>& result) {
  std::vector<std::string_view> sentences;
  for (const Candidate& candidate : candidates) sentences.push_back(candidate.text);
  const SparseMatrix<double> rows = source.vectorizer.transform<double>(sentences, execution);
  SparseSum sum;
  double best = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t c = candidates[i].cluster;
    if (i == 0 || c != candidates[i - 1].cluster) {
      sum = sum_rows(source.rows, source.members[c]);
      best = 0;
    }
    const double score = dot(row(view(rows), i), sum.row()) * candidates[i].factor;
    if (score <= best) continue;
    best = score;
    result[c] = candidates[i].text;
  }
}

}  // namespace

std::vector<std::string> summaries(const SummarySource& source, std::size_t longest, const Execution& execution) {
  const std::size_t n = source.typical.size();
  std::vector<std::string> result(n);
  for (std::size_t begin = 0; begin < n; begin += clusters_at_once) {
    const std::size_t end = std::min(n, begin + clusters_at_once);
    ProgressPart part(execution.progress, begin, end, n);
    choose(source, candidates_of(source, begin, end, longest), {.n_jobs = execution.n_jobs, .progress = &part}, result);
  }
  return result;
}

}  // namespace tidings::detail
