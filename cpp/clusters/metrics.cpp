#include "tidings/clusters/metrics.hpp"

#include "clusters/contingency.hpp"

namespace tidings {
namespace {

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

}  // namespace tidings
