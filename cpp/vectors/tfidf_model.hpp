/// @file
/// What a TfidfVectorizer learns. Private to the library.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "tidings/vectors/vocabulary.hpp"
#include "vectors/known_terms.hpp"
#include "vectors/learnt.hpp"

namespace tidings::detail {

/// Does not change once it is made, so that copies of a vectorizer can share it.
class TfidfModel {
 public:
  TfidfModel(Learnt learnt, Vocabulary vocabulary, std::vector<double> idf)
      : learnt_(std::move(learnt)), vocabulary_(std::move(vocabulary)), idf_(std::move(idf)) {}

  [[nodiscard]] const Learnt& learnt() const { return learnt_; }

  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const std::vector<double>& idf() const { return idf_; }

  /// The vocabulary made ready to count by, which is done when it is first asked for.
  /// @param ngrams see KnownTerms; the same at each call
  [[nodiscard]] KnownTerms& known(bool ngrams) const {
    std::call_once(once_, [&] { known_ = std::make_unique<KnownTerms>(vocabulary_, ngrams); });
    return *known_;
  }

 private:
  Learnt learnt_;
  Vocabulary vocabulary_;
  std::vector<double> idf_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<KnownTerms> known_;
};

}  // namespace tidings::detail
