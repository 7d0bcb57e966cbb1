/// @file
/// What a TfidfVectorizer learns. Private to the library.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "tidings/vectors/vocabulary.hpp"
#include "tidings/vectors/weighting.hpp"
#include "vectors/background_terms.hpp"
#include "vectors/known_terms.hpp"
#include "vectors/learnt.hpp"

namespace tidings::detail {

/// Does not change once it is made, so that copies of a vectorizer can share it.
class TfidfModel {
 public:
  /// What each column is to a background.
  struct Prior {
    std::shared_ptr<const BackgroundTerms> terms;
    std::vector<Index> of_column;  ///< numbers of the terms
  };

  TfidfModel(Learnt learnt, Vocabulary vocabulary, CollectionWeights weights, Prior prior = {})
      : learnt_(std::move(learnt)),
        vocabulary_(std::move(vocabulary)),
        weights_(std::move(weights)),
        prior_(std::move(prior)) {}

  [[nodiscard]] const Learnt& learnt() const { return learnt_; }

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const CollectionWeights& weights() const { return weights_; }
  [[nodiscard]] const Prior& prior() const { return prior_; }

  /// The vocabulary made ready to count by, which is done when it is first asked for.
  /// @param ngrams see KnownTerms; the same at each call
  [[nodiscard]] KnownTerms& known(bool ngrams) const {
    std::call_once(once_, [&] { known_ = std::make_unique<KnownTerms>(vocabulary_, ngrams); });
    return *known_;
  }

 private:
  Learnt learnt_;
  Vocabulary vocabulary_;
  CollectionWeights weights_;
  Prior prior_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<KnownTerms> known_;
};

}  // namespace tidings::detail
