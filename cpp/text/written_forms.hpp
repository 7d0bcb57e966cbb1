/// @file
/// How terms are written, where they are. Private to the library.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"

namespace tidings::detail {

/// As surface_forms; nothing for a term that is never written without punctuation inside of it.
[[nodiscard]] std::vector<std::optional<std::string>> written_forms(const Texts& texts, const Analyzer& analyzer,
                                                                    const std::vector<std::string>& terms,
                                                                    const Execution& execution);

}  // namespace tidings::detail
