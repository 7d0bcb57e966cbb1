#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "clusters/contingency.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using Counts = std::map<Index, double>;

double entropy(const Counts& counts, double n) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum -= count / n * std::log(count / n);
  return counts.size() == 1 ? 0 : sum;
}

double mutual_information(const Contingency& table) {
  if (table.classes.size() == 1 || table.clusters.size() == 1) return 0;
  double sum = 0;
  for (const auto& [cell, count] : table.cells) {
    const double independent = table.classes.at(cell.first) * table.clusters.at(cell.second) / table.n;
    sum += count / table.n * std::log(count / independent);
  }
  return std::max(sum, 0.0);
}

/// How often each size occurs.
std::map<std::size_t, double> sizes_of(const Counts& counts) {
  std::map<std::size_t, double> sizes;
  for (const auto& [key, count] : counts) ++sizes[static_cast<std::size_t>(count)];
  return sizes;
}

/// The mutual information to be expected of random clusterings with these sizes. Equal sizes are worked out once.
class ExpectedInformation {
 public:
  explicit ExpectedInformation(std::size_t n) : n_(n), log_factorials_(n + 1, 0) {
    for (std::size_t k = 2; k <= n; ++k) log_factorials_[k] = std::lgamma(static_cast<double>(k) + 1);
  }

  [[nodiscard]] double of(const Contingency& table) const {
    const auto clusters = sizes_of(table.clusters);
    double sum = 0;
    for (const auto& [a, n_classes] : sizes_of(table.classes)) {
      for (const auto& [b, n_clusters] : clusters) sum += n_classes * n_clusters * of_pair(a, b);
    }
    return sum;
  }

 private:
  /// The share of each count that they can have in common, times its hypergeometric probability.
  [[nodiscard]] double of_pair(std::size_t a, std::size_t b) const {
    const auto n = static_cast<double>(n_);
    const double independent = static_cast<double>(a) * static_cast<double>(b) / n;
    double sum = 0;
    for (std::size_t both = a + b > n_ ? a + b - n_ : 1; both <= std::min(a, b); ++both) {
      const double log_probability = factorial(a) + factorial(b) + factorial(n_ - a) + factorial(n_ - b) -
                                     factorial(n_) - factorial(both) - factorial(a - both) - factorial(b - both) -
                                     factorial(n_ + both - a - b);
      const auto count = static_cast<double>(both);
      sum += count / n * std::log(count / independent) * std::exp(log_probability);
    }
    return sum;
  }

  [[nodiscard]] double factorial(std::size_t k) const { return log_factorials_[k]; }

  std::size_t n_;
  std::vector<double> log_factorials_;
};

double away_from_zero(double value) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  return value < 0 ? std::min(value, -epsilon) : std::max(value, epsilon);
}

}  // namespace

double normalized_mutual_info(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  const double mean_entropy = (entropy(table.classes, table.n) + entropy(table.clusters, table.n)) / 2;
  return mean_entropy == 0 ? 1 : std::min(mutual_information(table) / mean_entropy, 1.0);
}

double adjusted_mutual_info(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  if (table.classes.size() == 1 && table.clusters.size() == 1) return 1;
  if (table.classes.size() == 1 || table.clusters.size() == 1) return 0;
  const double mean_entropy = (entropy(table.classes, table.n) + entropy(table.clusters, table.n)) / 2;
  const double expected = ExpectedInformation(truth.size()).of(table);
  return away_from_zero(mutual_information(table) - expected) / away_from_zero(mean_entropy - expected);
}

double homogeneity(Labels truth, Labels predicted) {
  const Contingency table(truth, predicted);
  const double all = entropy(table.classes, table.n);
  return all == 0 ? 1 : std::min(mutual_information(table) / all, 1.0);
}

double completeness(Labels truth, Labels predicted) {
  return homogeneity(predicted, truth);
}

double v_measure(Labels truth, Labels predicted, double beta) {
  require(beta >= 0 && std::isfinite(beta), "beta", "finite and at least 0", beta);
  const double h = homogeneity(truth, predicted);
  const double c = completeness(truth, predicted);
  return h + c == 0 || beta * h + c == 0 ? 0 : (1 + beta) * h * c / (beta * h + c);
}

}  // namespace tidings
