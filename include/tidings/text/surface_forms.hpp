/// @file
/// Terms as people write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"

namespace tidings {

/// The form in which each term is written most often in the texts: "huawei" -> "Huawei". A possessive ending that the
/// analyzer drops is dropped here too. An n-gram is shown with whatever stood between its words ("talks with Russia"),
/// white space made one space; where punctuation stood between them, the occurrence does not count. Of equally frequent
/// forms the lowest by bytes; a term without any counted form stands for itself.
///
/// @param terms as the analyzer gives them
/// @return one form a term, in the order of `terms`
[[nodiscard]] std::vector<std::string> surface_forms(const Texts& texts, const Analyzer& analyzer,
                                                     const std::vector<std::string>& terms,
                                                     const Execution& execution = {});

}  // namespace tidings
