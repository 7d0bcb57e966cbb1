/// @file
/// Capitalised words inside of sentences. Private to the library.
#pragma once

#include <string>
#include <string_view>

#include "text/word_analyzer.hpp"

namespace tidings::detail {

/// Words that begin with a capital where no sentence begins: in most languages, names. Other words become spaces, so
/// that offsets stay; what remains is analysed as words are.
class NameReader final : public WordAnalyzer {
 public:
  using WordAnalyzer::WordAnalyzer;

  std::string_view prepare(std::string_view text, Workspace& workspace, TermList& terms) const override;
};

}  // namespace tidings::detail
