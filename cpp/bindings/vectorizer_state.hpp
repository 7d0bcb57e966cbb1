/// @file
/// What pickle keeps of a vectorizer.
#pragma once

#include <pybind11/pybind11.h>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::bindings {

/// All terms that were learnt and how often they occur, as arrays.
[[nodiscard]] pybind11::tuple state_of(const TfidfVectorizer& vectorizer);

/// A vectorizer with the options of another one that has learnt this.
/// @throws ValueError if the state is damaged
[[nodiscard]] TfidfVectorizer restored(const TfidfVectorizer& vectorizer, const pybind11::tuple& state);

}  // namespace tidings::bindings
