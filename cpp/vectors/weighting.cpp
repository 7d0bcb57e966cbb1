#include "tidings/vectors/weighting.hpp"

#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

const std::map<char, Tf> tf_letters{
    {'n', Tf::natural}, {'l', Tf::logarithmic}, {'a', Tf::augmented}, {'b', Tf::binary}, {'L', Tf::log_average}};
const std::map<char, Idf> idf_letters{{'n', Idf::none}, {'t', Idf::logarithmic}, {'p', Idf::probabilistic}};
const std::map<char, Norm> norm_letters{{'n', Norm::none}, {'c', Norm::l2}, {'u', Norm::pivoted}};

}  // namespace

Weighting smart_weighting(std::string_view name) {
  if (name.size() != 3 || !tf_letters.contains(name[0]) || !idf_letters.contains(name[1]) ||
      !norm_letters.contains(name[2])) {
    throw std::invalid_argument(
        "weighting must be three letters of SMART's, such as \"ltc\": n, l, a, b or L, then n, t or "
        "p, then n, c or u; got \"" +
        std::string(name) + "\"");
  }
  return {.tf = tf_letters.at(name[0]), .idf = idf_letters.at(name[1]), .norm = norm_letters.at(name[2])};
}

void check(const Weighting& weighting) {
  const auto is_proportion = [](double value) { return value >= 0 && value <= 1; };
  require(weighting.k1 >= 0 && std::isfinite(weighting.k1), "k1", "finite and not negative", weighting.k1);
  require(is_proportion(weighting.b), "b", "in [0, 1]", weighting.b);
  require(is_proportion(weighting.slope), "slope", "in [0, 1]", weighting.slope);
}

}  // namespace tidings
