/// @file
/// How terms of labels are written.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/labels.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// How the terms of the labels are written. A phrase that only stands across the end of a sentence has no form of its
/// own, and takes its words'.
[[nodiscard]] std::map<Index, std::string> surfaces_of(const std::vector<ClusterLabel>& labels,
                                                       const TfidfVectorizer& vectorizer,
                                                       const std::vector<std::string_view>& texts,
                                                       const Execution& execution);

}  // namespace tidings::detail
