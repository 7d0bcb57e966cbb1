/// @file
/// What all users of ICU in this stage share.
#pragma once

#include <unicode/utypes.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tidings/base/errors.hpp"

namespace tidings {

/// ICU's offsets have 32 bits.
/// @throws std::invalid_argument if the text has 2^31 bytes or more
inline void require_icu_size(std::string_view text) {
  require(text.size() <= std::numeric_limits<std::int32_t>::max(), "text", "shorter than 2^31 bytes", text.size());
}

/// @throws std::runtime_error if an ICU call failed, which with valid arguments means that its data is missing
inline void check_icu(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

}  // namespace tidings
