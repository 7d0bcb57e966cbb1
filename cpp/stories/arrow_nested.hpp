/// @file
/// Cells that refer to those of another column: lists, and numbers of a dictionary's. Private to the stage.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stories/arrow_cells.hpp"

namespace tidings::detail {

/// Lists of cells of another column.
class ListCells : public ArrowCells {
 public:
  ListCells(const ArrowArray& array, std::unique_ptr<ArrowCells> items) : ArrowCells(array), items_(std::move(items)) {}

  [[nodiscard]] std::string_view text(std::size_t row, std::string& scratch) const override {
    std::string joined;
    for (const std::string& item : items(row)) joined.append(joined.empty() ? "" : ", ").append(item);
    scratch = std::move(joined);
    return scratch;
  }
  void write(CellWriter& writer, StoryField field, std::size_t row, std::string& /*scratch*/) const override {
    const std::vector<std::string> texts = items(row);
    writer.list(field, {texts.begin(), texts.end()});
  }

 private:
  [[nodiscard]] virtual Range range(std::size_t row) const = 0;

  [[nodiscard]] std::vector<std::string> items(std::size_t row) const {
    std::vector<std::string> texts;
    std::string scratch;
    for (std::size_t i = range(row).begin; i < range(row).end; ++i) {
      if (!items_->missing(i)) texts.emplace_back(items_->text(i, scratch));
    }
    return texts;
  }

  std::unique_ptr<ArrowCells> items_;
};

template <class Offset>
class OffsetListCells : public ListCells {
 public:
  using ListCells::ListCells;

 private:
  [[nodiscard]] Range range(std::size_t row) const override {
    return {static_cast<std::size_t>(value<Offset>(1, row)), static_cast<std::size_t>(value<Offset>(1, row + 1))};
  }
};

class FixedListCells : public ListCells {
 public:
  FixedListCells(const ArrowArray& array, std::unique_ptr<ArrowCells> items, std::size_t width)
      : ListCells(array, std::move(items)), width_(width) {}

 private:
  [[nodiscard]] Range range(std::size_t row) const override {
    return {(row + offset()) * width_, (row + offset() + 1) * width_};
  }

  std::size_t width_;
};

/// Numbers of cells in a dictionary.
template <class Index>
class DictionaryCells : public ArrowCells {
 public:
  DictionaryCells(const ArrowArray& array, std::unique_ptr<ArrowCells> values)
      : ArrowCells(array), values_(std::move(values)) {}

  [[nodiscard]] bool missing(std::size_t row) const override { return is_null(row) || values_->missing(index(row)); }
  [[nodiscard]] std::string_view text(std::size_t row, std::string& scratch) const override {
    return values_->text(index(row), scratch);
  }
  void write(CellWriter& writer, StoryField field, std::size_t row, std::string& scratch) const override {
    values_->write(writer, field, index(row), scratch);
  }

 private:
  [[nodiscard]] std::size_t index(std::size_t row) const { return static_cast<std::size_t>(value<Index>(1, row)); }

  std::unique_ptr<ArrowCells> values_;
};

}  // namespace tidings::detail
