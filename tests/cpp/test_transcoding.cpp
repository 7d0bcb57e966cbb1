// Python's code units to UTF-8: runs of ASCII by vectors, against one unit after the other.
#include "bindings/transcoding.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using tidings::bindings::put_utf8;
using tidings::bindings::run;
using tidings::bindings::to_utf8;

namespace {

template <class Unit>
std::string one_by_one(const std::vector<Unit>& units) {
  std::string text(4 * units.size(), '\0');
  char* out = text.data();
  for (const Unit unit : units) out = put_utf8(unit, out);
  text.resize(static_cast<std::size_t>(out - text.data()));
  return text;
}

template <class Unit>
std::vector<Unit> ascii(std::size_t size) {
  std::vector<Unit> units(size);
  for (std::size_t i = 0; i < size; ++i) units[i] = static_cast<Unit>(1 + i * 7 % 127);
  return units;
}

/// The smallest and largest units of each length in UTF-8, and surrogates.
template <class Unit>
std::vector<Unit> edges() {
  std::vector<Unit> units = {0, 0x7F, 0x80, 0xFF};
  if constexpr (sizeof(Unit) >= 2) {
    for (const unsigned unit : {0x100U, 0x7FFU, 0x800U, 0x7FFFU, 0x8000U, 0xD800U, 0xDFFFU, 0xFF80U, 0xFFFFU}) {
      units.push_back(static_cast<Unit>(unit));
    }
  }
  if constexpr (sizeof(Unit) == 4) units.insert(units.end(), {0x10000, 0x10FFFF});
  return units;
}

}  // namespace

TEMPLATE_TEST_CASE("a unit that is not ASCII may stand anywhere", "", std::uint8_t, std::uint16_t, std::uint32_t) {
  std::string scratch;
  for (std::size_t size = 0; size <= 2 * run + 3; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (const TestType unit : edges<TestType>()) {
        auto units = ascii<TestType>(size);
        units[at] = unit;
        REQUIRE(to_utf8(units.data(), size, scratch) == one_by_one(units));
      }
    }
  }
}

TEMPLATE_TEST_CASE("runs of units that are not ASCII may begin and end anywhere", "", std::uint8_t, std::uint16_t,
                   std::uint32_t) {
  std::string scratch;
  constexpr std::size_t size = 3 * run + 1;
  for (std::size_t begin = 0; begin < size; ++begin) {
    for (std::size_t end = begin; end <= size; ++end) {
      auto units = ascii<TestType>(size);
      const auto others = edges<TestType>();
      for (std::size_t i = begin; i < end; ++i) units[i] = others[2 + i % (others.size() - 2)];
      REQUIRE(to_utf8(units.data(), size, scratch) == one_by_one(units));
    }
  }
}

TEMPLATE_TEST_CASE("texts of any mixture are the same units one by one", "", std::uint8_t, std::uint16_t,
                   std::uint32_t) {
  std::mt19937 random(5);
  std::string scratch;
  for (std::size_t size = 0; size < 400; ++size) {
    const auto in = 1 + random() % 40;
    auto units = ascii<TestType>(size);
    const auto others = edges<TestType>();
    for (TestType& unit : units) {
      if (random() % in == 0) unit = others[random() % others.size()];
    }
    REQUIRE(to_utf8(units.data(), size, scratch) == one_by_one(units));
  }
}
