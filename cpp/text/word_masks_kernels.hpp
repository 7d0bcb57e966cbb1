/// @file
/// The kernels behind mask_kernels, each with null functions where it was not compiled.
#pragma once

#include "text/word_masks.hpp"

namespace tidings {

/// Needs a processor with AVX-512's byte permutations and compression (VBMI and VBMI2).
extern const NamedKernel word_masks_avx512;
/// Needs a processor with AVX2, and BMI and POPCNT, which all of these have.
extern const NamedKernel word_masks_avx2;
extern const NamedKernel word_masks_neon;

}  // namespace tidings
