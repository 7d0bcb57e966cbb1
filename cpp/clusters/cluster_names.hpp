/// @file
/// Who and where: the names of clusters.
#pragma once

#include <cstddef>
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
  /// stories, if there are two; a word that is mostly written small is none. Of names that share a word there is one,
  /// the longest of those about as frequent.
  [[nodiscard]] std::vector<std::string> of(std::size_t cluster, std::size_t n) const;

  /// The name that the term mostly stands in, in the cluster's stories; the term itself if it stands by itself.
  [[nodiscard]] std::string whole(std::size_t cluster, const std::string& term) const;

 private:
  using Counts = std::map<std::string, std::size_t>;

  std::vector<std::vector<std::size_t>> members_;
  std::vector<Counts> stories_;      ///< of each cluster: how many of its stories have a name
  std::vector<Counts> occurrences_;  ///< of each cluster
  std::map<std::string, std::size_t> total_;
  std::size_t n_texts_ = 0;
};

}  // namespace tidings::detail
