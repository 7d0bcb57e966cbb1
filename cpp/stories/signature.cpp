#include "stories/signature.hpp"

#include <algorithm>

#include "stories/characters.hpp"
#include "stories/people.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest = 80;  // bytes

}  // namespace

Signature read_signature(std::string_view line) {
  if (line.size() > longest) return {};
  const std::size_t end = std::min(line.find_first_of(",|"), line.size());
  const std::string_view name = trim(line.substr(0, end));
  const std::string_view outlet = trim(line.substr(std::min(end + 1, line.size())));
  const bool complete = end == line.size() || is_name(outlet);
  return complete && is_person(name) ? Signature{name, outlet} : Signature{};
}

}  // namespace tidings::detail
