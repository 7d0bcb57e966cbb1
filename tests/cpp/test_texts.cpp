#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/text/texts.hpp"

namespace {

/// Spells numbers.
class Numbers : public tidings::TextReader {
 public:
  [[nodiscard]] std::size_t size() const override { return 3; }
  [[nodiscard]] std::string_view read(std::size_t i, std::string& scratch) const override {
    scratch = "number " + std::to_string(i);
    return scratch;
  }
};

}  // namespace

TEST_CASE("texts are views, or what a reader reads") {
  std::string scratch;
  const std::vector<std::string_view> views = {"ash", "lava"};
  const tidings::Texts in_memory = views;
  REQUIRE(in_memory.size() == 2);
  REQUIRE(in_memory.read(1, scratch).data() == views[1].data());

  const Numbers numbers;
  const tidings::Texts made = numbers;
  REQUIRE(made.size() == 3);
  REQUIRE(made.read(2, scratch) == "number 2");
}
