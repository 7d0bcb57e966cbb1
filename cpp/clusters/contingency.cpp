#include "clusters/contingency.hpp"

#include <string>

#include "tidings/base/errors.hpp"

namespace tidings {

Contingency::Contingency(Labels truth, Labels predicted) : n(static_cast<double>(truth.size())) {
  require(truth.size() == predicted.size(), "the number of predicted labels", "the number of true ones",
          std::to_string(predicted.size()) + " against " + std::to_string(truth.size()));
  require(!truth.empty(), "the number of labels", "at least 1", 0);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    ++classes[truth[i]];
    ++clusters[predicted[i]];
    ++cells[{truth[i], predicted[i]}];
  }
}

}  // namespace tidings
