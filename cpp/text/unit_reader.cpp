#include "text/unit_reader.hpp"

#include "text/character_reader.hpp"
#include "text/given_reader.hpp"
#include "text/name_reader.hpp"
#include "text/word_analyzer.hpp"

namespace tidings::detail {

std::unique_ptr<const UnitReader> make_unit_reader(const AnalyzerOptions& options) {
  switch (options.unit) {
    case Unit::characters:
      return std::make_unique<const CharacterReader>(options);
    case Unit::characters_in_words:
      return std::make_unique<const WordCharacterReader>(options);
    case Unit::given:
      return std::make_unique<const GivenReader>(options);
    case Unit::names:
      return std::make_unique<const NameReader>(options);
    case Unit::words:
      break;
  }
  return std::make_unique<const WordAnalyzer>(options);
}

}  // namespace tidings::detail
