#include "vectors/form_counter.hpp"

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "text/icu.hpp"
#include "text/written_form.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 64;
/// A longer piece hardly comes twice.
constexpr std::size_t longest_known = 64;

/// Counts on one thread.
class Counter {
 public:
  Counter(const UnitReader& units, bool strip_possessive)
      : units_(units),
        strip_possessive_(strip_possessive),
        workspace_(units.workspace()),
        pieces_of_(units.n_languages()) {}

  void count(std::string_view text) {
    require_icu_size(text);
    scratch_.clear();
    text = units_.prepare(text, workspace_, scratch_);
    for (std::size_t at = 0; at < text.size();) {
      at = units_.read(text, at, pieces_);
      for (const Piece& piece : pieces_) {
        const std::string_view bytes = text.substr(piece.begin, piece.end - piece.begin);
        if (bytes.size() <= longest_known) {
          pieces_of_[workspace_.language].add(bytes, 1);
        } else {
          analyze(bytes, 1);
        }
      }
    }
  }

  /// The forms of all pieces.
  Tally take() {
    for (workspace_.language = 0; workspace_.language < pieces_of_.size(); ++workspace_.language) {
      const Tally& pieces = pieces_of_[workspace_.language];
      for (std::size_t i = 0; i < pieces.size(); ++i) analyze(pieces.string(i), pieces.count(i));
    }
    return std::move(forms_);
  }

 private:
  void analyze(std::string_view piece, std::uint64_t n) {
    scratch_.clear();
    units_.append(piece, {0, static_cast<std::uint32_t>(piece.size())}, workspace_, scratch_);
    for (std::size_t i = 0; i < scratch_.size(); ++i) {
      const auto [word, begin, end] = scratch_[i];
      const std::optional<std::string> form = written_form(piece.substr(begin, end - begin), strip_possessive_);
      if (form) forms_.add(std::string(word) + '\0' + *form, n);
    }
  }

  const UnitReader& units_;
  bool strip_possessive_;
  Workspace workspace_;
  std::vector<Tally> pieces_of_;  ///< of each language
  Tally forms_;
  Pieces pieces_;
  TermList scratch_;
};

}  // namespace

void Tally::add(std::string_view string, std::uint64_t n) {
  const auto place = static_cast<std::size_t>(strings_.add(string));
  if (place == counts_.size()) counts_.push_back(0);
  counts_[place] += n;
}

Tally count_forms(const Texts& texts, const UnitReader& units, bool strip_possessive, const Execution& execution) {
  std::mutex mutex;
  std::list<Counter> counters;
  parallel_for(texts.size(), texts_per_block, execution, [&]() -> Worker {
    const std::lock_guard lock(mutex);
    Counter& counter = counters.emplace_back(units, strip_possessive);
    return [&counter, &texts, scratch = std::string()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) counter.count(texts.read(i, scratch));
    };
  });
  Tally all;
  for (Counter& counter : counters) {
    const Tally forms = counter.take();
    for (std::size_t i = 0; i < forms.size(); ++i) all.add(forms.string(i), forms.count(i));
  }
  return all;
}

}  // namespace tidings::detail
