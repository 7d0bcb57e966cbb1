/// @file
/// Cells that hold one value: text, number, date. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "stories/arrow_cells.hpp"

namespace tidings::detail {

class NullCells : public ArrowCells {
 public:
  using ArrowCells::ArrowCells;
  [[nodiscard]] bool missing(std::size_t /*row*/) const override { return true; }
  [[nodiscard]] std::string_view text(std::size_t /*row*/, std::string& /*scratch*/) const override { return {}; }
};

/// Bytes between offsets.
template <class Offset>
class StringCells : public ArrowCells {
 public:
  using ArrowCells::ArrowCells;
  [[nodiscard]] std::size_t bytes() const override {
    const auto rows = static_cast<std::size_t>(array().length);
    return rows == 0 ? 0 : static_cast<std::size_t>(value<Offset>(1, rows) - value<Offset>(1, 0));
  }
  [[nodiscard]] std::string_view text(std::size_t row, std::string& /*scratch*/) const override {
    const auto begin = value<Offset>(1, row);
    const auto size = static_cast<std::size_t>(value<Offset>(1, row + 1) - begin);
    return size == 0 ? std::string_view()
                     : std::string_view(static_cast<const char*>(array().buffers[2]) + begin, size);
  }
};

/// Views of 16 bytes: a length, then up to 12 bytes, or a prefix of 4, the number of a buffer, and a place in it.
class ViewCells : public ArrowCells {
 public:
  using ArrowCells::ArrowCells;
  [[nodiscard]] std::size_t bytes() const override {
    std::size_t bytes = 0;
    std::string unused;
    for (std::size_t row = 0; row < static_cast<std::size_t>(array().length); ++row) {
      bytes += missing(row) ? 0 : text(row, unused).size();
    }
    return bytes;
  }
  [[nodiscard]] std::string_view text(std::size_t row, std::string& /*scratch*/) const override {
    constexpr std::size_t most_inline = 12;
    const char* const view = static_cast<const char*>(array().buffers[1]) + (row + offset()) * 16;
    std::int32_t parts[4];  // NOLINT: the format's
    std::memcpy(parts, view, sizeof parts);
    const auto size = static_cast<std::size_t>(parts[0]);
    if (size <= most_inline) return {view + 4, size};
    return {static_cast<const char*>(array().buffers[2 + parts[2]]) + parts[3], size};
  }
};

class FixedBinaryCells : public ArrowCells {
 public:
  FixedBinaryCells(const ArrowArray& array, std::size_t width) : ArrowCells(array), width_(width) {}
  [[nodiscard]] std::string_view text(std::size_t row, std::string& /*scratch*/) const override {
    return {static_cast<const char*>(array().buffers[1]) + (row + offset()) * width_, width_};
  }

 private:
  std::size_t width_;
};

template <class Number>
class NumberCells : public ArrowCells {
 public:
  using ArrowCells::ArrowCells;
  [[nodiscard]] bool missing(std::size_t row) const override {
    return is_null(row) || value<Number>(1, row) != value<Number>(1, row);
  }
  [[nodiscard]] std::string_view text(std::size_t row, std::string& scratch) const override {
    const auto number = value<Number>(1, row);
    if constexpr (std::is_floating_point_v<Number>) {
      scratch = number_text(static_cast<double>(number));
    } else {
      scratch = std::to_string(number);
    }
    return scratch;
  }
};

class BoolCells : public ArrowCells {
 public:
  using ArrowCells::ArrowCells;
  [[nodiscard]] std::string_view text(std::size_t row, std::string& /*scratch*/) const override {
    return bit_at(array().buffers[1], row + offset()) ? "True" : "False";
  }
};

/// Dates: counts of a unit since 1970.
template <class Count>
class MomentCells : public ArrowCells {
 public:
  /// @param per_second units in a second; where a unit is longer, seconds_per_unit says how long
  MomentCells(const ArrowArray& array, std::int64_t per_second, std::int64_t seconds_per_unit, bool day_only)
      : ArrowCells(array), per_second_(per_second), seconds_per_unit_(seconds_per_unit), day_only_(day_only) {}

  [[nodiscard]] std::string_view text(std::size_t row, std::string& scratch) const override {
    const Timestamp moment = timestamp(row);
    scratch = in_range(moment) ? to_text(moment) : std::to_string(moment.seconds) + " seconds since 1970";
    return scratch;
  }
  void write(CellWriter& writer, StoryField field, std::size_t row, std::string& scratch) const override {
    if (in_range(timestamp(row))) return writer.moment(field, timestamp(row));
    writer.text(field, text(row, scratch));  // a problem in the column of dates
  }

 private:
  static bool in_range(Timestamp moment) { return moment.seconds >= first_second && moment.seconds <= last_second; }

  [[nodiscard]] Timestamp timestamp(std::size_t row) const {
    const std::int64_t count = value<Count>(1, row);
    const std::int64_t rest = count % per_second_;
    return {.seconds = (count / per_second_ - (rest < 0 ? 1 : 0)) * seconds_per_unit_, .day_only = day_only_};
  }

  std::int64_t per_second_;
  std::int64_t seconds_per_unit_;
  bool day_only_;
};

}  // namespace tidings::detail
