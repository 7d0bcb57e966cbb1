/// @file
/// A writer's line without "By". Private to the stage.
#pragma once

#include <string_view>

namespace tidings::detail {

/// "Ana Ruiz", "Ana Ruiz, The Courier" or "Ana Ruiz | The Courier".
struct Signature {
  std::string_view name;
  std::string_view outlet;  ///< empty where there is none
};

/// Takes such a line apart; both are empty where it is none. Markup around the line must be gone.
[[nodiscard]] Signature read_signature(std::string_view line);

}  // namespace tidings::detail
