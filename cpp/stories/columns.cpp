#include "stories/columns.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tidings::detail {
namespace {

/// Asks for large pages for a large buffer, which saves most of the time that the first writing to it takes.
void advise_large_pages([[maybe_unused]] char* data, [[maybe_unused]] std::size_t size) {
#ifdef __linux__
  constexpr std::size_t page = std::size_t{1} << 21U;
  constexpr std::size_t large = 4 * page;
  const std::size_t skipped = (page - reinterpret_cast<std::uintptr_t>(data) % page) % page;  // NOLINT: the address
  if (size >= large) static_cast<void>(madvise(data + skipped, size - skipped, MADV_HUGEPAGE));
#endif
}

}  // namespace

void Bytes::Free::operator()(char* data) const {
  std::free(data);  // NOLINT: of realloc
}

void Bytes::resize_capacity(std::size_t capacity) {
  auto* const data = static_cast<char*>(std::realloc(data_.get(), capacity));  // NOLINT: there is no other
  if (data == nullptr) throw std::bad_alloc();
  static_cast<void>(data_.release());
  data_.reset(data);
  capacity_ = capacity;
  advise_large_pages(data, capacity);
}

void Bytes::reserve(std::size_t capacity) {
  if (capacity > capacity_) resize_capacity(capacity);
}

void Bytes::append(std::string_view bytes) {
  if (bytes.empty()) return;
  if (bytes.size() > capacity_ - size_) {
    resize_capacity(std::max({size_ + bytes.size(), capacity_ + capacity_ / 2, std::size_t{32}}));
  }
  std::memcpy(data_.get() + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
}

void Bytes::shrink_to_fit() {
  if (size_ == capacity_) return;
  if (size_ == 0) {
    data_.reset();
    capacity_ = 0;
  } else {
    resize_capacity(size_);
  }
}

void Offsets::close(std::size_t row, std::size_t end) {
  if (values_.empty()) values_.push_back(0);
  values_.resize(row + 1, values_.back());
  values_.push_back(static_cast<std::int64_t>(end));
}

Range Offsets::operator[](std::size_t row) const {
  if (row + 1 >= values_.size()) return {};
  return {static_cast<std::size_t>(values_[row]), static_cast<std::size_t>(values_[row + 1])};
}

void StringColumn::set(std::size_t row, std::string_view text) {
  if (text.empty()) return;
  append(text);
  close(row);
}

std::string_view StringColumn::operator[](std::size_t row) const {
  const Range range = offsets_[row];
  return bytes_.view(range.begin, range.end);
}

void ListColumn::append(std::size_t row, std::string_view text) {
  items_.set(n_items_++, text);
  offsets_.close(row, n_items_);
}

std::vector<std::string_view> ListColumn::operator[](std::size_t row) const {
  std::vector<std::string_view> texts;
  for (std::size_t i = range(row).begin; i < range(row).end; ++i) texts.push_back(item(i));
  return texts;
}

}  // namespace tidings::detail
