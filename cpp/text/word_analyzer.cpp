#include "text/word_analyzer.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "text/code_points.hpp"
#include "text/folding.hpp"
#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

/// The stop word as it is in a text that was analysed.
std::string fold_stop_word(const std::string& word, const FoldingRules& rules) {
  if (const auto offset = find_ill_formed(word)) {
    throw std::invalid_argument("stop word \"" + replace_ill_formed(word).text + "\" is not UTF-8: byte " +
                                std::to_string(*offset));
  }
  std::string term;
  append_folded(normalized(word, rules.normalization), rules, term);
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

WordAnalyzer::WordAnalyzer(const AnalyzerOptions& options)
    : options_(options),
      rules_{options.fold_case, options.normalization, options.accents},
      stop_words_(n_languages()),
      prototype_(make_word_iterator()),
      reader_(*prototype_) {
  for (std::size_t language = 0; language < stop_words_.size(); ++language) {
    const auto add = [&](const std::string& word) { stop_words_[language].insert(fold_stop_word(word, rules_)); };
    std::ranges::for_each(options_.stop_words, add);
    if (options_.drop_language_stop_words && !options_.languages.empty()) {
      std::ranges::for_each(options_.languages[language].stop_words, add);
    }
  }
  static_cast<void>(workspace());  // which throws if there is no such stemmer
  for (const Language& language : options_.languages) {
    std::vector<std::string> words;
    for (const std::string& word : language.stop_words) words.push_back(fold_stop_word(word, rules_));
    choice_.add(words);
  }
}

Workspace WordAnalyzer::workspace() const {
  Workspace workspace{.span_words = SpanWords(*prototype_)};
  if (options_.languages.empty()) workspace.stemmers.emplace_back(options_.stemmer);
  for (const Language& language : options_.languages) workspace.stemmers.emplace_back(language.stemmer);
  return workspace;
}

/// Chooses the language by the words at the beginning of the text.
std::string_view WordAnalyzer::prepare(std::string_view text, Workspace& workspace, TermList& /*terms*/) const {
  if (n_languages() == 1) return text;
  Pieces pieces;
  reader_.read(text, 0, pieces);
  std::vector<std::string> words;
  for (const Piece& piece : pieces) {
    const std::string_view span = text.substr(piece.begin, piece.end - piece.begin);
    workspace.tokens.clear();
    if (is_ascii(span)) {
      workspace.tokens.push_back({0, span.size(), false});
    } else {
      workspace.span_words.append(span, 0, workspace.tokens);
    }
    for (const Token& token : workspace.tokens) {
      const WellFormed word = replace_ill_formed(span.substr(token.begin, token.end - token.begin));
      append_folded(normalized(word.text, rules_.normalization), rules_, words.emplace_back());
    }
  }
  workspace.language = choice_.choose(words);
  return text;
}

void WordAnalyzer::append(std::string_view text, const Piece& piece, Workspace& workspace, TermList& terms) const {
  const std::string_view bytes = text.substr(piece.begin, piece.end - piece.begin);
  if (!is_ascii(bytes)) return append_other(text, piece, workspace, terms);
  append_word(bytes, {piece.begin, piece.end}, workspace, terms);
}

void WordAnalyzer::append_other(std::string_view text, const Piece& piece, Workspace& workspace,
                                TermList& terms) const {
  const std::string_view span = text.substr(piece.begin, piece.end - piece.begin);
  if (find_ill_formed(span)) {
    if (raises()) static_cast<void>(well_formed(text, OnIllFormed::raise));
    terms.replaced_ += count_ill_formed(span);
  }
  const bool normal = is_normalized(span, rules_.normalization);
  icu::Edits edits;
  const std::string composed = normal ? std::string() : normalized(span, rules_.normalization, &edits);
  const std::string_view words = normal ? span : composed;
  workspace.tokens.clear();
  workspace.span_words.append(words, 0, workspace.tokens);
  Places places(edits);
  for (const Token& token : workspace.tokens) {
    Token place = token;
    if (!normal) place = {places.begin(token.begin), places.end(token.end), token.ideographic};
    place.begin += piece.begin;
    place.end += piece.begin;
    append_word(words.substr(token.begin, token.end - token.begin), place, workspace, terms);
  }
}

/// @param place of the word in the text
void WordAnalyzer::append_word(std::string_view word, const Token& place, const Workspace& workspace,
                               TermList& terms) const {
  const std::size_t offset = terms.buffer_.size();
  append_folded(word, rules_, terms.buffer_);
  const std::string_view term =
      kept(std::string_view(terms.buffer_).substr(offset), place.ideographic, workspace.language);
  terms.buffer_.resize(offset + term.size());
  if (term.empty()) return;
  const std::string_view stem = workspace.stemmers[workspace.language].stem(term);
  if (stem.data() != term.data()) terms.buffer_.replace(offset, std::string::npos, stem);
  terms.entries_.push_back({offset, stem.size(), place.begin, place.end});
}

/// What remains of a word: nothing if it is a stop word, too short, or has no letter where one is required.
std::string_view WordAnalyzer::kept(std::string_view term, bool ideographic, std::size_t language) const {
  if (is_stop_word(term, language)) return {};
  if (options_.strip_possessive) {
    const std::string_view stem = without_possessive(term);
    if (stem.size() != term.size() && is_stop_word(stem, language)) return {};
    term = stem;
  }
  if (options_.require_letter && !has_letter(term)) return {};
  return ideographic || count_code_points(term) >= options_.min_length ? term : std::string_view{};
}

bool WordAnalyzer::is_stop_word(std::string_view term, std::size_t language) const {
  return !stop_words_[language].empty() && stop_words_[language].contains(term);
}

}  // namespace tidings::detail
