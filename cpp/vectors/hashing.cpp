#include "vectors/hashing.hpp"

#include <random>

namespace tidings::detail {

std::uint64_t first_seed() {
  static const std::uint64_t seed = [] {
    std::random_device device;
    const std::uint64_t high = device();
    return high << 32U | device();
  }();
  return seed;
}

}  // namespace tidings::detail
