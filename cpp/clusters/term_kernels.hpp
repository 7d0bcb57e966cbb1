/// @file
/// The inner loops of TermIndex, with AVX2 where the machine has it. Both give the same bits: no fused operations, and
/// one order of additions for each sum.
#pragma once

#include <cstddef>

namespace tidings::detail {

/// A term's values, one for each row of the index, and what they are multiplied by.
template <class Real>
struct ScaledTerm {
  const Real* values;
  Real factor;
};

/// The highest of some numbers and the next one, which equals it if two are the highest.
template <class Real>
struct TwoBest {
  Real best;
  Real second;
};

/// The lengths of all arrays are multiples of this.
inline constexpr std::size_t lanes = 16;

template <class Real>
struct TermKernels {
  /// Adds factor x values of each of n terms to sums, in the order of the terms.
  void (*add)(const ScaledTerm<Real>* terms, std::size_t n, Real* sums, std::size_t width);
  TwoBest<Real> (*two_best)(const Real* numbers, std::size_t width);
};

/// The kernels for this machine.
template <class Real>
[[nodiscard]] const TermKernels<Real>& term_kernels();

/// Those that every machine has: for tests.
template <class Real>
[[nodiscard]] const TermKernels<Real>& portable_term_kernels();

}  // namespace tidings::detail
