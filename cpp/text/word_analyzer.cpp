#include "text/word_analyzer.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "text/folding.hpp"
#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

std::string fold_stop_word(const std::string& word, bool fold_case) {
  if (const auto offset = find_ill_formed(word)) {
    throw std::invalid_argument("stop word \"" + replace_ill_formed(word).text + "\" is not UTF-8: byte " +
                                std::to_string(*offset));
  }
  std::string term;
  append_folded(to_nfc(word), fold_case, term);
  return term;
}

std::string_view without_possessive(std::string_view term) {
  const bool possessive = term.size() > 2 && (term.ends_with("'s") || term.ends_with("'S"));
  return possessive ? term.substr(0, term.size() - 2) : term;
}

/// Maps offsets of a composed text to those of the text that it was made from.
class Places {
 public:
  explicit Places(const icu::Edits& edits) : iterator_(edits.getFineIterator()) {}

  std::size_t end(std::size_t offset) {
    UErrorCode status = U_ZERO_ERROR;
    const auto at = iterator_.sourceIndexFromDestinationIndex(static_cast<std::int32_t>(offset), status);
    check_icu(status, "edits");
    return static_cast<std::size_t>(at);
  }

  /// Inside of a change ICU gives the change's end; a word that begins there begins where the change does.
  std::size_t begin(std::size_t offset) {
    const std::size_t at = end(offset);
    const bool inside = iterator_.hasChange() != 0 && static_cast<std::size_t>(iterator_.destinationIndex()) < offset;
    return inside ? static_cast<std::size_t>(iterator_.sourceIndex()) : at;
  }

 private:
  icu::Edits::Iterator iterator_;
};

}  // namespace

WordAnalyzer::WordAnalyzer(AnalyzerOptions options)
    : options_(std::move(options)), prototype_(make_word_iterator()), reader_(*prototype_) {
  for (const std::string& word : options_.stop_words) stop_words_.insert(fold_stop_word(word, options_.fold_case));
}

void WordAnalyzer::append(std::string_view text, const Piece& piece, IcuWords& icu_words, TermList& terms) const {
  if (!piece.ascii) return append_other(text, piece, icu_words, terms);
  append_word(text.substr(piece.begin, piece.end - piece.begin), piece.begin, false, terms);
}

void WordAnalyzer::append_other(std::string_view text, const Piece& piece, IcuWords& icu_words, TermList& terms) const {
  const std::string_view span = text.substr(piece.begin, piece.end - piece.begin);
  if (find_ill_formed(span)) {
    if (options_.on_ill_formed == OnIllFormed::raise) static_cast<void>(well_formed(text, OnIllFormed::raise));
    terms.replaced_ += count_ill_formed(span);
  }
  std::vector<Token> tokens;
  if (is_nfc(span)) {
    icu_words.append(span, 0, tokens);
    for (const auto& [begin, end, ideographic] : tokens) {
      append_word(span.substr(begin, end - begin), piece.begin + begin, ideographic, terms);
    }
    return;
  }
  icu::Edits edits;
  const std::string composed = to_nfc(span, &edits);
  icu_words.append(composed, 0, tokens);
  const std::size_t first = terms.entries_.size();
  for (const auto& [begin, end, ideographic] : tokens) {
    append_word(std::string_view(composed).substr(begin, end - begin), begin, ideographic, terms);
  }
  Places places(edits);
  for (std::size_t i = first; i < terms.entries_.size(); ++i) {
    TermList::Entry& entry = terms.entries_[i];
    entry.begin = piece.begin + places.begin(entry.begin);
    entry.end = piece.begin + places.end(entry.end);
  }
}

void WordAnalyzer::append_word(std::string_view word, std::size_t begin, bool ideographic, TermList& terms) const {
  const std::size_t offset = terms.buffer_.size();
  append_folded(word, options_.fold_case, terms.buffer_);
  const std::string_view term = kept(std::string_view(terms.buffer_).substr(offset), ideographic);
  terms.buffer_.resize(offset + term.size());
  if (!term.empty()) terms.entries_.push_back({offset, term.size(), begin, begin + word.size()});
}

/// What remains of a word: nothing if it is a stop word or too short.
std::string_view WordAnalyzer::kept(std::string_view term, bool ideographic) const {
  if (is_stop_word(term)) return {};
  if (options_.strip_possessive) {
    const std::string_view stem = without_possessive(term);
    if (stem.size() != term.size() && is_stop_word(stem)) return {};
    term = stem;
  }
  return ideographic || count_code_points(term) >= options_.min_length ? term : std::string_view{};
}

bool WordAnalyzer::is_stop_word(std::string_view term) const {
  return !stop_words_.empty() && stop_words_.contains(term);
}

}  // namespace tidings::detail
