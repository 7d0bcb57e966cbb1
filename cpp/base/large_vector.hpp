/// @file
/// Vectors for millions of numbers. Private to the library.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tidings::detail {

/// Asks the system for large pages where memory is large, which spares most of the page faults and of the address
/// translation. New elements without a value are not initialised.
template <class T>
class LargeAllocator {
 public:
  using value_type = T;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) {}  // NOLINT(google-explicit-constructor): as the standard asks

  T* allocate(std::size_t n) {
    if (n * sizeof(T) < large) return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t{alignof(T)}));
    void* memory = ::operator new(n * sizeof(T), page);
#ifdef __linux__
    static_cast<void>(madvise(memory, n * sizeof(T), MADV_HUGEPAGE));  // no more than a wish
#endif
    return static_cast<T*>(memory);
  }

  void deallocate(T* memory, std::size_t n) {
    if (n * sizeof(T) < large) return ::operator delete(memory, std::align_val_t{alignof(T)});
    ::operator delete(memory, page);
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
  static constexpr std::size_t large = std::size_t{8} << 20U;     ///< bytes
  static constexpr std::align_val_t page{std::size_t{2} << 20U};  ///< bytes
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace tidings::detail
