#include "tidings/clusters/metrics.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// How many stories each class, each cluster, and each pair of both has. Ordered maps: sums have a fixed order.
struct Contingency {
  std::map<Index, double> classes;
  std::map<Index, double> clusters;
  std::map<std::pair<Index, Index>, double> cells;
  double n = 0;

  Contingency(Labels truth, Labels predicted) : n(static_cast<double>(truth.size())) {
    require(truth.size() == predicted.size(), "the number of predicted labels", "the number of true ones",
            std::to_string(predicted.size()) + " against " + std::to_string(truth.size()));
    require(!truth.empty(), "labels", "not empty", 0);
    for (std::size_t i = 0; i < truth.size(); ++i) {
      ++classes[truth[i]];
      ++clusters[predicted[i]];
      ++cells[{truth[i], predicted[i]}];
    }
  }
};

Scores scores(double precision, double recall) {
  const double sum = precision + recall;
  return {precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum};
}

double pairs(double n) {
  return n * (n - 1) / 2;
}

template <class Counts>
double sum_of_pairs(const Counts& counts) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum += pairs(count);
  return sum;
}

double entropy(const std::map<Index, double>& counts, double n) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum -= count / n * std::log(count / n);
  return sum;
}

}  // namespace

Scores bcubed(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  double precision = 0;
  double recall = 0;
  for (const auto& [cell, count] : table.cells) {
    precision += count * count / table.clusters.at(cell.second);
    recall += count * count / table.classes.at(cell.first);
  }
  return scores(precision / table.n, recall / table.n);
}

Scores pairwise(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  const double together = sum_of_pairs(table.cells);
  const double same_cluster = sum_of_pairs(table.clusters);
  const double same_class = sum_of_pairs(table.classes);
  return scores(same_cluster == 0 ? 1 : together / same_cluster, same_class == 0 ? 1 : together / same_class);
}

double adjusted_rand(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  const double same_cluster = sum_of_pairs(table.clusters);
  const double same_class = sum_of_pairs(table.classes);
  const double all = pairs(table.n);
  const double expected = all == 0 ? 0 : same_cluster * same_class / all;
  const double most = (same_cluster + same_class) / 2;
  return most == expected ? 1 : (sum_of_pairs(table.cells) - expected) / (most - expected);
}

double normalized_mutual_info(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  const double mean_entropy = (entropy(table.classes, table.n) + entropy(table.clusters, table.n)) / 2;
  if (mean_entropy == 0) return 1;
  double information = 0;
  for (const auto& [cell, count] : table.cells) {
    const double independent = table.classes.at(cell.first) * table.clusters.at(cell.second) / table.n;
    information += count / table.n * std::log(count / independent);
  }
  return std::clamp(information / mean_entropy, 0.0, 1.0);
}

}  // namespace tidings
