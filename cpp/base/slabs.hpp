/// @file
/// Many arrays in few pieces of memory. Private to the library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

#include "base/large_vector.hpp"

namespace tidings::detail {

/// An array in a slab, which lives as long as an array in it.
template <class T>
class SlabArray {
 public:
  SlabArray() = default;
  SlabArray(std::span<T> items, std::shared_ptr<LargeVector<T>> slab) : items_(items), slab_(std::move(slab)) {}

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] T& operator[](std::size_t i) { return items_[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] auto begin() { return items_.begin(); }
  [[nodiscard]] auto end() { return items_.end(); }
  [[nodiscard]] std::span<const T> view() const { return items_; }

  /// Keeps the first items.
  void truncate(std::size_t size) { items_ = items_.first(size); }

 private:
  std::span<T> items_;
  std::shared_ptr<LargeVector<T>> slab_;
};

/// Makes arrays of some kilobytes or more. They lie in large pages, and what is no longer used goes back to the system
/// a slab at a time, which an allocator of small memory does not promise.
template <class T>
class Slabs {
 public:
  /// Its items have no value yet.
  [[nodiscard]] SlabArray<T> take(std::size_t n) {
    constexpr std::size_t size = (std::size_t{8} << 20U) / sizeof(T);
    if (!slab_ || slab_->size() - used_ < n) {
      slab_ = std::make_shared<LargeVector<T>>(std::max(size, n));
      used_ = 0;
    }
    used_ += n;
    return {std::span(*slab_).subspan(used_ - n, n), slab_};
  }

  [[nodiscard]] SlabArray<T> copy_of(std::span<const T> items) {
    SlabArray<T> copy = take(items.size());
    std::ranges::copy(items, copy.begin());
    return copy;
  }

 private:
  std::shared_ptr<LargeVector<T>> slab_;
  std::size_t used_ = 0;
};

}  // namespace tidings::detail
