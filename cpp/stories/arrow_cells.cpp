#include "stories/arrow_cells.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

#include "stories/arrow_nested.hpp"
#include "stories/arrow_values.hpp"

namespace tidings::detail {

bool bit_at(const void* bits, std::size_t position) {
  const unsigned byte = static_cast<const unsigned char*>(bits)[position / 8];
  return ((byte >> (position % 8)) & 1U) != 0;
}

ArrowCells::ArrowCells(const ArrowArray& array) : array_(array) {}

bool ArrowCells::is_null(std::size_t row) const {
  const void* const validity = array_.n_buffers > 0 ? array_.buffers[0] : nullptr;
  return validity != nullptr && array_.null_count != 0 && !bit_at(validity, row + offset());
}

void ArrowCells::write(CellWriter& writer, StoryField field, std::size_t row, std::string& scratch) const {
  writer.text(field, text(row, scratch));
}

namespace {

using Cells = std::unique_ptr<ArrowCells>;

/// Calls make with a value of the integer type that a format names; nothing for another format.
template <class Make>
Cells of_integer(char format, const Make& make) {
  switch (format) {
    case 'c':
      return make(std::int8_t{});
    case 'C':
      return make(std::uint8_t{});
    case 's':
      return make(std::int16_t{});
    case 'S':
      return make(std::uint16_t{});
    case 'i':
      return make(std::int32_t{});
    case 'I':
      return make(std::uint32_t{});
    case 'l':
      return make(std::int64_t{});
    case 'L':
      return make(std::uint64_t{});
    default:
      return nullptr;
  }
}

Cells simple_cells(char format, const ArrowArray& array) {
  switch (format) {
    case 'n':
      return std::make_unique<NullCells>(array);
    case 'u':
    case 'z':
      return std::make_unique<StringCells<std::int32_t>>(array);
    case 'U':
    case 'Z':
      return std::make_unique<StringCells<std::int64_t>>(array);
    case 'b':
      return std::make_unique<BoolCells>(array);
    case 'f':
      return std::make_unique<NumberCells<float>>(array);
    case 'g':
      return std::make_unique<NumberCells<double>>(array);
    default:
      return of_integer(format,
                        [&]<class Integer>(Integer) -> Cells { return std::make_unique<NumberCells<Integer>>(array); });
  }
}

/// "tss:UTC", "tsm:", "tsu:", "tsn:"; "tdD", "tdm". An instant is in UTC, whatever the zone it is to be shown in.
Cells moment_cells(std::string_view format, const ArrowArray& array) {
  constexpr std::int64_t day_seconds = 86400;
  if (format == "tdD") return std::make_unique<MomentCells<std::int32_t>>(array, 1, day_seconds, true);
  if (format == "tdm") {
    return std::make_unique<MomentCells<std::int64_t>>(array, day_seconds * 1000, day_seconds, true);
  }
  constexpr std::string_view units = "smun";
  const bool timestamp = format.size() >= 4 && format.starts_with("ts") && format[3] == ':';
  const std::size_t unit = timestamp ? units.find(format[2]) : std::string_view::npos;
  if (unit == std::string_view::npos) return nullptr;
  std::int64_t per_second = 1;
  for (std::size_t i = 0; i < unit; ++i) per_second *= 1000;
  return std::make_unique<MomentCells<std::int64_t>>(array, per_second, 1, false);
}

/// The number after a colon: "w:16", "+w:3".
std::size_t width_of(std::string_view format) {
  std::size_t width = 0;
  std::from_chars(format.data() + format.find(':') + 1, format.data() + format.size(), width);
  return width;
}

Cells list_cells(const ArrowSchema& schema, const ArrowArray& array, std::string_view name) {
  const std::string_view format = schema.format;
  const bool fixed = format.starts_with("+w:");
  if ((format != "+l" && format != "+L" && !fixed) || schema.n_children != 1) return nullptr;
  Cells items = cells_of(*schema.children[0], *array.children[0], name);
  if (fixed) return std::make_unique<FixedListCells>(array, std::move(items), width_of(format));
  if (format == "+l") return std::make_unique<OffsetListCells<std::int32_t>>(array, std::move(items));
  return std::make_unique<OffsetListCells<std::int64_t>>(array, std::move(items));
}

Cells dictionary_cells(const ArrowSchema& schema, const ArrowArray& array, std::string_view name) {
  Cells values = cells_of(*schema.dictionary, *array.dictionary, name);
  return of_integer(schema.format[0], [&]<class Index>(Index) -> Cells {
    return std::make_unique<DictionaryCells<Index>>(array, std::move(values));
  });
}

Cells any_cells(const ArrowSchema& schema, const ArrowArray& array, std::string_view name) {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr) return dictionary_cells(schema, array, name);
  if (format.size() == 1) return simple_cells(format[0], array);
  if (format == "vu" || format == "vz") return std::make_unique<ViewCells>(array);
  if (format.starts_with("w:")) return std::make_unique<FixedBinaryCells>(array, width_of(format));
  if (format.starts_with("t")) return moment_cells(format, array);
  return list_cells(schema, array, name);
}

}  // namespace

std::unique_ptr<ArrowCells> cells_of(const ArrowSchema& schema, const ArrowArray& array, std::string_view name) {
  if (Cells cells = any_cells(schema, array, name)) return cells;
  throw UnsupportedColumn("column '" + std::string(name) + "' has Arrow's format '" + schema.format +
                          "', which is no text, number, date or list of such");
}

}  // namespace tidings::detail
