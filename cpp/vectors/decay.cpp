#include "vectors/decay.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace tidings::detail {
namespace {

constexpr double seconds_per_day = 86400;
constexpr double whole_one = 4294967296.0;  // 2^32

/// A text's weight, 2^epoch * whole / 2^32.
struct Weight {
  std::int64_t epoch = 0;
  std::uint64_t whole = 0;
};

double half_lives(std::int64_t time, double half_life) {
  return static_cast<double>(time) / (half_life * seconds_per_day);
}

Weight weight_of(std::int64_t time, double half_life) {
  const double age = half_lives(time, half_life);
  const double epoch = std::floor(age);
  return {static_cast<std::int64_t>(epoch), static_cast<std::uint64_t>(std::round(std::exp2(age - epoch) * whole_one))};
}

/// Two ascending lists of keys with numbers as one; keys of which nothing remains are dropped.
template <class Keys, class Numbers, class Combine>
void combine(std::pair<std::span<const typename Keys::value_type>, std::span<const std::uint64_t>> a,
             std::pair<std::span<const typename Keys::value_type>, std::span<const std::uint64_t>> b, Keys& keys,
             Numbers& numbers, const Combine& combined) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.first.size() || j < b.first.size()) {
    const bool only_a = j == b.first.size() || (i < a.first.size() && a.first[i] < b.first[j]);
    const bool only_b = i == a.first.size() || (j < b.first.size() && b.first[j] < a.first[i]);
    const auto key = only_b ? b.first[j] : a.first[i];
    const std::uint64_t number = combined(only_b ? 0 : a.second[i], only_a ? 0 : b.second[j]);
    i += only_b ? 0 : 1;
    j += only_a ? 0 : 1;
    if (number == 0) continue;
    keys.push_back(key);
    numbers.push_back(number);
  }
}

using Part = std::pair<std::span<const TermId>, std::span<const std::uint64_t>>;

/// The terms of one epoch, or nothing.
class EpochReader {
 public:
  explicit EpochReader(const Decayed& decayed) : decayed_(decayed) {}

  [[nodiscard]] bool done() const { return at_ == decayed_.epochs.size(); }
  [[nodiscard]] std::int64_t epoch() const { return decayed_.epochs[at_]; }

  /// The terms of the epoch, if it is this one's, which is behind then.
  Part take(std::int64_t epoch) {
    if (done() || this->epoch() != epoch) return {};
    const std::size_t begin = at_ == 0 ? 0 : decayed_.ends[at_ - 1];
    const std::size_t n = decayed_.ends[at_] - begin;
    ++at_;
    return {std::span(decayed_.terms).subspan(begin, n), std::span(decayed_.weights).subspan(begin, n)};
  }

 private:
  const Decayed& decayed_;
  std::size_t at_ = 0;
};

void close_epoch(Decayed& decayed, std::int64_t epoch) {
  if (decayed.terms.size() == (decayed.ends.empty() ? 0 : decayed.ends.back())) return;
  decayed.epochs.push_back(epoch);
  decayed.ends.push_back(decayed.terms.size());
}

template <class Combine>
Decayed combine_all(const Decayed& a, const Decayed& b, const Combine& combined) {
  Decayed result;
  combine<std::vector<std::int64_t>, std::vector<std::uint64_t>>({a.times, a.n_texts}, {b.times, b.n_texts},
                                                                 result.times, result.n_texts, combined);
  EpochReader of_a(a);
  EpochReader of_b(b);
  while (!of_a.done() || !of_b.done()) {
    const bool from_a = of_b.done() || (!of_a.done() && of_a.epoch() <= of_b.epoch());
    const std::int64_t epoch = from_a ? of_a.epoch() : of_b.epoch();
    combine<LargeVector<TermId>, LargeVector<std::uint64_t>>(of_a.take(epoch), of_b.take(epoch), result.terms,
                                                             result.weights, combined);
    close_epoch(result, epoch);
  }
  return result;
}

template <class Numbers>
bool ascends(const Numbers& numbers) {
  return std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end();
}

}  // namespace

DecayCounter::DecayCounter(std::span<const std::int64_t> times, double half_life, std::size_t n_terms)
    : times_(times), half_life_(half_life), order_(times.size()), sums_(n_terms, 0) {
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::ranges::stable_sort(order_, {}, [&](std::size_t text) { return times_[text]; });
  for (const std::size_t text : order_) {
    if (decayed_.times.empty() || decayed_.times.back() != times_[text]) {
      decayed_.times.push_back(times_[text]);
      decayed_.n_texts.push_back(0);
    }
    ++decayed_.n_texts.back();
  }
}

void DecayCounter::add(std::size_t text, TermId term) {
  const auto [epoch, whole] = weight_of(times_[text], half_life_);
  if (epoch != epoch_) {
    end_epoch();
    epoch_ = epoch;
  }
  if (sums_[term] == 0) met_.push_back(term);
  sums_[term] += whole;
}

void DecayCounter::end_epoch() {
  std::ranges::sort(met_);
  for (const TermId term : met_) {
    decayed_.terms.push_back(term);
    decayed_.weights.push_back(std::exchange(sums_[term], 0));
  }
  met_.clear();
  close_epoch(decayed_, epoch_);
}

Decayed DecayCounter::take() {
  end_epoch();
  return std::move(decayed_);
}

Decayed renumbered(Decayed decayed, const Renumbering& numbers) {
  for (TermId& term : decayed.terms) term = numbers[term];
  return decayed;
}

Decayed add(const Decayed& a, const Decayed& b) {
  return combine_all(a, b, std::plus<std::uint64_t>{});
}

Decayed subtract(const Decayed& from, const Decayed& gone) {
  return combine_all(from, gone, [](std::uint64_t learnt, std::uint64_t less) {
    if (less > learnt) throw std::invalid_argument("forget: texts of that time with these terms were not learnt");
    return learnt - less;
  });
}

Faded fade(const Decayed& decayed, double half_life, std::size_t n_terms) {
  Faded faded{0, LargeVector<double>(n_terms, 0.0)};
  if (decayed.times.empty()) return faded;
  const double now = half_lives(decayed.times.back(), half_life);
  const auto scale = [&](std::int64_t epoch) { return std::exp2(static_cast<double>(epoch) - now) / whole_one; };
  for (std::size_t i = 0; i < decayed.times.size(); ++i) {
    const auto [epoch, whole] = weight_of(decayed.times[i], half_life);
    faded.n_texts += scale(epoch) * static_cast<double>(whole * decayed.n_texts[i]);
  }
  for (std::size_t e = 0, at = 0; e < decayed.epochs.size(); ++e) {
    const double factor = scale(decayed.epochs[e]);
    for (; at < decayed.ends[e]; ++at) {
      faded.df[decayed.terms[at]] += factor * static_cast<double>(decayed.weights[at]);
    }
  }
  return faded;
}

bool is_sound(const Decayed& decayed, std::size_t n_texts, std::size_t n_terms) {
  const auto& [times, n_at, epochs, ends, terms, weights] = decayed;
  if (n_at.size() != times.size() || ends.size() != epochs.size() || weights.size() != terms.size()) return false;
  if (!ascends(times) || !ascends(epochs) || !ascends(ends)) return false;
  if ((ends.empty() ? 0 : ends.back()) != terms.size()) return false;
  std::size_t sum = 0;
  for (const std::uint64_t n : n_at) {
    if (n == 0 || n > n_texts - sum) return false;
    sum += n;
  }
  if (sum != n_texts) return false;
  for (std::size_t e = 0, at = 0; e < ends.size(); at = ends[e], ++e) {
    const std::span<const TermId> part = std::span(terms).subspan(at, ends[e] - at);
    if (!ascends(part) || part.back() >= n_terms) return false;
  }
  return std::ranges::find(weights, std::uint64_t{0}) == weights.end();
}

}  // namespace tidings::detail
