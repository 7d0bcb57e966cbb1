/// @file
/// Cells of a column in Arrow's memory. Private to the stage.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "stories/arrow_abi.hpp"
#include "stories/cell_writer.hpp"

namespace tidings::detail {

/// A column of a type that is no text, number, date or list of such.
class UnsupportedColumn : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// A bit of a bitmap.
[[nodiscard]] bool bit_at(const void* bits, std::size_t position);

/// The cells of an array.
class ArrowCells {
 public:
  explicit ArrowCells(const ArrowArray& array);
  ArrowCells(const ArrowCells&) = delete;
  ArrowCells& operator=(const ArrowCells&) = delete;
  virtual ~ArrowCells() = default;

  [[nodiscard]] virtual bool missing(std::size_t row) const { return is_null(row); }
  /// A cell that is not missing, as text.
  /// @param scratch for a text that is not in Arrow's memory
  [[nodiscard]] virtual std::string_view text(std::size_t row, std::string& scratch) const = 0;
  /// Bytes of all texts, where they are known at once; otherwise 0.
  [[nodiscard]] virtual std::size_t bytes() const { return 0; }
  /// Writes a cell that is not missing.
  virtual void write(CellWriter& writer, StoryField field, std::size_t row, std::string& scratch) const;

 protected:
  [[nodiscard]] bool is_null(std::size_t row) const;
  /// An item of a buffer; the array's own offset is added.
  template <class Value>
  [[nodiscard]] Value value(std::size_t buffer, std::size_t row) const {
    Value value{};
    const char* const values = static_cast<const char*>(array_.buffers[buffer]);
    std::memcpy(&value, values + (row + offset()) * sizeof value, sizeof value);
    return value;
  }
  [[nodiscard]] const ArrowArray& array() const { return array_; }
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(array_.offset); }

 private:
  const ArrowArray& array_;
};

/// @param name of the column, for errors
/// @throws UnsupportedColumn with name and format
[[nodiscard]] std::unique_ptr<ArrowCells> cells_of(const ArrowSchema& schema, const ArrowArray& array,
                                                   std::string_view name);

}  // namespace tidings::detail
