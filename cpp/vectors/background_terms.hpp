/// @file
/// A background's words as an analyzer gives them. Private to the library.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "tidings/text/analyzer.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/vocabulary.hpp"

namespace tidings::detail {

/// Where an analyzer makes one term of several of the background's words (stems, most of all), the term stands for all
/// of them.
class BackgroundTerms {
 public:
  BackgroundTerms(std::shared_ptr<const Background> background, const AnalyzerOptions& options);

  [[nodiscard]] const Background& background() const { return *background_; }

  /// The term's number; -1 if the background does not have it.
  [[nodiscard]] Index find(std::string_view term) const;

  /// The part of the background's documents that have the term; 0 for -1. Of several words, the sum, up to 1.
  [[nodiscard]] double proportion(Index term) const;

  /// Adds weight times the term's vector; nothing for -1. Of several words, the mean by document frequency.
  void add_vector(Index term, double weight, std::span<double> sum) const;

 private:
  [[nodiscard]] std::span<const Index> words_of(const Index& term) const;

  std::shared_ptr<const Background> background_;
  bool same_;         ///< whether the analyzer leaves the background's words as they are
  Vocabulary terms_;  ///< where it does not
  std::vector<std::vector<Index>> words_;
};

}  // namespace tidings::detail
