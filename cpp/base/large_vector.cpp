#include "base/large_vector.hpp"

#include <cstdint>
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tidings::detail {
namespace {

[[maybe_unused]] constexpr std::uintptr_t small_page = 4096;
constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20U;

std::uintptr_t address_of(void* memory) {
  return reinterpret_cast<std::uintptr_t>(memory);
}

/// The next multiple of a size.
std::uintptr_t rounded_up(std::uintptr_t number, std::uintptr_t size) {
  return (number + size - 1) / size * size;
}

}  // namespace

void wish_for_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t n_bytes) {
#ifdef __linux__
  const std::uintptr_t begin = rounded_up(address_of(memory), small_page);
  const std::uintptr_t end = (address_of(memory) + n_bytes) / small_page * small_page;
  if (begin < end) static_cast<void>(madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE));
#endif
}

#ifdef __linux__
/// More is mapped than is asked for, so that there is a large page's boundary in it, and what is over goes back.
void* map_large(std::size_t n_bytes) {
  const std::size_t size = rounded_up(n_bytes, small_page);
  void* mapped =
      mmap(nullptr, size + large_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  const std::uintptr_t at = address_of(mapped);
  const std::uintptr_t begin = rounded_up(at, large_page);
  if (begin > at) munmap(mapped, begin - at);
  munmap(reinterpret_cast<void*>(begin + size), at + large_page - begin);
  wish_for_large_pages(reinterpret_cast<void*>(begin), size);
  return reinterpret_cast<void*>(begin);
}

void unmap_large(void* memory, std::size_t n_bytes) {
  munmap(memory, rounded_up(n_bytes, small_page));
}
#else
void* map_large(std::size_t n_bytes) {
  return ::operator new(n_bytes, std::align_val_t{large_page});
}

void unmap_large(void* memory, std::size_t /*n_bytes*/) {
  ::operator delete(memory, std::align_val_t{large_page});
}
#endif

}  // namespace tidings::detail
