/// @file
/// Who and where: the names of clusters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
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

  /// Whether the name goes on alike wherever it stands, in stories of three clusters, or has a common word of one that
  /// does: "Replay More Videos ... MUST WATCH", "Hide Caption 3 of 18".
  [[nodiscard]] bool is_furniture(const std::string& name) const;

  /// The names that are in most of the cluster's stories, for how many stories of all have them. A name must be in two
  /// stories, if there are two; a word that is mostly written small is none, nor is furniture ("Replay More
  /// Videos ... MUST WATCH"). Of names that share a word there is
  /// one, the longest of those about as frequent.
  [[nodiscard]] std::vector<std::string> of(std::size_t cluster, std::size_t n) const;

  /// Whether a word stands in names in the cluster's stories so many times, and seldom by itself; or twice and
  /// never at their end: "Prime".
  [[nodiscard]] bool is_part(std::size_t cluster, const std::string& word, std::size_t least) const;

  /// The name that the term mostly stands in, in the cluster's stories; the term itself if it stands by itself.
  [[nodiscard]] std::string whole(std::size_t cluster, const std::string& term) const;

 private:
  using Counts = std::map<std::string, std::size_t>;

  /// What stands after a name, if it is the same at more than half of its places.
  struct Next {
    std::uint64_t key = 0;
    std::size_t votes = 0;    ///< while it is looked for: Boyer and Moore's majority vote
    std::size_t n_alike = 0;  ///< places where it stands

    void vote(std::uint64_t other);
  };

  /// Where a name stands in all texts.
  struct Use {
    std::size_t n_stories = 0;
    std::size_t n_clusters = 0;
    std::size_t n_occurrences = 0;
    std::size_t n_numbered = 0;
    Next after;
    bool furniture = false;
  };

  [[nodiscard]] static bool goes_on_alike(const Use& use);
  void find_furniture();

  std::vector<std::vector<std::size_t>> members_;
  std::vector<Counts> stories_;      ///< of each cluster: how many of its stories have a name
  std::vector<Counts> occurrences_;  ///< of each cluster
  std::map<std::string, Use> uses_;
  std::set<std::string> furniture_words_;  ///< words of furniture that are no names by themselves
  std::size_t n_texts_ = 0;
};

}  // namespace tidings::detail
