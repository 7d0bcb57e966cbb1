/// @file
/// Who and where: the names of clusters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "clusters/word_use.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// The names in each cluster's stories.
class ClusterNames {
 public:
  /// @param members the texts of each cluster
  /// @param use     of the words in the texts; does not have to outlive it
  ClusterNames(const std::vector<std::string_view>& texts, const std::vector<std::vector<std::size_t>>& members,
               const WordUse& use, const Execution& execution);

  /// The names that are in most of the cluster's stories, for how many stories of all have them. A name must be in two
  /// stories, if there are two; a word that is mostly written small is none, nor is what goes on alike wherever it
  /// stands, in stories of three clusters ("Replay More Videos ... MUST WATCH"). Of names that share a word there is
  /// one, the longest of those about as frequent.
  [[nodiscard]] std::vector<std::string> of(std::size_t cluster, std::size_t n) const;

  /// The name that the term mostly stands in, in the cluster's stories; the term itself if it stands by itself.
  [[nodiscard]] std::string whole(std::size_t cluster, const std::string& term) const;

 private:
  using Counts = std::map<std::string, std::size_t>;

  /// Where a name stands in all texts.
  struct Use {
    std::size_t n_stories = 0;
    std::size_t n_clusters = 0;
    std::size_t n_occurrences = 0;
    std::uint64_t next = 0;   ///< what most occurrences go on with, if more than half go on alike
    std::size_t votes = 0;    ///< while that is looked for: Boyer and Moore's majority vote
    std::size_t n_alike = 0;  ///< occurrences that go on with it
  };

  [[nodiscard]] static bool goes_on_alike(const Use& use);

  std::vector<std::vector<std::size_t>> members_;
  std::vector<Counts> stories_;      ///< of each cluster: how many of its stories have a name
  std::vector<Counts> occurrences_;  ///< of each cluster
  std::map<std::string, Use> uses_;
  std::size_t n_texts_ = 0;
};

}  // namespace tidings::detail
