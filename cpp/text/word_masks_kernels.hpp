/// @file
/// The kernels behind mask_kernels, each null where it was not compiled.
#pragma once

#include "text/word_masks.hpp"

namespace tidings {

/// Needs a processor with AVX2.
extern const MaskKernel word_masks_avx2;
extern const MaskKernel word_masks_neon;

}  // namespace tidings
