/// @file
/// Arrow's C data and C stream interfaces: the layout of three structs that other libraries fill and read. Private to
/// the library. Specification: arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html.
#pragma once

#include <cstdint>
#include <utility>

namespace tidings::detail {

inline constexpr std::int64_t arrow_nullable = 2;

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
  int (*get_next)(ArrowArrayStream*, ArrowArray* out);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};

/// One of the three; released when it goes.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  /// Takes over what another holds, as the specification moves structs.
  explicit Owned(Struct& other) : value_(std::exchange(other, Struct{})) {}
  Owned(Owned&& other) noexcept : value_(std::exchange(other.value_, Struct{})) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (value_.release != nullptr) value_.release(&value_);
  }

  [[nodiscard]] Struct* get() { return &value_; }
  [[nodiscard]] const Struct& operator*() const { return value_; }
  [[nodiscard]] const Struct* operator->() const { return &value_; }
  [[nodiscard]] bool released() const { return value_.release == nullptr; }

 private:
  Struct value_{};
};

}  // namespace tidings::detail
