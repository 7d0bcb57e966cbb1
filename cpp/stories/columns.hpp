/// @file
/// Columns of a table that only grows at its end. Rows are set in ascending order; a row that is never set is empty,
/// and a column in which no row is set takes no memory. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tidings::detail {

/// Bytes in one piece. They grow by realloc, which moves the pages of large buffers instead of copying them.
class Bytes {
 public:
  void append(std::string_view bytes);
  void reserve(std::size_t capacity);
  void shrink_to_fit();

  [[nodiscard]] const char* data() const { return data_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] std::string_view view(std::size_t begin, std::size_t end) const {
    return {data_.get() + begin, end - begin};
  }

 private:
  struct Free {
    void operator()(char* data) const;
  };

  void resize_capacity(std::size_t capacity);

  std::unique_ptr<char, Free> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

/// Items [begin, end) of a row.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Where rows end in a sequence of items.
class Offsets {
 public:
  /// Ends a row, or the last row once more, at the given number of items; rows before it that were not closed are
  /// empty.
  void close(std::size_t row, std::size_t end);

  [[nodiscard]] Range operator[](std::size_t row) const;

  /// Nothing, or a zero and the end of each row up to the last that was closed.
  [[nodiscard]] std::span<const std::int64_t> values() const { return values_; }

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(values_);
  }

 private:
  std::vector<std::int64_t> values_;
};

/// Values of a fixed size.
template <class Value>
class Column {
 public:
  explicit Column(Value missing = {}) : missing_(missing) {}

  void set(std::size_t row, Value value) {
    values_.resize(row, missing_);
    values_.push_back(value);
  }

  [[nodiscard]] Value operator[](std::size_t row) const { return row < values_.size() ? values_[row] : missing_; }

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(values_);
  }

 private:
  std::vector<Value> values_;
  Value missing_;
};

/// Texts, one after the other.
class StringColumn {
 public:
  /// Adds to the row that close() will end.
  void append(std::string_view text) { bytes_.append(text); }
  void close(std::size_t row) { offsets_.close(row, bytes_.size()); }
  void set(std::size_t row, std::string_view text);

  [[nodiscard]] std::string_view operator[](std::size_t row) const;
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] std::span<const std::int64_t> offsets() const { return offsets_.values(); }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(bytes_);
    offsets_.visit(visitor);
  }

 private:
  Bytes bytes_;
  Offsets offsets_;
};

/// Lists of texts.
class ListColumn {
 public:
  /// Adds an item to the last row.
  void append(std::size_t row, std::string_view text);

  [[nodiscard]] Range range(std::size_t row) const { return offsets_[row]; }
  [[nodiscard]] std::string_view item(std::size_t position) const { return items_[position]; }
  [[nodiscard]] std::vector<std::string_view> operator[](std::size_t row) const;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    items_.visit(visitor);
    offsets_.visit(visitor);
  }

 private:
  StringColumn items_;
  Offsets offsets_;
  std::size_t n_items_ = 0;
};

}  // namespace tidings::detail
