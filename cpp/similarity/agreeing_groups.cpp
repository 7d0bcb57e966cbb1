#include "similarity/agreeing_groups.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace tidings::detail {
namespace {

constexpr std::size_t most_asked = 64;
constexpr std::size_t pairs_per_update = 64;

/// Groups that grow by joining, and remember with whom they do not agree.
class Groups {
 public:
  Groups(const SharedShingles& shared, double agreement)
      : shared_(shared),
        agreement_(agreement),
        group_of_(shared.n_texts()),
        members_(group_of_.size()),
        enemies_(group_of_.size()) {
    std::iota(group_of_.begin(), group_of_.end(), 0U);
    for (const std::uint32_t text : group_of_) members_[text] = {text};
  }

  void offer(std::uint32_t a, std::uint32_t b) {
    a = group_of_[a];
    b = group_of_[b];
    if (a == b || enemies_[a].contains(b)) return;
    if (agree(members_[a], members_[b])) return join(std::min(a, b), std::max(a, b));
    enemies_[a].insert(b);
    enemies_[b].insert(a);
  }

  [[nodiscard]] std::vector<std::uint32_t> take() && { return std::move(group_of_); }

 private:
  using Members = std::vector<std::uint32_t>;

  [[nodiscard]] bool agree(const Members& group, const Members& other) const {
    const std::size_t step = 1 + (group.size() - 1) / most_asked;
    const std::size_t other_step = 1 + (other.size() - 1) / most_asked;
    for (std::size_t i = 0; i < group.size(); i += step) {
      for (std::size_t j = 0; j < other.size(); j += other_step) {
        if (!agree(group[i], other[j])) return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool agree(std::uint32_t a, std::uint32_t b) const {
    const double shorter = std::min(shared_.sizes[a], shared_.sizes[b]);
    return static_cast<double>(shared_.overlap(a, b)) >= agreement_ * shorter;
  }

  /// Moves the texts of one group, and its enemies, to the other. Texts move rarely: whichever the group is called, the
  /// smaller one moves.
  void join(std::uint32_t into, std::uint32_t from) {
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const std::uint32_t text : members_[from]) group_of_[text] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from] = {};
    for (const std::uint32_t enemy : enemies_[from]) {
      enemies_[enemy].erase(from);
      enemies_[enemy].insert(into);
      enemies_[into].insert(enemy);
    }
    enemies_[from] = {};
  }

  const SharedShingles& shared_;
  double agreement_;
  std::vector<std::uint32_t> group_of_;
  std::vector<Members> members_;
  std::vector<std::unordered_set<std::uint32_t>> enemies_;
};

}  // namespace

std::vector<std::uint32_t> agreeing_groups(const SharedShingles& shared, std::vector<TextPair> pairs, double agreement,
                                           Progress* progress) {
  std::ranges::sort(pairs, [&](const TextPair& a, const TextPair& b) {
    const double x = resemblance(shared, a);
    const double y = resemblance(shared, b);
    return x != y ? x > y : std::tie(a.longer, a.shorter) < std::tie(b.longer, b.shorter);
  });
  Groups groups(shared, agreement);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (progress != nullptr && i % pairs_per_update == 0) progress->update(i, pairs.size());
    groups.offer(pairs[i].shorter, pairs[i].longer);
  }
  return std::move(groups).take();
}

}  // namespace tidings::detail
