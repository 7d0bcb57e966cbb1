#include "tidings/base/errors.hpp"

#include <array>
#include <charconv>

namespace tidings {

std::string to_text(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.begin(), text.end(), value);
  return {text.begin(), end};
}

}  // namespace tidings
