/// @file
/// Vectors for millions of numbers. Private to the library.
#pragma once

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace tidings::detail {

/// Asks the system for large pages in a piece of memory that nobody has written to yet, which spares most of the page
/// faults and of the address translation. No more than a wish.
void wish_for_large_pages(void* memory, std::size_t n_bytes);

/// Resizes a container whose memory is not a LargeVector's, for others are to own it.
template <class Container>
void resize_large(Container& items, std::size_t size) {
  items.reserve(size);
  wish_for_large_pages(items.data(), size * sizeof(items[0]));
  items.resize(size);
}

/// Memory straight from the system, in large pages where it has them, and back to it.
[[nodiscard]] void* map_large(std::size_t n_bytes);
void unmap_large(void* memory, std::size_t n_bytes);

/// Large memory comes in large pages. New elements without a value are not initialised.
template <class T>
class LargeAllocator {
 public:
  using value_type = T;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) {}  // NOLINT(google-explicit-constructor): as the standard asks

  T* allocate(std::size_t n) {
    if (is_large(n)) return static_cast<T*>(map_large(n * sizeof(T)));
    return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{alignof(T)}));
  }

  void deallocate(T* memory, std::size_t n) {
    if (is_large(n)) return unmap_large(memory, n * sizeof(T));
    ::operator delete(memory, std::align_val_t{alignof(T)});
  }

  template <class U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
  template <class U, class... Arguments>
  void construct(U* at, Arguments&&... arguments) {
    ::new (static_cast<void*>(at)) U(std::forward<Arguments>(arguments)...);
  }

  [[nodiscard]] bool operator==(const LargeAllocator&) const { return true; }

 private:
  static bool is_large(std::size_t n) { return n * sizeof(T) >= std::size_t{2} << 20U; }
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace tidings::detail
