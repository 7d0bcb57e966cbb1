#include "tidings/clusters/labels.hpp"

#include <algorithm>
#include <ranges>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "clusters/groups.hpp"
#include "clusters/near_words.hpp"
#include "clusters/sparse_sum.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// How far down the list of strong terms to look for phrases, in multiples of the terms that are wanted.
constexpr std::size_t candidates_per_term = 6;

/// A phrase stands for a word in it if it weighs at least this part of what the word does.
constexpr double least_phrase_weight = 0.5;

/// What rounding can take from a cosine: both rows of a pair are equally typical.
constexpr double rounding = 1e-12;

struct Candidate {
  Index column = 0;
  double weight = 0;
  double rank = 0;  ///< where it stands among the chosen: the weight of the strongest word that it stands for
  std::set<std::string_view> words;
};

std::set<std::string_view> words_of(std::string_view term) {
  std::set<std::string_view> words;
  while (!term.empty()) {
    const std::size_t space = term.find(' ');
    words.insert(term.substr(0, space));
    term.remove_prefix(space == std::string_view::npos ? term.size() : space + 1);
  }
  return words;
}

bool share_a_word(const Candidate& a, const Candidate& b) {
  return std::ranges::any_of(a.words, [&](std::string_view word) {
    return std::ranges::any_of(b.words, [&](std::string_view other) { return detail::near_words(word, other); });
  });
}

bool contains(const Candidate& phrase, const Candidate& part) {
  return phrase.words.size() > part.words.size() && std::ranges::includes(phrase.words, part.words);
}

/// Takes candidates from the strongest on; a phrase takes the place of the strongest of its words.
std::vector<Candidate> without_repeats(const std::vector<Candidate>& candidates, std::size_t n_terms) {
  std::vector<Candidate> chosen;
  for (const Candidate& candidate : candidates) {
    const auto part_of_it = [&](const Candidate& other) { return contains(candidate, other); };
    const auto part = std::ranges::find_if(chosen, part_of_it);
    const auto overlaps =
        std::ranges::count_if(chosen, [&](const auto& other) { return share_a_word(candidate, other); });
    if (part != chosen.end() && candidate.weight >= least_phrase_weight * part->rank &&
        std::ranges::count_if(chosen, part_of_it) == overlaps) {
      *part = {candidate.column, candidate.weight, part->rank, candidate.words};
      const auto rest =
          std::remove_if(part + 1, chosen.end(), [&](const Candidate& other) { return share_a_word(*part, other); });
      chosen.erase(rest, chosen.end());
    } else if (overlaps == 0 && chosen.size() < n_terms) {
      chosen.push_back(candidate);
    }
  }
  return chosen;
}

/// The rows of all clusters, and what is common to them.
class Labeler {
 public:
  Labeler(const SparseMatrix<double>& rows, const Vocabulary& vocabulary, const LabelOptions& options)
      : rows_(rows), vocabulary_(vocabulary), options_(options), total_(vocabulary.size(), 0) {
    for (Index e = 0; e < rows_.nonZeros(); ++e) {
      total_[static_cast<std::size_t>(rows_.innerIndexPtr()[e])] += rows_.valuePtr()[e];
    }
  }

  [[nodiscard]] ClusterLabel label(const std::vector<std::size_t>& members) const {
    const SparseSum sum = sum_rows(rows_, members);
    ClusterLabel result;
    for (const Candidate& term : without_repeats(candidates(sum, members), options_.n_terms)) {
      result.terms.push_back(term.column);
      result.weights.push_back(term.weight);
    }
    result.medoid = medoid(sum, members);
    return result;
  }

 private:
  [[nodiscard]] std::vector<Candidate> candidates(const SparseSum& sum, const std::vector<std::size_t>& members) const {
    const auto size = static_cast<double>(members.size());
    const double others = static_cast<double>(rows_.rows()) - size;
    const std::vector<std::size_t> counts = members_with(sum, members);
    std::vector<Candidate> result;
    for (std::size_t i = 0; i < sum.columns.size(); ++i) {
      if (counts[i] < std::min<std::size_t>(2, members.size())) continue;
      const double outside = total_[static_cast<std::size_t>(sum.columns[i])] - sum.values[i];
      const double weight = sum.values[i] / size - (others > 0 ? outside / others : 0);
      if (weight > 0) result.push_back({sum.columns[i], weight, weight, {}});
    }
    std::ranges::stable_sort(result, std::ranges::greater{}, &Candidate::weight);
    if (result.size() / candidates_per_term > options_.n_terms) result.resize(candidates_per_term * options_.n_terms);
    for (Candidate& candidate : result) candidate.words = words_of(vocabulary_[candidate.column]);
    return result;
  }

  /// In how many members each column of the sum is.
  [[nodiscard]] std::vector<std::size_t> members_with(const SparseSum& sum,
                                                      const std::vector<std::size_t>& members) const {
    std::vector<std::size_t> counts(sum.columns.size(), 0);
    for (const std::size_t i : members) {
      for_each_shared(sum.row(), row(view(rows_), i), [&](std::size_t at, std::size_t) { ++counts[at]; });
    }
    return counts;
  }

  [[nodiscard]] Index medoid(const SparseSum& sum, const std::vector<std::size_t>& members) const {
    const auto similarity = [&](std::size_t i) { return dot(row(view(rows_), i), sum.row()); };
    const double best = std::ranges::max(members | std::views::transform(similarity));
    const double enough = best - rounding * static_cast<double>(members.size());
    return static_cast<Index>(*std::ranges::find_if(members, [&](std::size_t i) { return similarity(i) >= enough; }));
  }

  const SparseMatrix<double>& rows_;
  const Vocabulary& vocabulary_;
  LabelOptions options_;
  std::vector<double> total_;
};

}  // namespace

template <class Real>
std::vector<ClusterLabel> label_clusters(const SparseView<Real>& matrix, Labels labels, const Vocabulary& vocabulary,
                                         const LabelOptions& options, const Execution& execution) {
  require(vocabulary.size() == static_cast<std::size_t>(matrix.cols()), "the vocabulary",
          "as long as the matrix is wide",
          std::to_string(vocabulary.size()) + " terms for " + std::to_string(matrix.cols()) + " columns");
  const auto members = members_of(labels, static_cast<std::size_t>(matrix.rows()));
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const Labeler labeler(rows, vocabulary, options);
  std::vector<ClusterLabel> result(members.size());
  parallel_for(members.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t c = begin; c < end; ++c) result[c] = labeler.label(members[c]);
    };
  });
  return result;
}

template std::vector<ClusterLabel> label_clusters(const SparseView<float>&, Labels, const Vocabulary&,
                                                  const LabelOptions&, const Execution&);
template std::vector<ClusterLabel> label_clusters(const SparseView<double>&, Labels, const Vocabulary&,
                                                  const LabelOptions&, const Execution&);

}  // namespace tidings
