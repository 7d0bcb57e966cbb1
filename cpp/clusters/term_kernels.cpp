#include "clusters/term_kernels.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace tidings::detail {
namespace {

template <class Real>
[[gnu::always_inline]] inline void add_terms(const ScaledTerm<Real>* terms, std::size_t n, Real* __restrict sums,
                                             std::size_t width) {
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    const Real* a = terms[i].values;
    const Real* b = terms[i + 1].values;
    const Real* c = terms[i + 2].values;
    const Real* d = terms[i + 3].values;
    const Real fa = terms[i].factor;
    const Real fb = terms[i + 1].factor;
    const Real fc = terms[i + 2].factor;
    const Real fd = terms[i + 3].factor;
    if (i + 8 <= n) {
      for (std::size_t t = i + 4; t < i + 8; ++t) {
        for (std::size_t k = 0; k < width; k += 64 / sizeof(Real)) __builtin_prefetch(terms[t].values + k);
      }
    }
    for (std::size_t k = 0; k < width; ++k) {
      sums[k] = (((sums[k] + fa * a[k]) + fb * b[k]) + fc * c[k]) + fd * d[k];
    }
  }
  for (; i < n; ++i) {
    const Real* a = terms[i].values;
    const Real fa = terms[i].factor;
    for (std::size_t k = 0; k < width; ++k) sums[k] += fa * a[k];
  }
}

template <class Real>
[[gnu::always_inline]] inline TwoBest<Real> best_two(const Real* numbers, std::size_t width) {
  constexpr Real lowest = std::numeric_limits<Real>::lowest();
  std::array<Real, lanes> best;
  std::array<Real, lanes> second;
  best.fill(lowest);
  second.fill(lowest);
  for (std::size_t k = 0; k < width; k += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      const Real x = numbers[k + l];
      const Real lower = x < best[l] ? x : best[l];
      second[l] = lower > second[l] ? lower : second[l];
      best[l] = x > best[l] ? x : best[l];
    }
  }
  TwoBest<Real> all{lowest, lowest};
  for (std::size_t l = 0; l < lanes; ++l) {
    all.second = std::max({all.second, second[l], std::min(all.best, best[l])});
    all.best = std::max(all.best, best[l]);
  }
  return all;
}

template <class Real>
void add_portable(const ScaledTerm<Real>* terms, std::size_t n, Real* sums, std::size_t width) {
  add_terms(terms, n, sums, width);
}

template <class Real>
TwoBest<Real> two_best_portable(const Real* numbers, std::size_t width) {
  return best_two(numbers, width);
}

#if defined(__x86_64__)
template <class Real>
[[gnu::target("avx2")]] void add_avx2(const ScaledTerm<Real>* terms, std::size_t n, Real* sums, std::size_t width) {
  add_terms(terms, n, sums, width);
}

template <class Real>
[[gnu::target("avx2")]] TwoBest<Real> two_best_avx2(const Real* numbers, std::size_t width) {
  return best_two(numbers, width);
}

template <class Real>
TermKernels<Real> choose() {
  if (__builtin_cpu_supports("avx2") != 0) return {add_avx2<Real>, two_best_avx2<Real>};
  return portable_term_kernels<Real>();
}
#else
template <class Real>
TermKernels<Real> choose() {
  return portable_term_kernels<Real>();
}
#endif

}  // namespace

template <class Real>
const TermKernels<Real>& portable_term_kernels() {
  static const TermKernels<Real> kernels{add_portable<Real>, two_best_portable<Real>};
  return kernels;
}

template <class Real>
const TermKernels<Real>& term_kernels() {
  static const TermKernels<Real> kernels = choose<Real>();
  return kernels;
}

template const TermKernels<float>& portable_term_kernels();
template const TermKernels<double>& portable_term_kernels();
template const TermKernels<float>& term_kernels();
template const TermKernels<double>& term_kernels();

}  // namespace tidings::detail
