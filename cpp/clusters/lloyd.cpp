#include "clusters/lloyd.hpp"

#include <algorithm>
#include <numeric>

#include "clusters/nearest_centroid.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t rows_per_block = 64;

/// Only where no more than this part of the centroids turned are they worth being looked at apart.
constexpr double few_turned = 0.7;

/// The rows of each cluster, ascending, one cluster after the other.
struct Members {
  std::vector<std::size_t> begins;
  std::vector<Index> rows;
};

Members members_of(const std::vector<Index>& labels, std::size_t n_clusters) {
  Members members{std::vector<std::size_t>(n_clusters + 1, 0), std::vector<Index>(labels.size())};
  for (const Index label : labels) ++members.begins[static_cast<std::size_t>(label) + 1];
  std::partial_sum(members.begins.begin(), members.begins.end(), members.begins.begin());
  std::vector<std::size_t> next = members.begins;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    members.rows[next[static_cast<std::size_t>(labels[i])]++] = static_cast<Index>(i);
  }
  return members;
}

}  // namespace

template <class Real>
Lloyd<Real>::Lloyd(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, std::vector<Centroid<Real>> seeds,
                   int n_jobs)
    : rows_(rows),
      n_columns_(n_columns),
      n_jobs_(n_jobs),
      centroids_(std::move(seeds)),
      labels_(rows.size(), 0),
      summed_(rows.size(), -1),
      bounds_(rows.size()) {
  index_centroids(std::vector<char>(centroids_.size(), 1));
}

template <class Real>
bool Lloyd<Real>::step(Progress& progress) {
  assign(progress);
  fill_empty();
  if (labels_ == summed_) return false;
  index_centroids(turn_centroids());
  return true;
}

template <class Real>
void Lloyd<Real>::assign(Progress& progress) {
  parallel_for(rows_.size(), rows_per_block, {.n_jobs = n_jobs_, .progress = &progress}, [&]() -> Worker {
    return [&, search = CentroidSearch<Real>(*index_)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        if (bounds_[i].settled()) continue;
        if (turned_ != nullptr && bounds_[i].unturned < 1) {
          const Index own = numbers_[static_cast<std::size_t>(labels_[i])];
          bounds_[i] = search.after_turns(rows_[i], bounds_[i], *turned_, own);
          if (bounds_[i].settled()) continue;
        }
        const NearestCentroid nearest = search.nearest(rows_[i]);
        labels_[i] = nearest.cluster;
        bounds_[i] = nearest.bounds;
      }
    };
  });
}

/// Gives each empty cluster the row that is least similar to its own centroid, as long as there is one that does not
/// equal its centroid and is not alone.
template <class Real>
void Lloyd<Real>::fill_empty() {
  std::vector<Index> size = sizes();
  if (std::ranges::find(size, 0) == size.end()) return;
  const std::vector<double> cosine = cosines();
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return cosine[a] < cosine[b]; });
  auto next = order.begin();
  for (std::size_t k = 0; k < size.size(); ++k) {
    if (size[k] > 0) continue;
    const auto gives = [&](std::size_t i) {
      return rows_[i].size() > 0 && size[static_cast<std::size_t>(labels_[i])] > 1 && cosine[i] < 1 - 1e-6;
    };
    next = std::find_if(next, order.end(), gives);
    if (next == order.end()) return;
    --size[static_cast<std::size_t>(labels_[*next])];
    size[k] = 1;
    labels_[*next] = static_cast<Index>(k);
    bounds_[*next] = {};
  }
}

/// @return which of the centroids turned
template <class Real>
std::vector<char> Lloyd<Real>::turn_centroids() {
  std::vector<char> changed(centroids_.size(), 0);
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    if (labels_[i] == summed_[i]) continue;
    changed[static_cast<std::size_t>(labels_[i])] = 1;
    if (summed_[i] >= 0) changed[static_cast<std::size_t>(summed_[i])] = 1;
  }
  const Members members = members_of(labels_, centroids_.size());
  Turns<Real> turns(centroids_.size());
  parallel_for(centroids_.size(), 1, {.n_jobs = n_jobs_}, [&]() -> Worker {
    return [&, maker = CentroidMaker<Real>(n_columns_)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t k = begin; k < end; ++k) {
        const std::size_t size = members.begins[k + 1] - members.begins[k];
        if (changed[k] == 0 || size == 0) continue;
        Centroid<Real> turned = maker.centroid(rows_, members.rows.data() + members.begins[k], size);
        const bool first = centroids_[k].columns.empty();
        turns.set(k, first ? Turns<Real>::anywhere : chord(centroids_[k], turned));
        centroids_[k] = std::move(turned);
      }
    };
  });
  turns.finish();
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    bounds_[i] = turns.after(bounds_[i], static_cast<std::size_t>(labels_[i]));
  }
  summed_ = labels_;
  return changed;
}

template <class Real>
void Lloyd<Real>::index_centroids(const std::vector<char>& turned) {
  std::vector<SparseRow<Real>> rows;
  std::vector<SparseRow<Real>> turned_rows;
  numbers_.assign(centroids_.size(), -1);
  for (std::size_t k = 0; k < centroids_.size(); ++k) {
    rows.push_back(centroids_[k].row());
    if (turned[k] == 0) continue;
    numbers_[k] = static_cast<Index>(turned_rows.size());
    turned_rows.push_back(centroids_[k].row());
  }
  const Execution execution{.n_jobs = n_jobs_};
  index_ = std::make_unique<TermIndex<Real>>(rows, n_columns_, execution);
  const bool few = static_cast<double>(turned_rows.size()) <= few_turned * static_cast<double>(rows.size());
  turned_ = few ? std::make_unique<TermIndex<Real>>(turned_rows, n_columns_, execution) : nullptr;
}

template <class Real>
std::vector<Index> Lloyd<Real>::sizes() const {
  std::vector<Index> sizes(centroids_.size(), 0);
  for (const Index label : labels_) ++sizes[static_cast<std::size_t>(label)];
  return sizes;
}

template <class Real>
double Lloyd<Real>::total_cosine() const {
  double total = 0;
  for (const auto& centroid : centroids_) total += centroid.length;
  return total;
}

template <class Real>
std::vector<double> Lloyd<Real>::cosines() const {
  std::vector<double> cosines(rows_.size());
  parallel_for(rows_.size(), rows_per_block, {.n_jobs = n_jobs_}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        cosines[i] = index_->product(rows_[i], static_cast<std::size_t>(labels_[i]));
      }
    };
  });
  return cosines;
}

template class Lloyd<float>;
template class Lloyd<double>;

}  // namespace tidings::detail
