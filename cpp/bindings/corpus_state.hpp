/// @file
/// What pickle keeps of a corpus.
#pragma once

#include <pybind11/pybind11.h>

#include "tidings/stories/corpus.hpp"

namespace tidings::bindings {

/// The columns, as bytes. Only rows that the corpus has are in them.
[[nodiscard]] pybind11::tuple state_of(const Corpus& corpus);

/// @throws ValueError if the state is of another version or of a machine with another order of bytes
[[nodiscard]] Corpus corpus_of(const pybind11::tuple& state);

}  // namespace tidings::bindings
